/** How fast instances compute, and whether they answer, under the faults in force. */
import { machine, throttleProcessor, type Instance } from '#engine';
import { Overlaps } from './overlaps';

/** The speed left to an instance's computations: none while it hangs. */
export function setSpeed(instance: Instance): void {
  if (instance.processor >= 0) throttleProcessor(instance.processor, instance.silent ? 0 : instance.throttle);
}

const doorOf = ({ group }: Instance): Instance | null => machine.world.group(group).onDemand?.door ?? null;

/** What strikes the door of instances on demand strikes all of them; any other instance stands for itself. */
export function behind(instance: Instance): readonly Instance[] {
  const door = doorOf(instance);
  return door === instance ? [door, ...machine.world.group(instance.group).instances] : [instance];
}

/** Strengths of the faults of a sort that act on an instance, its own and those of its door. */
const actingOn = (faults: Overlaps<Instance>, instance: Instance): readonly number[] => {
  const door = doorOf(instance);
  return door && door !== instance ? [...faults.on(instance), ...faults.on(door)] : faults.on(instance);
};

export const hangs = new Overlaps<Instance>((struck) => {
  for (const instance of behind(struck)) {
    instance.silent = actingOn(hangs, instance).length > 0;
    setSpeed(instance);
  }
});

/** Of several limits of a CPU the lowest counts. */
export const throttles = new Overlaps<Instance>((struck) => {
  for (const instance of behind(struck)) {
    const factors = actingOn(throttles, instance);
    instance.throttle = factors.length > 0 ? Math.min(...factors) : 1;
    setSpeed(instance);
  }
});
