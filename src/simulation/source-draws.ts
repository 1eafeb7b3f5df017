/** The random streams of a traffic class: one for each thing that is drawn, so that no draw depends on another. */
import { createStream, purposes } from '#engine';

export interface Draws {
  readonly arrival: number;
  readonly operation: number;
  readonly key: number;
  readonly client: number;
  readonly think: number;
  readonly batch: number;
  readonly modulation: number;
}

export function drawsOf(seed: number, classNumber: number): Draws {
  const stream = (purpose: number) => createStream(seed, classNumber, 0, purpose);
  return {
    arrival: stream(purposes.arrival),
    operation: stream(purposes.operation),
    key: stream(purposes.key),
    client: stream(purposes.client),
    think: stream(purposes.thinkTime),
    batch: stream(purposes.batch),
    modulation: stream(purposes.modulation),
  };
}

/** The first place of cumulative shares that a number in (0, 1) falls into. */
export function placeIn(shares: readonly number[], u: number): number {
  let at = 0;
  while (at < shares.length - 1 && u >= shares[at]!) at++;
  return at;
}
