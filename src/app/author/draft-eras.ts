/** Eras of an exercise that is being written: each goal but one about all of them is about one. Pure. */
import type { BriefGoal, Era, ExerciseBrief } from '#exercises';

/** One is none: the first comes with the second. */
const fewest = 2;

export function withEra(draft: ExerciseBrief): ExerciseBrief {
  const { eras = [] } = draft;
  const added = Array.from({ length: Math.max(1, fewest - eras.length) }).reduce<readonly Era[]>(
    (all) => [...all, { id: freeId(all), trafficClasses: [], events: [], teams: [] }],
    eras,
  );
  return told({ ...draft, eras: added }, draft.text.eras ?? {});
}

const freeId = (eras: readonly Era[]): string => {
  const isTaken = (at: number): boolean => eras.some(({ id }) => id === `era-${at}`);
  let at = 1;
  while (isTaken(at)) at++;
  return `era-${at}`;
};

export function withoutEra({ eras = [], ...draft }: ExerciseBrief, era: Era): ExerciseBrief {
  const left = eras.filter((each) => each !== era);
  const { eras: labels = {}, ...text } = draft.text;
  if (left.length < fewest) return { ...draft, text, goals: draft.goals.filter(isAlone).map(ofNone) };
  return told({ ...draft, eras: left }, labels);
}

export const withinEra = (draft: ExerciseBrief, era: Era, values: Partial<Era>): ExerciseBrief => ({
  ...draft,
  eras: (draft.eras ?? []).map((each) => (each === era ? { ...era, ...values } : each)),
});

/** What it takes several eras to ask. */
export const isOfAll = ({ type }: BriefGoal): boolean => type === 'stayed';
const isAlone = (goal: BriefGoal): boolean => !isOfAll(goal);

function ofNone(goal: BriefGoal): BriefGoal {
  const { era, ...rest } = goal;
  return era === undefined ? goal : rest;
}

/** A goal of the first era, where there are some and it names none of them. */
export function inSomeEra({ eras = [] }: Pick<ExerciseBrief, 'eras'>, goal: BriefGoal): BriefGoal {
  const [first] = eras;
  if (!first || isOfAll(goal) || eras.some(({ id }) => id === goal.era)) return goal;
  return { ...goal, era: first.id };
}

function told(draft: ExerciseBrief, labels: Readonly<Record<string, string>>): ExerciseBrief {
  const { eras = [], goals, text } = draft;
  const known = Object.fromEntries(eras.map(({ id }, at) => [id, labels[id] ?? `Era ${at + 1}`]));
  return { ...draft, goals: goals.map((goal) => inSomeEra(draft, goal)), text: { ...text, eras: known } };
}
