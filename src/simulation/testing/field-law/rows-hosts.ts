/** Parameters of hosts with standing instances: servers and container services. */
import { buildStep, constant, exponential, type Configuration, type ParameterValue } from '#design';
import { accelerated, lasting, strike, two, whole } from './designs';
import { billed, component, failedAs, good, mean, row, runs, type Metric, type Rows, type Values } from './row';

const { compute, pause } = buildStep;

type Pair = Values<ParameterValue>;

const busy = [compute(constant(40))];
const restart = (atMs: number) => strike('crash', whole('Back'), { atMs });

/** A parameter of a host of a kind behind the wire, in a design that makes it matter. */
const hostOf =
  (backKind: string) =>
  (
    name: string,
    values: Pair,
    metric: Metric,
    given: {
      steps?: typeof busy;
      others?: Configuration;
      rate?: number;
      strikes?: Parameters<typeof two>[0]['timeline'];
    },
  ) =>
    row(
      values,
      (value) =>
        two({
          backKind,
          steps: given.steps ?? lasting(40),
          values: { ...given.others, [name]: value },
          ratePerSecond: given.rate ?? 20,
          ...(given.strikes && { timeline: given.strikes }),
        }),
      metric,
    );

const server = hostOf('server');

const quick = { restartDelayMs: 0, bootMs: constant(0) };

/** Rows that all hosts with standing instances have; `quick` says that they start at once. */
const hostRows = (kind: string, quick: Configuration): Rows => {
  const host = hostOf(kind);
  return {
    [`${kind}.instances`]: host('instances', [1, 3], mean, { others: { workers: 1 } }),
    [`${kind}.vcpus`]: host('vcpus', [1, 4], mean, { steps: busy }),
    [`${kind}.memoryMiB`]: host('memoryMiB', [70, 4096], good, { steps: [pause(500)], others: quick }),
    [`${kind}.memoryPerConnectionMiB`]: host('memoryPerConnectionMiB', [0, 64], good, {
      steps: [pause(500)],
      others: { ...quick, memoryMiB: 256 },
    }),
    [`${kind}.speed`]: host('speed', [1, 2], mean, { steps: busy }),
    [`${kind}.workers`]: host('workers', [1, 64], mean, {}),
    [`${kind}.backlog`]: host('backlog', [0, 100], failedAs('refused'), { others: { workers: 1 } }),
    [`${kind}.scalabilitySigma`]: host('scalabilitySigma', [0, 0.5], mean, { steps: busy, rate: 50 }),
    [`${kind}.scalabilityKappa`]: host('scalabilityKappa', [0, 0.2], mean, { steps: busy, rate: 50 }),
    [`${kind}.bandwidthBitsPerSecond`]: host('bandwidthBitsPerSecond', [null, 1e6], mean, {}),
    [`${kind}.repairCrews`]: host(
      'repairCrews',
      [1, null],
      component(-1, ({ timeUp }) => timeUp.mean),
      {
        others: { instances: 4 },
        strikes: {
          one: strike('crash', whole('Back'), {
            atMs: 0,
            durationMs: 6000,
            recurrence: { upMs: exponential(1000), downMs: constant(1000) },
          }),
        },
      },
    ),
  };
};

export const serverRows: Rows = {
  ...hostRows('server', quick),
  'server.accelerator': runs(['none', 'gpu'], (accelerator) => accelerated('gpu', accelerator)),
  'server.diskGiB': billed([8, 500], (diskGiB) => two({ steps: busy, values: { diskGiB, vcpus: 2, memoryMiB: 4096 } })),
  'server.sharedBacklog': server('sharedBacklog', [false, true], mean, {
    steps: [pause(exponential(60))],
    others: { workers: 1, instances: 3 },
    rate: 30,
  }),
  'server.bootMs': server('bootMs', [constant(0), constant(2000)], good, {
    others: { restartDelayMs: 0 },
    strikes: { one: restart(1000) },
  }),
  'server.restartDelayMs': server('restartDelayMs', [0, 2000], good, {
    others: { bootMs: constant(0) },
    strikes: { one: restart(1000) },
  }),
  'server.restartDelayFactor': server('restartDelayFactor', [1, 10], good, {
    others: { bootMs: constant(0), restartDelayMs: 400 },
    strikes: { one: restart(1000), two: restart(2000) },
  }),
};

const container = hostOf('container');
const startsAtOnce = { startMs: constant(0) };

export const containerRows: Rows = {
  ...hostRows('container', startsAtOnce),
  'container.startMs': container('startMs', [constant(0), constant(2000)], good, { strikes: { one: restart(1000) } }),
  'container.architecture': billed(['x86', 'arm'], (architecture) =>
    two({ backKind: 'container', steps: busy, values: { architecture, vcpus: 2, memoryMiB: 4096 } }),
  ),
};
