/** Parameters of devices: the server that holds their connections dies, and comes back. */
import type { ParameterValue } from '#design';
import { oneFleet, type OneFleet } from '../one-fleet';
import { strike, whole } from './designs';
import { failedAs, row, type Metric, type Rows, type Values } from './row';

const crash = (restartDelayMs: number): OneFleet => ({
  gate: { restartDelayMs, bootMs: { type: 'constant', value: 0 } },
  timeline: { crash: strike('crash', whole('Gate'), { atMs: 10_000, durationMs: 0 }) },
});

const of = (name: string, values: Values<ParameterValue>, metric: Metric, given: OneFleet) =>
  row(values, (value) => oneFleet({ ...given, values: { ...given.values, [name]: value } }), metric);

const oldest: Metric = ({ flows }) => flows[0]!.responses.maxMs ?? Number.NaN;

export const deviceRows: Rows = {
  'devices.buffer': of('buffer', [0, 100], failedAs('refused'), crash(8000)),
  'devices.jitterMs': of('jitterMs', [0, 10_000], oldest, crash(100)),
  'devices.retryMs': of('retryMs', [100, 8000], oldest, crash(3000)),
  'devices.longestRetryMs': of('longestRetryMs', [1000, 100_000], oldest, crash(9500)),
};
