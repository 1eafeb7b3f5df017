/** All suspects of a stage, the most suspicious first. */
import { capacitySuspects } from './capacities';
import { together } from './change';
import { circumstanceSuspects } from './circumstances';
import { durationSuspects } from './durations';
import type { Premises, Suspect } from './suspect';

export const suspectsIn = (premises: Premises): readonly Suspect[] =>
  [...capacitySuspects(premises), ...circumstanceSuspects(premises), ...durationSuspects(premises)].toSorted(
    (one, other) => other.suspicion - one.suspicion,
  );

/** Two at once. */
export const bothOf = (one: Suspect, other: Suspect): Suspect => ({
  ...one,
  key: `${one.key} and ${other.key}`,
  places: [...new Set([...one.places, ...other.places])],
  name: `${one.name} and ${other.name} together`,
  seen: `${one.seen}; ${other.seen}`,
  lift: `${one.lift} and ${other.lift}`,
  change: together([one.change, other.change]),
});
