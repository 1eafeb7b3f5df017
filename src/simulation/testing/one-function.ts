/** A function that users call, for tests: no latency, no cold start and no limit unless said. */
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  type Configuration,
  type Document,
  type Module,
  type TrafficClass,
} from '#design';
import { runDesign, type RunOptions } from './run-design';
import { bare } from './bare';

/** Unlimited, and warm from the first request on. */
export const plainFunction: Configuration = {
  memoryMiB: 1_024,
  mibPerVcpu: 1_024,
  burstInstances: null,
  environmentMs: constant(0),
  packageMiB: 0,
  keepAliveMs: 10_000,
  timeLimitMs: null,
  payloadKiB: null,
};

type BuildStep = ReturnType<typeof buildStep.compute>;

export interface OneFunction {
  /** Instants of arrivals, ms; else a rate. */
  readonly at?: readonly number[];
  readonly trafficClass?: Partial<Omit<TrafficClass, 'id' | 'name' | 'mix' | 'followUps'>>;
  readonly requestBytes?: number;
  readonly seconds?: number;
  readonly warmUpSeconds?: number;
  readonly values?: Configuration;
  readonly steps?: readonly BuildStep[];
  readonly module?: Partial<Pick<Module, 'runtime' | 'memoryMiB' | 'memoryPerRequestMiB'>>;
  readonly zones?: Readonly<Record<string, string>>;
  readonly functionZones?: readonly string[];
  readonly also?: Parameters<typeof buildDesign>[0]['also'];
  readonly timeline?: Parameters<typeof buildDesign>[0]['timeline'];
}

export function oneFunction(given: OneFunction): Document {
  const { at, seconds = 60, warmUpSeconds = 0, steps = [buildStep.pause(constant(500))] } = given;
  const instants = (at ?? []).map((atMs) => ({ atMs, operation: null, key: null, bytes: null }));
  return buildDesign(
    {
      classes: {
        Users: {
          mix: { 'work.do': { requestBytes: constant(given.requestBytes ?? 0) } },
          patienceMs: null,
          arrivals: at ? { type: 'trace', instants } : { type: 'poisson', ratePerSecond: 10 },
          ...given.trafficClass,
        },
      },
      scenario: { durationMs: seconds * 1000, warmUpMs: warmUpSeconds * 1000 },
      modules: { work: { ...given.module, operations: { do: steps } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Function: {
          kind: 'function',
          modules: ['work'],
          values: { ...plainFunction, ...given.values },
          zones: given.functionZones ?? [],
        },
      },
      wires: [{ wire: 'Users -> Function', ...bare }],
      ...(given.zones && { zones: given.zones }),
      ...(given.also && { also: given.also }),
      ...(given.timeline && { timeline: given.timeline }),
    },
    declarations,
  );
}

/** What became of each request, in the order of arrival: when it ended, ms, and how. */
export function ends(given: OneFunction, at: RunOptions['at'] = {}) {
  const seen: (readonly [number, number, string])[] = [];
  const report = runDesign(oneFunction(given), {
    at,
    observer: {
      requestEnded: ({ arrivedMs, endedMs, outcome }) =>
        seen.push([arrivedMs, Math.round(1000 * endedMs) / 1000, outcome]),
    },
  });
  const [, host] = report.components;
  if (!host?.onDemand) throw new Error('the report lacks the function');
  return { requests: seen.toSorted(([a], [b]) => a - b), report, host, onDemand: host.onDemand };
}
