/** All suspects of a stage, the most suspicious first. */
import { capacitySuspects } from './capacities';
import { circumstanceSuspects } from './circumstances';
import { durationSuspects } from './durations';
import type { Scene, Suspect } from './suspect';

export const suspectsIn = (scene: Scene): readonly Suspect[] =>
  [...capacitySuspects(scene), ...circumstanceSuspects(scene), ...durationSuspects(scene)].toSorted(
    (one, other) => other.suspicion - one.suspicion,
  );
