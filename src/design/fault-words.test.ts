import { describe, expect, it } from 'vitest';
import { faultMark, faultSentence, instanceWords } from './fault-words';
import type { Fault } from './scenario';
import { componentNamed, firstStage, moduleNamed, wireNamed } from './testing/look-up';
import { shop } from './testing/shop';
import { kinds } from './testing/synthetic-kinds';

const design = shop();
const component = componentNamed(design, 'Shop').id;
const names = { stage: firstStage(design), kinds, classes: design.workload.trafficClasses };

const fault = (kind: Fault['fault'], target: Fault['target'], magnitude: number | null = null): Fault => ({
  fault: kind,
  target,
  magnitude,
  recurrence: null,
});
const sentence = (...given: Parameters<typeof fault>) => faultSentence(names, fault(...given));

describe('faultSentence', () => {
  it('names wires by their ends', () => {
    const wire = wireNamed(design, 'catalog.database -> Database').id;
    expect(sentence('partition', { type: 'wire', wire })).toBe('Cut: catalog → Database');
  });

  it('names parts and instances, and tells a restart from a crash', () => {
    expect(sentence('outage', { type: 'component', component })).toBe('Taken down: Shop');
    expect(sentence('crash', { type: 'instance', component, instance: 1 })).toBe('Crash: Shop, instance 2');
    expect(sentence('crash', { type: 'component', component })).toBe('Restarted: Shop');
  });

  it('names modules, operations and classes', () => {
    const module = moduleNamed(design, 'catalog');
    const operation = module.operations[0]!.id;
    const trafficClass = names.classes[0]!.id;
    expect(sentence('error-rate', { type: 'module', module: module.id }, 1)).toBe(
      'Answering with errors: catalog, 100 %',
    );
    expect(sentence('error-rate', { type: 'operation', operation }, 0.2)).toBe(
      'Answering with errors: catalog.list, 20 %',
    );
    expect(sentence('traffic-surge', { type: 'traffic-class', trafficClass }, 3)).toBe('Traffic surge: Shoppers, × 3');
  });

  it('says how strong it is, of how many, and that it comes by chance', () => {
    const wire = wireNamed(design, 'catalog.database -> Database').id;
    expect(sentence('latency', { type: 'wire', wire }, 200)).toBe(
      'Added latency: catalog → Database, +200 ms each way',
    );
    expect(sentence('cpu-throttle', { type: 'share', component, share: 0.5 }, 0.1)).toBe(
      'CPU throttled: Shop, 50 % of its instances, at 10 %',
    );
    const often = { type: 'exponential', mean: 1000 } as const;
    const drawn: Fault = { ...fault('loss', { type: 'wire', wire }, 0.05), recurrence: { upMs: often, downMs: often } };
    expect(faultSentence(names, drawn)).toBe('Losing messages: catalog → Database, 5 %, by chance');
  });

  it('says of what is gone that it is', () => {
    const target = { type: 'component', component: 'c999' as typeof component } as const;
    expect(sentence('hang', target)).toBe('Hung: a part since removed');
  });
});

describe('an instance', () => {
  it('has the name that its kind gives it, and else its number', () => {
    const server = componentNamed(design, 'Shop');
    const [id, kind] = [server.kind, kinds.get(server.kind)!];
    const named = new Map([[id, { ...kind, instanceNames: () => ['primary', 'replica 1'] }]]);
    expect([0, 1, 2].map((at) => instanceWords(named, server, at))).toEqual(['primary', 'replica 1', 'instance 3']);
    expect(instanceWords(kinds, server, 1)).toBe('instance 2');
  });
});

describe('faultMark', () => {
  it('says what it does, and what of the place alone is struck', () => {
    const target = { type: 'component', component } as const;
    expect(faultMark(fault('hang', target), null)).toBe('never answers');
    expect(faultMark(fault('error-rate', target, 0.2), 'list')).toBe('20 % errors, list');
  });
});
