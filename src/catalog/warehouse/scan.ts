/** How fast one slot reads. */
import type { Configuration } from '#design';

const bytesPerMib = 1_048_576;
const msPerSecond = 1_000;

export const bytesPerSlotMs = ({ scanMiBPerSecond }: Configuration): number =>
  (Number(scanMiBPerSecond) * bytesPerMib) / msPerSecond;
