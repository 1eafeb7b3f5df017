/** Whether what a brief names is there: stages for their roles, limits, parts and operations of its goals, a label for each. */
import type { Document, Stage } from '#design';
import type { BriefGoal, ExerciseBrief, WholeExercise } from './whole-exercise';

export interface BrokenBrief {
  /** `goals[2].requirement`. */
  readonly path: string;
  readonly text: string;
}

export function brokenBrief({ brief, design }: WholeExercise): readonly BrokenBrief[] {
  const broken: BrokenBrief[] = [];
  const must = (holds: boolean, path: string, text: string) => {
    if (!holds) broken.push({ path, text });
  };
  const inRole = (role: string) => brief.roles.filter((each) => each.role === role).length;
  must(inRole('start') === 1, 'roles', `one stage must be the start, ${inRole('start')} are`);
  must(inRole('reference') === 1, 'roles', `one stage must be the reference, ${inRole('reference')} are`);
  for (const { id, name } of design.stages) {
    const roles = brief.roles.filter(({ stage }) => stage === id).length;
    must(roles === 1, 'roles', `the stage "${name}" must have one role, it has ${roles}`);
  }
  brief.roles.forEach(({ stage }, at) => {
    must(
      design.stages.some(({ id }) => id === stage),
      `roles[${at}].stage`,
      `${stage} does not exist`,
    );
  });
  const start = design.stages.find(({ id }) => brief.roles.some((each) => each.role === 'start' && each.stage === id));
  if (!start) return broken;
  const known = idsOf(design, start);
  brief.locked.forEach((part, at) => must(known.has(part), `locked[${at}]`, `${part} is no part of the start`));
  return [...broken, ...brokenGoals(brief, known)];
}

function brokenGoals({ goals, text, prediction }: ExerciseBrief, known: ReadonlySet<string>): readonly BrokenBrief[] {
  const broken: BrokenBrief[] = [];
  const must = (holds: boolean, path: string, words: string) => {
    if (!holds) broken.push({ path, text: words });
  };
  goals.forEach((goal, at) => {
    for (const [field, named] of namedIn(goal))
      must(known.has(named), `goals[${at}].${field}`, `${named} does not exist in the start`);
    must(goals.findIndex(({ id }) => id === goal.id) === at, `goals[${at}].id`, `"${goal.id}" is given twice`);
    must(Object.hasOwn(text.goals, goal.id), 'text.goals', `the goal "${goal.id}" has no label`);
  });
  const choices = prediction.type === 'choice' ? prediction.choices : 0;
  must(
    text.choices.length === choices,
    'text.choices',
    `${choices} choices are asked for, ${text.choices.length} told`,
  );
  return broken;
}

function idsOf(design: Document, { components, modules }: Stage): ReadonlySet<string> {
  const { requirements, rules, changeModel } = design;
  const operations = modules.flatMap((module) => module.operations);
  const things = [requirements, rules.counters, rules.relations, changeModel.changes, components, modules, operations];
  return new Set(things.flatMap((list) => list.map(({ id }) => id)));
}

/** Whatever a goal names by its id, with the field in which it does. */
function namedIn(goal: BriefGoal): readonly (readonly [field: string, id: string])[] {
  if (goal.type === 'requirement') return [['requirement', goal.requirement]];
  if (goal.type === 'complete-traces') return [['keeper', goal.keeper]];
  if (goal.type === 'bill-share') return [['of', goal.of]];
  if (goal.type !== 'figure' && goal.type !== 'drawn') return [];
  const fields = Object.entries(goal.figure) as readonly (readonly [string, unknown])[];
  return fields
    .filter(([field]) => !['name', 'among', 'what'].includes(field))
    .flatMap(([field, value]) =>
      (Array.isArray(value) ? value : [value])
        .filter((each) => typeof each === 'string')
        .map((each) => [`figure.${field}`, each] as const),
    );
}
