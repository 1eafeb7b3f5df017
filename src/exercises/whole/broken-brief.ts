/** Whether what a brief names is there: stages for their roles, limits, parts and operations of its goals, a label for each. */
import type { Document, Stage } from '#design';
import { brokenOf, type BrokenBrief, type Must } from './broken';
import { brokenEras } from './broken-eras';
import { stagesOfOne, type BriefGoal, type ExerciseBrief, type WholeExercise } from './whole-exercise';

export function brokenBrief({ brief, design }: WholeExercise): readonly BrokenBrief[] {
  const start = design.stages.find(({ id }) => brief.roles.some((each) => each.role === 'start' && each.stage === id));
  const ofRoles = brokenOf((must) => mustHaveRoles({ brief, design }, must));
  if (!start) return ofRoles;
  const known = idsOf(design, start);
  return [
    ...ofRoles,
    ...brokenOf((must) => mustHaveLocked(brief, start, must)),
    ...brokenEras(brief, design),
    ...brokenOf((must) => mustHaveGoals(brief, known, must)),
  ];
}

function mustHaveRoles({ brief, design }: WholeExercise, must: Must): void {
  const inRole = (role: string) => brief.roles.filter((each) => each.role === role).length;
  must(inRole('start') === 1, 'roles', `one stage must be the start, ${inRole('start')} are`);
  const [size, many] = [stagesOfOne(brief, 'reference'), inRole('reference')];
  const wanted = size === 1 ? 'one stage' : `${size} stages, one for each era,`;
  must(many === size, 'roles', `${wanted} must be the reference, ${many} are`);
  for (const role of ['alternative', 'wrong'] as const)
    must(inRole(role) % size === 0, 'roles', `a design has ${size} stages, and ${inRole(role)} are ${role}`);
  for (const { id, name } of design.stages) {
    const roles = brief.roles.filter(({ stage }) => stage === id).length;
    must(roles === 1, 'roles', `the stage "${name}" must have one role, it has ${roles}`);
  }
  brief.roles.forEach(({ stage }, at) => {
    const isThere = design.stages.some(({ id }) => id === stage);
    must(isThere, `roles[${at}].stage`, `${stage} does not exist`);
  });
}

function mustHaveLocked({ locked, lockedFields = [] }: ExerciseBrief, start: Stage, must: Must): void {
  const known = new Set<string>([...start.components, ...start.modules].map(({ id }) => id));
  locked.forEach((part, at) => must(known.has(part), `locked[${at}]`, `${part} is no part of the start`));
  lockedFields.forEach(({ component, parameters }, at) => {
    if (component === null) return;
    const configuration = start.components.find(({ id }) => id === component)?.configuration ?? {};
    must(known.has(component), `lockedFields[${at}].component`, `${component} is no part of the start`);
    for (const parameter of parameters)
      must(Object.hasOwn(configuration, parameter), `lockedFields[${at}]`, `${component} has no ${parameter}`);
  });
}

function mustHaveGoals({ goals, text, prediction }: ExerciseBrief, known: ReadonlySet<string>, must: Must): void {
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
