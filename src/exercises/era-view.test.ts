import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { eraView, exerciseEntry, type Exercise } from '.';

let exercise: Exercise;
let start: Document;

beforeAll(async () => {
  exercise = await exerciseEntry('three-stages')!.load();
  ({ start } = exercise);
});

const named = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name);

describe('a design under an era', () => {
  it('has the users, events, teams and limits of that time, and nobody sends what does not come', () => {
    const garage = eraView(exercise)(start, 0);
    expect(named(garage.workload.trafficClasses)).toEqual(['First customers']);
    expect(garage.scenario.timeline).toEqual([]);
    expect(named(garage.requirements)).toEqual(['garage answered']);
    expect(named(garage.changeModel.teams)).toEqual(['Three founders']);
    const sent = garage.stages[0]!.components.flatMap(({ trafficClasses }) => trafficClasses);
    expect(sent).toEqual(garage.workload.trafficClasses.map(({ id }) => id));
  });

  it('keeps what its own user added, which belongs to no time', () => {
    const added = { ...start.requirements[0]!, id: 'r999' as never, name: 'mine' };
    const grown = eraView(exercise)({ ...start, requirements: [...start.requirements, added] }, 1);
    expect(named(grown.requirements)).toEqual(['growth answered', 'growth browse', 'growth checkout', 'mine']);
  });

  it('shares what an edit did not change', () => {
    const view = eraView(exercise);
    const [stage] = start.stages;
    const before = view(start, 1);
    const noted = view({ ...start, stages: [{ ...stage!, note: 'Why' }] }, 1);
    expect(noted.workload).toBe(before.workload);
    expect(noted.scenario).toBe(before.scenario);
    expect(noted.stages[0]!.components).toBe(before.stages[0]!.components);
    expect(view(start, 3)).toBe(start);
  });
});
