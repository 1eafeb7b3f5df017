/** Random designs whose hosts scale and get new versions, under random faults and live edits: ledgers balance at every look, and when all is over nothing is held or under way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  constant,
  defaultAutoscaling,
  noHostPolicy,
  scalingMetrics,
  soundVersion,
  type AutoscalingPolicy,
  type Document,
  type RolloutPolicy,
} from '#design';
import { heldNow } from '#engine';
import type { Run } from '.';
import { begin, imbalance } from './testing/run-design';
import { disturb, withoutLoad } from './testing/random-changes';
import { Choice, numbers, randomDesign } from './testing/random-design';

const disturbances = 14;
const untilDisturbedMs = 500;
/** Longer than any wait for an answer. */
const untilQuietMs = 1_000_000;

const scalingOf = (choice: Choice): AutoscalingPolicy => ({
  ...defaultAutoscaling,
  metric: choice.of(scalingMetrics),
  target: choice.of([0.2, 0.6, 3]),
  min: choice.of([0, 1, 3]),
  max: choice.of([3, 6]),
  everyMs: choice.of([400, 900]),
  maxStep: choice.of([null, 1]),
  cooldownInMs: choice.of([0, 700]),
  drainMs: choice.of([0, 100, 5000]),
  schedule: choice.chance(30) ? [{ atMs: 2500, min: 2, max: 4 }] : [],
});

const rolloutOf = (choice: Choice): RolloutPolicy => ({
  rollout: choice.of(['rolling', 'all-at-once', 'canary']),
  maxUnavailable: choice.of([null, 1, 3]),
  surge: choice.of([0, 2]),
  canaryShare: choice.of([0, 0.5]),
  bakeMs: choice.of([0, 600]),
  rollbackErrorRatio: choice.of([null, 0.1]),
  drainMs: choice.of([0, 100, 5000]),
});

/** Hosts that boot quickly, so that much happens to them. */
function withFleets(document: Document, choice: Choice): Document {
  return {
    ...document,
    stages: document.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) => {
        if (each.modules.length === 0) return each;
        const autoscaling = each.kind === 'server' && choice.chance(60) ? scalingOf(choice) : null;
        const hostPolicy = { ...noHostPolicy, autoscaling, rollout: choice.chance(60) ? rolloutOf(choice) : null };
        return each.kind === 'server'
          ? { ...each, configuration: { ...each.configuration, bootMs: constant(choice.of([0, 150])) }, hostPolicy }
          : { ...each, hostPolicy };
      }),
    })),
  };
}

/** What waits in one line for all would wait without end where nobody is left to take it. */
function withSomebody(document: Document): Document {
  return {
    ...document,
    stages: document.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) =>
        each.kind === 'server'
          ? {
              ...each,
              configuration: { ...each.configuration, instances: 1 },
              hostPolicy: { ...(each.hostPolicy ?? noHostPolicy), autoscaling: null },
            }
          : each,
      ),
    })),
  };
}

function deploySomething(run: Run, choice: Choice): string {
  const { modules } = run.plant.stage;
  const module = modules[choice.below(modules.length)];
  const dataSet = run.plant.document.dataSets[0];
  if (!module) return 'nothing';
  run.deploy(module.id, {
    rollout: choice.chance(50) ? rolloutOf(choice) : null,
    defects: {
      errorRatio: choice.of([0, 0.5]),
      slowdown: choice.of([1, 2]),
      leakMiBPerSecond: choice.of([0, 0, 4000]),
      crashes: choice.chance(15),
    },
    schemaChange: dataSet && choice.chance(30) ? { dataSet: dataSet.id, lockMs: choice.of([0, 400]) } : null,
  });
  return `deploy ${module.name}`;
}

describe('any design whose hosts scale and change', () => {
  it('keeps its ledgers, comes to an end of its rollouts, and holds nothing when all is over', () => {
    const seen = { decisions: 0, rollouts: 0, back: 0 };
    fc.assert(
      fc.property(numbers, numbers, (design, given) => {
        const run = begin(withFleets(randomDesign(new Choice(design)), new Choice(given)), { seed: 7 });
        const events = new Choice(given);
        const log: string[] = [];
        const goTo = (untilMs: number) => {
          while (run.status === 'ready' && run.nowMs < untilMs) {
            run.advance(untilMs, 5000);
            expect(imbalance(run), log.join('; ')).toEqual([0, 0, 0]);
          }
        };
        for (let at = 1; at <= disturbances; at++) {
          goTo(at * untilDisturbedMs);
          log.push(`${run.nowMs}: ${events.chance(50) ? deploySomething(run, events) : disturb(run, events)}`);
          expect(imbalance(run), log.join('; ')).toEqual([0, 0, 0]);
        }
        for (const { scaling } of run.report().components) seen.decisions += scaling?.length ?? 0;
        run.clearFaults();
        run.apply(withoutLoad(withSomebody(run.plant.document)), 'no load');
        // One line for all gives back what dies: instances that die of all that they take would never be done with it.
        for (const { id } of run.plant.stage.modules)
          run.deploy(id, { rollout: null, defects: soundVersion, schemaChange: null });
        goTo(run.nowMs + untilQuietMs);
        const left = Object.entries(heldNow()).filter(([, count]) => count !== 0);
        expect(Object.fromEntries(left), log.join('; ')).toEqual({});
        for (const { roster, rollout } of run.plant.stations.values()) {
          expect([roster.present.starting, roster.present.draining, rollout], log.join('; ')).toEqual([0, 0, null]);
        }
        const { rollouts } = run.report();
        seen.rollouts += rollouts.length;
        seen.back += rollouts.filter(({ outcome }) => outcome === 'rolled-back').length;
      }),
      { numRuns: 12, seed: 3, endOnFailure: true },
    );
    // What did not happen proves nothing.
    expect(seen.decisions).toBeGreaterThan(5);
    expect(seen.rollouts).toBeGreaterThan(50);
    expect(seen.back).toBeGreaterThan(0);
  }, 600_000);
});
