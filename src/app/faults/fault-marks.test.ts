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

const marksAt = (name: string, faults: Parameters<typeof faultMarks>[1]) =>
  faultMarks({ stage, kinds: declarations, component: stage.components.find((each) => each.name === name)! }, faults);

describe('the marks of faults in force', () => {
  const faults = [
    fault('cpu-throttle', { type: 'component', component: store! }, 0.1),
    fault('error-rate', { type: 'component', component: store! }, 0.205),
    fault('latency', { type: 'wire', wire }, 200),
    fault('hang', { type: 'instance', component: shop!, instance: 1 }),
  ];

  it('stand at the part or the wire that is struck, with their strength', () => {
    expect(marksAt('Store', faults)).toEqual(['CPU at 10 %', '20.5 % errors']);
    expect(faultMarks({ wires: ['another', wire] }, faults)).toEqual(['+200 ms each way']);
    expect(marksAt('Shop', faults)).toEqual(['never answers, instance 2']);
  });

  it('say the same thing once', () => {
    expect(faultMarks({ wires: [wire] }, [...faults, ...faults])).toEqual(['+200 ms each way']);
    expect(faultMarks({ wires: [wire] }, [])).toEqual([]);
  });

  it('name the operation, at the host of its module alone', () => {
    const reserve = stage.modules.find(({ name }) => name === 'stock')!.operations[0]!.id;
    const failing = [fault('error-rate', { type: 'operation', operation: reserve }, 0.2)];
    expect(marksAt('Store', failing)).toEqual(['20 % errors, reserve']);
    expect(marksAt('Shop', failing)).toEqual([]);
  });

  it('name the node of a database', () => {
    const values = { readReplicas: 2, standby: 'asynchronous' };
    const document = buildDesign({ components: { Store: { kind: 'relational-database', values } } }, declarations);
    const [component] = document.stages[0]!.components;
    const at = (instance: number) =>
      faultMarks({ stage: document.stages[0]!, kinds: declarations, component: component! }, [
        fault('outage', { type: 'instance', component: component!.id, instance }),
      ]).join();
    expect([0, 1, 2, 3].map(at)).toEqual([
      'taken down, primary',
      'taken down, standby',
      'taken down, replica 1',
      'taken down, replica 2',
    ]);
  });
});
