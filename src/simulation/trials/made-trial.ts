/** Runs and trials in one go: nobody watches them here. */
import { makeTrial, type Trial, type TrialOrder } from './trial';

export function toTheEnd<Made>(making: Generator<unknown, Made>): Made {
  let step = making.next();
  while (!step.done) step = making.next();
  return step.value;
}

/** Null = the design cannot run. */
export function madeTrial(order: TrialOrder): Trial | null {
  const made = toTheEnd(makeTrial(order));
  return made.ok ? made.value : null;
}
