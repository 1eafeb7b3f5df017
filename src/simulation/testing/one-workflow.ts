/** A workflow that users start, and a server that it calls; nothing takes time but what a test says. */
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  type BuildStep,
  type Configuration,
  type Document,
  type WirePolicy,
} from '#design';
import { metersOf } from '../usage';
import { begin, type RunOptions } from './run-design';
import { bare } from './bare';

type Design = Parameters<typeof buildDesign>[0];

export interface OneWorkflow {
  /** Instants of arrivals, ms; absent = Poisson arrivals at a rate. */
  readonly at?: readonly number[];
  readonly ratePerSecond?: number;
  readonly values?: Configuration;
  /** States; `task.do` is what the server does. */
  readonly steps?: readonly BuildStep[];
  readonly task?: readonly BuildStep[];
  readonly policy?: Partial<WirePolicy>;
  readonly requestBytes?: number;
  /** Of the wire between users and workflow, each way, ms. */
  readonly latencyMs?: number;
  readonly seconds?: number;
  readonly timeline?: Design['timeline'];
}

export function oneWorkflow(given: OneWorkflow): Document {
  const { at, ratePerSecond = 20, seconds = 60, steps = [buildStep.pause(500)] } = given;
  const instants = (at ?? []).map((atMs) => ({ atMs, operation: null, key: null, bytes: null }));
  return buildDesign(
    {
      classes: {
        Users: {
          mix: { 'flow.run': { requestBytes: constant(given.requestBytes ?? 0) } },
          patienceMs: null,
          arrivals: at ? { type: 'trace', instants } : { type: 'poisson', ratePerSecond },
        },
      },
      scenario: { durationMs: seconds * 1000, warmUpMs: 0 },
      modules: {
        // The second gives the module its need, whatever the first does.
        flow: { operations: { run: steps, other: [buildStep.call('task.do')] } },
        task: { operations: { do: given.task ?? [buildStep.pause(100)] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Flow: {
          kind: 'workflow',
          modules: ['flow'],
          values: { answers: 'at-end', transitionMs: constant(0), ...given.values },
        },
        Tasks: { kind: 'server', modules: ['task'], values: { workers: null, backlog: null, vcpus: null } },
      },
      wires: [
        { wire: 'Users -> Flow', ...bare, latencyMs: given.latencyMs ?? 0 },
        { wire: 'flow -> task', ...bare, policy: given.policy ?? {} },
      ],
      ...(given.timeline && { timeline: given.timeline }),
    },
    declarations,
  );
}

/** What became of each request, in the order of arrival: when it came and ended, ms, and how; and what was metered. */
export function executionsOf(given: OneWorkflow, at: RunOptions['at'] = {}) {
  const seen: (readonly [number, number, string])[] = [];
  const document = oneWorkflow(given);
  const run = begin(document, {
    observer: {
      requestEnded: ({ arrivedMs, endedMs, outcome }) =>
        seen.push([arrivedMs, Math.round(1000 * endedMs) / 1000, outcome]),
    },
  });
  for (const [instant, act] of Object.entries(at)) {
    run.advance(Number(instant), Number.POSITIVE_INFINITY);
    act(run);
  }
  run.advance(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  const flow = document.stages[0]!.components.find(({ name }) => name === 'Flow')!;
  const meters = metersOf(run.plant).get(flow.id)!;
  return { requests: seen.toSorted(([a], [b]) => a - b), meters, report: run.report() };
}
