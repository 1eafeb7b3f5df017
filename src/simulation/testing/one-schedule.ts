/** A schedule and the server that it starts work on; users ask for something else. */
import { declarations } from '#catalog';
import { buildDesign, buildStep, type BuildStep, type Configuration, type Document } from '#design';
import { runDesign, type RunOptions } from './run-design';
import { bare } from './bare';

type Design = Parameters<typeof buildDesign>[0];

export interface OneSchedule {
  readonly values?: Configuration;
  /** What a run does. */
  readonly steps?: readonly BuildStep[];
  readonly worker?: Configuration;
  /** Whether another module stands before it in its server. */
  readonly isSecond?: boolean;
  readonly seconds?: number;
  readonly timeline?: Design['timeline'];
}

export function oneSchedule({
  values,
  steps,
  worker,
  isSecond = false,
  seconds = 60,
  timeline,
}: OneSchedule): Document {
  return buildDesign(
    {
      classes: { Users: { ratePerSecond: 1, mix: { 'front.ask': 1 } } },
      scenario: { durationMs: seconds * 1000, warmUpMs: 0 },
      modules: {
        front: { operations: { ask: [] } },
        ...(isSecond && { other: { operations: { rest: [buildStep.pause(9000)] } } }),
        job: { operations: { run: steps ?? [buildStep.pause(500)] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Front: { kind: 'server', modules: ['front'] },
        Clock: { kind: 'schedule', values: { everyMs: 10_000, ...values } },
        Worker: {
          kind: 'server',
          modules: isSecond ? ['other', 'job'] : ['job'],
          values: { instances: 1, workers: null, backlog: null, vcpus: null, ...worker },
        },
      },
      wires: ['Users -> Front', { wire: isSecond ? 'Clock -> job' : 'Clock -> Worker', ...bare }],
      ...(timeline && { timeline }),
    },
    declarations,
  );
}

/** When each event came and was over, ms, and how; and what the schedule counts. */
export function runsOf(given: OneSchedule, at: RunOptions['at'] = {}) {
  const seen: (readonly [number, number, string])[] = [];
  const report = runDesign(oneSchedule(given), {
    at,
    slice: 1,
    observer: { messageEnded: ({ sentMs, endedMs, end }) => seen.push([sentMs, endedMs, end]) },
  });
  const { runs, subscriptions } = report.components.find(({ messages }) => messages !== null)!.messages!;
  return { ends: seen, runs, report, subscription: subscriptions[0]! };
}
