/** Whether the note of a stage says why, and rests on a run that comes out again: of the stage itself, or of what it began as. */
import type { Goal } from '#exercises';
import { measuredIn } from '../required';
import { unitOf } from '../verdicts';
import { citedSeeds, citesFigure, wordsOf } from './cited';
import { lacking, runsOf, type GoalResult, type Judged } from './goal-result';

type Decision = Extract<Goal, { readonly type: 'decision' }>;

export function judgeDecision(goal: Decision, judged: Judged): GoalResult {
  const lacks = [
    ...(wordsOf(judged) < goal.words ? ['why it is drawn so'] : []),
    ...(citedSeeds(judged).length === 0 ? ['a seed that is judged'] : []),
    ...(restsOnARun(judged) ? [] : ['a figure of a run on that seed']),
  ];
  return lacking(goal, lacks, partsOfANote);
}

const partsOfANote = 3;

function restsOnARun(judged: Judged): boolean {
  const seeds = citedSeeds(judged);
  const runs = [...runsOf(judged, 'solution'), ...runsOf(judged, 'start')].flatMap(({ seed, run }) =>
    run && seeds.includes(seed) ? [run] : [],
  );
  return judged.exercise.start.requirements.some((requirement) =>
    runs.some(({ figures }) => {
      const value = measuredIn(figures, requirement);
      return value !== null && citesFigure(judged, unitOf(requirement.metric), value);
    }),
  );
}
