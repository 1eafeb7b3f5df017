/**
 * Random documents under faults of every sort in their timeline: nothing is lost but what the model loses, and when all of them are cleared nothing of them is left, and
 * the run serves as it would have without them, or its report says that it is not well again.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faultKinds, idOf, type Document, type TimelineEvent, type Zone } from '#design';
import type { Run, RunObserver } from '.';
import { calmDocument, waitsForItself } from './testing/calm-document';
import { Choice, numbers } from './testing/random-design';
import { randomDocument } from './testing/random-document';
import { faultOfKind } from './testing/random-faults';
import { begin, imbalance } from './testing/run-design';

const second = 1000;
const documents = 30;
const faultsEach = 4;
const struckMs = 3 * second;
const clearedMs = 8 * second;
/** Restarts, breakers and lines of those who waited are over by then. */
const judgedMs = 35 * second;
const endMs = 50 * second;
const perSecond = 6;

const zones: readonly Zone[] = ['west', 'east'].map((name, at) => ({
  id: idOf('zone', 900_001 + at),
  name,
  region: 'here',
}));

/** Quiet enough that almost all would be served, its hosts in two zones, for long enough to be struck and to get well. */
function steady(choice: Choice): Document | null {
  const drawn = randomDocument(choice);
  if (waitsForItself(drawn)) return null;
  const { document } = calmDocument(drawn, 100);
  const [stage] = document.stages;
  return {
    ...document,
    stages: [
      {
        ...stage!,
        zones,
        components: stage!.components.map((each) =>
          each.modules.length > 0 ? { ...each, zones: zones.map(({ id }) => id) } : each,
        ),
      },
    ],
    workload: {
      trafficClasses: document.workload.trafficClasses.map((each) => ({
        ...each,
        arrivals: { type: 'poisson', ratePerSecond: perSecond },
      })),
    },
    scenario: { ...document.scenario, durationMs: endMs, warmUpMs: 0 },
  };
}

/** The sorts take turns, so that none is left out. */
const faultsOf = (choice: Choice, document: Document, first: number): readonly TimelineEvent[] =>
  Array.from({ length: faultsEach }, (_, at) => at).flatMap((at) => {
    const kind = faultKinds[(first + at) % faultKinds.length]!;
    const fault = faultOfKind(choice, document, kind);
    if (!fault) return [];
    return {
      id: idOf('event', 900_001 + at),
      name: kind,
      atMs: struckMs + second * at,
      durationMs: choice.of([null, null, 2 * second]),
      action: { type: 'fault' as const, fault },
    };
  });

interface Lived {
  readonly run: Run;
  /** Share of those who came after all was over that were served. */
  readonly served: number;
}

function live(document: Document, timeline: readonly TimelineEvent[]): Lived {
  let offered = 0;
  let served = 0;
  const observer: RunObserver = {
    requestOver: ({ arrivedMs, outcome }) => {
      if (arrivedMs < judgedMs) return;
      offered++;
      if (outcome === 'success') served++;
    },
  };
  const scenario = { ...document.scenario, timeline };
  const run = begin({ ...document, scenario }, { seed: 5, observer });
  const goTo = (untilMs: number) => {
    while (run.status === 'ready' && run.nowMs < untilMs) {
      run.advance(untilMs, 2000);
      expect(imbalance(run)).toEqual([0, 0, 0]);
    }
  };
  goTo(clearedMs);
  run.clearFaults();
  expect(run.faultsInForce).toEqual([]);
  goTo(Number.POSITIVE_INFINITY);
  return { run, served: served / Math.max(1, offered) };
}

/** What the rest of the run would still meet of a fault. */
function leftOf({ plant }: Run): readonly string[] {
  const { struck, stage, links, stations, document } = plant;
  const isStruck = (id: string) =>
    [struck.operations, struck.wires, struck.quotas, struck.classes, struck.dataSets].some(
      (each) => each.on(id).length > 0,
    );
  const ids: readonly string[] = [
    ...[...stage.components, ...stage.wires, ...document.workload.trafficClasses, ...document.dataSets].map(
      ({ id }) => id,
    ),
    ...stage.modules.flatMap(({ operations }) => operations.map(({ id }) => id)),
  ];
  const wires = [...links].flatMap(([id, { addedMs, addedLoss, cut, down, errorRatio }]) =>
    addedMs !== 0 || addedLoss > 0 || errorRatio > 0 || cut || down ? [`wire ${id}`] : [],
  );
  const parts = [...stations.values()].flatMap(({ id, fault, group, instances }) => [
    ...(fault !== 'none' || group.errorRatio > 0 ? [`part ${id}`] : []),
    ...instances.flatMap(({ silent, throttle, state, ordinal }) =>
      silent || throttle !== 1 || state === 'down' ? [`instance ${ordinal} of ${id}`] : [],
    ),
  ]);
  return [...ids.filter(isStruck), ...wires, ...parts];
}

/** Losses that the design does not have: messages of brokers that keep them, writes of a database without a standby. */
function unexplained({
  report,
  document,
}: {
  readonly report: ReturnType<Run['report']>;
  readonly document: Document;
}) {
  const { components, wires } = document.stages[0]!;
  return report.components.flatMap(({ id, messages, replication }) => {
    const { configuration } = components.find((each) => each.id === id)!;
    const keeps =
      configuration['durable'] !== false &&
      wires.every(
        ({ from, delivery }) => !('component' in from) || from.component !== id || delivery?.stores !== false,
      );
    const lost = messages?.subscriptions.reduce((sum, each) => sum + each.lost, 0) ?? 0;
    return [
      ...(lost > 0 && keeps ? [`${lost} messages of ${id}`] : []),
      ...((replication?.lostWrites ?? 0) > 0 && configuration['standby'] === 'none' ? [`writes of ${id}`] : []),
    ];
  });
}

it('loses nothing that the model does not lose, and is well again after its faults or says that it is not', () => {
  const seen = { kinds: new Set<string>(), steady: 0, wellAgain: 0 };
  fc.sample(numbers, { numRuns: documents, seed: 23 }).forEach((given, number) => {
    const choice = new Choice(given);
    const document = steady(choice);
    if (!document) return;
    const timeline = faultsOf(choice, document, number * faultsEach);
    const { run, served } = live(document, timeline);
    const report = run.report();
    for (const { fault } of report.faults) seen.kinds.add(fault);
    const log = timeline.map(({ durationMs, action }) => JSON.stringify([durationMs, action])).join('; ');
    expect(leftOf(run), `document ${number}: ${log}`).toEqual([]);
    expect(unexplained({ report, document }), `document ${number}: ${log}`).toEqual([]);
    // Where nearly all are served nobody needs to know how it would have been without faults.
    const calm = served > 0.95 ? served : live(document, []).served;
    const isWell = served > calm - 0.05;
    const isTold =
      report.faults.some(({ recoveryMs }) => recoveryMs === null) ||
      report.rollouts.some(({ outcome }) => outcome === 'under-way');
    seen.steady += calm > 0.95 ? 1 : 0;
    seen.wellAgain += calm > 0.95 && isWell ? 1 : 0;
    expect(isWell || isTold, `document ${number}: ${served} of ${calm}; ${log}`).toBe(true);
  });
  // What was not thrown, and what was not well before, proves nothing.
  expect(faultKinds.filter((each) => !seen.kinds.has(each))).toEqual([]);
  expect(seen.steady).toBeGreaterThan(documents / 2);
  expect(seen.wellAgain).toBeGreaterThan(0.9 * seen.steady);
}, 600_000);
