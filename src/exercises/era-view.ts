/**
 * A design under one era of an exercise: of all that its document says of users, events, teams and limits, what belongs to other eras is left out. What an edit did not change is
 * shared by what is made of it before and after, as documents share it: by that, runs know whether they are out of date.
 */
import type { Component, Document } from '#design';
import type { Era, Exercise } from './exercise';

/** `at` counts eras; beyond the last a document is as it is. */
export type EraView = (document: Document, at: number) => Document;

export function eraView({ eras = [], goals }: Pick<Exercise, 'eras' | 'goals'>): EraView {
  const asked = (era: Era) =>
    goals.flatMap((goal) => (goal.type === 'requirement' && goal.era === era.id ? [goal.requirement] : []));
  const views = eras.map((era) => viewOf(era, { others: eras.filter((each) => each !== era), asked }));
  return (document, at) => views[at]?.(document) ?? document;
}

interface Around {
  readonly others: readonly Era[];
  readonly asked: (era: Era) => readonly string[];
}

function viewOf(era: Era, { others, asked }: Around): (document: Document) => Document {
  const made = sharing();
  const left = <Thing extends { readonly id: string }>(
    things: readonly Thing[],
    own: (era: Era) => readonly string[],
  ) => things.filter(({ id }) => own(era).includes(id) || !others.some((each) => own(each).includes(id)));
  const classes = ({ trafficClasses }: Era) => trafficClasses;
  const sends = (component: Component): Component => {
    const sent = component.trafficClasses.map((id) => ({ id }));
    const stay = left(sent, classes).map(({ id }) => id);
    return stay.length === sent.length ? component : { ...component, trafficClasses: stay };
  };
  return ({ workload, scenario, requirements, changeModel, stages, ...document }) => ({
    ...document,
    workload: made(workload, ({ trafficClasses }) => ({ trafficClasses: left(trafficClasses, classes) })),
    scenario: made(scenario, (all) => ({ ...all, timeline: left(all.timeline, ({ events }) => events) })),
    requirements: made(requirements, (all) => left(all, asked)),
    changeModel: made(changeModel, (all) => ({ ...all, teams: left(all.teams, ({ teams }) => teams) })),
    stages: stages.map((stage) => ({
      ...stage,
      components: made(stage.components, (all) => all.map((each) => made(each, sends))),
    })),
  });
}

/** Makes of one thing one other, however often it is asked. */
function sharing(): <Source extends object>(source: Source, make: (source: Source) => Source) => Source {
  const known = new WeakMap<object, unknown>();
  return <Source extends object>(source: Source, make: (source: Source) => Source): Source => {
    const found = (known.get(source) as Source | undefined) ?? make(source);
    known.set(source, found);
    return found;
  };
}
