import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Document } from '#design';
import { makeTrial } from '..';

/** Two servers behind a balancer, in the zones that are given. */
const shop = (zones: readonly string[]): Document =>
  buildDesign(
    {
      classes: { Users: { ratePerSecond: 20, mix: { 'shop.page': 1 } } },
      modules: { shop: { operations: { page: [buildStep.compute(constant(1))] } } },
      zones: { a: 'home', b: 'home' },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Balancer: { kind: 'load-balancer' },
        Server: { kind: 'server', modules: ['shop'], zones, values: { instances: 2 } },
      },
      wires: ['Users -> Balancer', 'Balancer -> Server'],
    },
    declarations,
  );

function without(document: Document): number | null {
  const making = makeTrial({ document, stage: document.stages[0]!.id, seed: 7, replication: 0, part: 'zone-loss' });
  let step = making.next();
  for (; !step.done; step = making.next()) {
    expect(step.value.share).toBeGreaterThanOrEqual(0);
    expect(step.value.share).toBeLessThanOrEqual(1);
  }
  if (!step.value.ok || step.value.value.part !== 'zone-loss') throw new Error('the stage cannot run');
  return step.value.value.availability;
}

describe('a stage without one of its zones', () => {
  it('answers nobody where everything stands in that zone', () => {
    expect(without(shop(['a']))).toBe(0);
  });

  it('loses only what comes before the balancer knows, where half of it stands elsewhere', () => {
    const left = without(shop(['a', 'b']))!;
    expect(left).toBeGreaterThan(0.85);
    expect(left).toBeLessThan(1);
  });

  it('has nothing to measure where no part stands in a zone', () => {
    expect(without(shop([]))).toBeNull();
  });
});
