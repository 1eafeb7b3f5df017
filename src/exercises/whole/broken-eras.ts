/** Whether what eras name is there, and whether each goal is about one of them: a time without goals asks for nothing, and a goal without a time could not be judged. */
import type { Document } from '#design';
import { brokenOf, type BrokenBrief, type Must } from './broken';
import type { ExerciseBrief } from './whole-exercise';

export const brokenEras = (brief: ExerciseBrief, design: Document): readonly BrokenBrief[] =>
  brokenOf((must) => {
    mustBeThere(brief, design, must);
    mustHaveTimes(brief, must);
  });

function mustBeThere({ eras = [], goals, text }: ExerciseBrief, design: Document, must: Must): void {
  const { workload, scenario, changeModel } = design;
  const lists = [workload.trafficClasses, scenario.timeline, changeModel.teams];
  const known = new Set<string>(lists.flatMap((list) => list.map(({ id }) => id)));
  eras.forEach((era, at) => {
    for (const field of ['trafficClasses', 'events', 'teams'] as const)
      for (const id of era[field]) must(known.has(id), `eras[${at}].${field}`, `${id} does not exist`);
    const isAsked = goals.some((goal) => goal.era === era.id);
    must(isAsked, `eras[${at}].id`, `no goal is about "${era.id}"`);
    must(eras.findIndex(({ id }) => id === era.id) === at, `eras[${at}].id`, `"${era.id}" is given twice`);
    must(Object.hasOwn(text.eras ?? {}, era.id), 'text.eras', `the era "${era.id}" has no label`);
  });
}

function mustHaveTimes({ eras = [], goals }: ExerciseBrief, must: Must): void {
  goals.forEach(({ id, type, era }, at) => {
    const isOfAll = type === 'stayed';
    if (era !== undefined)
      must(!isOfAll && eras.some((each) => each.id === era), `goals[${at}].era`, `"${id}" cannot be about "${era}"`);
    else
      must(
        isOfAll === eras.length > 0,
        `goals[${at}].era`,
        eras.length > 0 ? `"${id}" must name an era` : `"${id}" is about eras, and there are none`,
      );
  });
}
