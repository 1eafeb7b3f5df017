/** Counts that a visit or call was turned away. */
import * as f from './frames';
import { causeOfRefusal } from './refusals';
import { machine } from './state';

/** Counts it at the group where the frame is, and gives the cause with which it fails. */
export function turnAway(frame: number, reason: number): number {
  machine.world.group(machine.world.instance(f.places[frame]!).group).refusals[reason]!++;
  return causeOfRefusal(reason);
}
