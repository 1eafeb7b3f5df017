/**
 * Visits that are executions of a workflow: their state is kept outside any process. What a start takes, what each state takes, and where they stand still
 * while their engine is away; timers and calls that are out go on meanwhile.
 */
import { isScheduled, now, schedule } from './calendar';
import { causes } from './causes';
import { killAlone } from './deaths';
import type { Executions } from './executions';
import * as f from './frames';
import type { Group } from './group';
import { code, operations } from './program';
import { advance, failWith, goOn } from './progress';
import { refusals } from './refusals';
import { machine } from './state';
import type { Instance } from './station';
import { after } from './tasks';
import { turnAway } from './turn-away';

const placeOf = (visit: number): Instance => machine.world.instances[f.places[visit]!]!;
const groupOf = ({ group }: Instance): Group => machine.world.groups[group]!;

/** An execution begins, unless too many do. */
export function startExecution(visit: number, at: number): number {
  const instance = placeOf(visit);
  const executions = groupOf(instance).executions;
  // What one calls within the engine is part of it.
  if (!executions || f.flags[visit]! & f.flag.inner) return advance(visit, at);
  if (!executions.mayStart()) return failWith(visit, turnAway(visit, refusals.rate));
  if (executions.rules.longestMs < Number.POSITIVE_INFINITY) limitLength(visit, instance, executions);
  return advance(visit, at);
}

/** After its longest time it ends with all that it began, wherever it stands. */
function limitLength(visit: number, instance: Instance, executions: Executions): void {
  const life = f.lives[visit];
  // One that has ended may still be on its way back.
  const isUnderWay = () => f.lives[visit] === life && (f.flags[visit]! & f.flag.holdsSlot) !== 0;
  after(executions.rules.longestMs, () => {
    if (!isUnderWay()) return;
    executions.overdue++;
    killAlone(visit, instance, causes.timedOut);
  });
}

/** The next state is entered when its turn has come. */
export function enterState(visit: number, at: number): number {
  const waitMs = groupOf(placeOf(visit)).executions?.enters() ?? 0;
  advance(visit, at);
  if (waitMs <= 0) return goOn;
  schedule(visit, now() + waitMs);
  return -1;
}

const isThere = ({ silent, state }: Instance): boolean => !silent && (state === 'up' || state === 'draining');

/** An execution goes no further while its engine is away. */
export function standBy(visit: number, at: number): number {
  return isThere(placeOf(visit)) ? advance(visit, at) : -1;
}

/** The engine is back: what stood still goes on. */
export function resumeExecutions(instance: Instance): void {
  if (!groupOf(instance).executions || !isThere(instance)) return;
  const stands = (row: number) =>
    f.kind[row] === f.kinds.visit &&
    f.places[row] === instance.row &&
    !isScheduled(row) &&
    code[f.programCounter[row]!] === operations.standBy;
  for (const row of f.framesThat(stands)) schedule(row, now());
}
