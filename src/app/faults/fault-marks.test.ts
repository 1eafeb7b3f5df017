import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, type Fault } from '#design';
import { faultMarks } from './fault-marks';

const stage = buildDesign(
  {
    modules: {
      orders: { operations: { place: [buildStep.call('stock.reserve')] } },
      stock: { operations: { reserve: [buildStep.compute(1)] } },
    },
    components: {
      Shop: { kind: 'server', modules: ['orders'] },
      Store: { kind: 'server', modules: ['stock'] },
    },
    wires: ['orders -> stock'],
  },
  declarations,
).stages[0]!;
const [shop, store] = stage.components.map(({ id }) => id);
const wire = stage.wires[0]!.id;

const fault = (name: Fault['fault'], target: Fault['target'], magnitude: number | null = null) => ({
  fault: { fault: name, target, magnitude, recurrence: null },
});

describe('the marks of faults in force', () => {
  const faults = [
    fault('cpu-throttle', { type: 'component', component: store! }, 0.1),
    fault('error-rate', { type: 'component', component: store! }, 0.205),
    fault('latency', { type: 'wire', wire }, 200),
    fault('hang', { type: 'instance', component: shop!, instance: 1 }),
  ];

  it('stand at the part or the wire that is struck, with their strength', () => {
    expect(faultMarks(stage.components, faults, [store!])).toEqual(['CPU at 10 %', '20.5 % errors']);
    expect(faultMarks(stage.components, faults, ['another', wire])).toEqual(['+200 ms each way']);
    expect(faultMarks(stage.components, faults, [shop!])).toEqual(['hung, instance 2']);
  });

  it('say the same thing once', () => {
    expect(faultMarks(stage.components, [...faults, ...faults], [wire])).toEqual(['+200 ms each way']);
    expect(faultMarks(stage.components, [], [wire])).toEqual([]);
  });
});
