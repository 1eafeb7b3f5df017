import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type BuildWire, type Configuration } from '#design';
import { bare } from '../testing/bare';
import { makeTrial } from './trial';

const { call, compute, outside, pause } = buildStep;

interface Given {
  /** Modules that tell what they do. */
  readonly by: readonly ('front' | 'back')[];
  /** Null = the vendor is told itself. */
  readonly collector: Configuration | null;
}

/** Ten requests a second of a front that calls a back, where one of twenty takes half a second. */
function tracesOf({ by, collector }: Given) {
  const tell = (name: 'front' | 'back') => (by.includes(name) ? [outside('telemetry')] : []);
  const seldom = buildStep.choose([
    [0.05, [pause(constant(500))]],
    [0.95, [pause(constant(5))]],
  ]);
  const to = collector ? 'Collector' : 'Vendor';
  const wires = ['Users -> Front', 'front -> back', ...by.map((name) => `${name}.telemetry -> ${to}`)];
  const document = buildDesign(
    {
      classes: {
        Users: {
          arrivals: { type: 'constant', ratePerSecond: 10, firstMs: 50 },
          mix: { 'front.ask': 1 },
          patienceMs: null,
        },
      },
      scenario: { durationMs: 20_000, warmUpMs: 1000 },
      modules: {
        front: { operations: { ask: [compute(constant(2)), call('back.give'), ...tell('front')] } },
        back: { operations: { give: [seldom, ...tell('back')] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Front: { kind: 'server', modules: ['front'], values: { workers: 100 } },
        Back: { kind: 'server', modules: ['back'], values: { workers: 100 } },
        ...(collector && { Collector: { kind: 'collector', values: { itemCpuMs: constant(0.1), ...collector } } }),
        Vendor: { kind: 'third-party', values: { latencyMs: constant(20), errorRatio: 0 } },
      },
      wires: [...wires, ...(collector ? ['Collector -> Vendor'] : [])].map((wire): BuildWire => ({ wire, ...bare })),
    },
    declarations,
  );
  const making = makeTrial({ document, stage: document.stages[0]!.id, seed: 1, replication: 0, part: 'traces' });
  let step = making.next();
  while (!step.done) step = making.next();
  if (!step.value.ok || step.value.value.part !== 'traces') throw new Error('the design cannot run');
  const named = (name: string) => document.stages[0]!.components.find((each) => each.name === name)!.id;
  const { complete, work } = step.value.value.traces;
  return {
    share: complete.find(({ keeper }) => keeper === named('Vendor'))?.share ?? null,
    p99Of: (name: string) => work.find(({ component }) => component === named(name))!.p99Ms,
  };
}

const collecting = { batchWaitMs: 200, queueItems: 1000 };

describe('traces of a run', () => {
  it('are complete where all that worked on a request told of it', () => {
    expect(tracesOf({ by: ['front', 'back'], collector: null }).share).toBe(1);
    expect(tracesOf({ by: ['front', 'back'], collector: collecting }).share).toBe(1);
  });

  it('are not where a part tells nothing, or nobody does', () => {
    expect(tracesOf({ by: ['front'], collector: null }).share).toBe(0);
    expect(tracesOf({ by: [], collector: null }).share).toBeNull();
  });

  it('stay complete in a sample of whole requests, and not where what is full drops', () => {
    expect(tracesOf({ by: ['front', 'back'], collector: { ...collecting, keptShare: 0.2 } }).share).toBe(1);
    const full = { batchWaitMs: 2000, batchItems: 4, queueItems: 1, whenFull: 'drop' };
    expect(tracesOf({ by: ['front', 'back'], collector: full }).share).toBeLessThan(0.5);
  });

  it('show which part works long itself, not which waits for it', () => {
    const { p99Of } = tracesOf({ by: [], collector: null });
    expect(p99Of('Back') / 500).toBeCloseTo(1, 1);
    expect(p99Of('Front')).toBeLessThan(10);
  });
});
