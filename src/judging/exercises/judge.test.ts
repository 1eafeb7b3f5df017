import { describe, expect, it } from 'vitest';
import { exercises, readText } from '#exercises';
import { judge, judgedDocument, judgePlan, locksOf } from '..';
import { changedLocks } from './locks';
import { judgedSeeds } from './seeds';

const texts = import.meta.glob<string>('../../exercises/*/text/en.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const loaded = await Promise.all(
  exercises.map(async (entry) => ({ entry, exercise: await entry.load(), solutions: await entry.loadSolutions() })),
);

describe.each(loaded.map((each) => [each.entry.id, each] as const))(
  'exercise %s',
  (_, { entry, exercise, solutions }) => {
    it('has a text for everything that is shown of it', () => {
      const text = readText(texts[`../../exercises/${entry.folder}/text/en.md`]!);
      expect(exercise.goals.map(({ id }) => text.goals[id]).every(Boolean)).toBe(true);
      expect(Object.keys(text.goals)).toHaveLength(exercise.goals.length);
      expect(Object.keys(text.eras ?? {})).toEqual((exercise.eras ?? []).map(({ id }) => id));
      expect(text.choices).toHaveLength(exercise.prediction.type === 'choice' ? exercise.prediction.choices : 0);
      expect(exercise.id).toBe(entry.id);
    });

    it('locks nothing that one of its answers changes, right or wrong', () => {
      const changed = solutions.map((solution) => [solution.name, changedLocks(exercise, solution)]);
      expect(changed).toEqual(solutions.map(({ name }) => [name, []]));
      const asked = exercise.lockedFields?.flatMap(({ parameters }) => parameters) ?? [];
      expect(locksOf(exercise)).toHaveLength((exercise.locked?.length ?? 0) + asked.length);
    });

    it('has two answers, its start and wrong answers, each judged on eight seeds', () => {
      const passing = solutions.filter(({ passes }) => passes).map(({ name }) => name);
      expect(passing).toEqual(['reference', 'alternative']);
      expect(solutions.map(({ name }) => name)).toContain('start');
      expect(solutions.length).toBeGreaterThan(4);
      expect(judgedSeeds(exercise, solutions[0]!)).toHaveLength(8);
    });
  },
);

describe('the judge', () => {
  it('passes nothing that it did not judge', async () => {
    const [entry] = exercises;
    const exercise = await entry!.load();
    const [reference] = await entry!.loadSolutions();
    const input = { exercise, solution: reference!, reference: reference! };
    expect(judge(input, []).passed).toBe(false);
    expect(judge({ ...input, exercise: { ...exercise, goals: [] } }, []).passed).toBe(false);
    const unfinished = judgePlan(input).map((each) => ({ ...each, trial: null }));
    expect(judge(input, unfinished).passed).toBe(false);
  });

  it('lets no part have more of a setting than there is to be had', async () => {
    const entry = exercises.find(({ id }) => id === 'files-batches-and-streams')!;
    const [exercise, known] = [await entry.load(), await entry.loadSolutions()];
    const limitOf = (name: string) => {
      const solution = known.find((each) => each.name === name)!;
      const { goals } = judge({ exercise, solution, reference: known[0]! }, []);
      return goals.find(({ goal }) => goal.type === 'setting')!;
    };
    expect(limitOf('reference')).toMatchObject({ verdict: 'met', measured: 900_000 });
    expect(limitOf('wrong-limits-away')).toMatchObject({ verdict: 'missed', measured: 1_800_000, target: 900_000 });
  });

  it('sets workload, limits and prices itself, whatever the learner made of them', async () => {
    const exercise = await exercises[1]!.load();
    const reference = (await exercises[1]!.loadSolutions())[0]!;
    const [trafficClass] = reference.document.workload.trafficClasses;
    const tampered = {
      ...reference,
      document: {
        ...reference.document,
        requirements: [],
        workload: {
          trafficClasses: [{ ...trafficClass!, arrivals: { type: 'poisson' as const, ratePerSecond: 0.1 } }],
        },
      },
    };
    expect(judgedDocument(exercise, tampered)).toEqual(judgedDocument(exercise, reference));
  });

  it('lets the learner say who owns what, and nothing else of how changes come', async () => {
    const entry = exercises.find(({ id }) => id === 'the-release-train')!;
    const exercise = await entry.load();
    const [reference] = await entry.loadSolutions();
    const { document } = reference!;
    const teams = document.changeModel.teams.map((team) => ({ ...team, changesPerWeek: 0, members: 1, modules: [] }));
    const changeModel = {
      teams: teams.slice(1),
      pipeline: { fixedMinutes: 0, minutesPerModule: 0, changeFailureRatio: 0 },
      pipelines: [],
      changes: [],
    };
    const judged = judgedDocument(exercise, { ...reference!, document: { ...document, changeModel } }).changeModel;
    expect({ ...judged, teams: [] }).toEqual({ ...exercise.start.changeModel, teams: [] });
    expect(judged.teams.map(({ changesPerWeek }) => changesPerWeek)).toEqual([25, 25, 25, 25]);
    // A team that the learner took away owns what it owned.
    expect(judged.teams.map(({ modules }) => modules.length)).toEqual([2, 0, 0, 0]);
  });

  it('derives seeds from the drawing, so that another drawing has others', async () => {
    const exercise = await exercises[1]!.load();
    const [one, other] = await exercises[1]!.loadSolutions();
    const [seeds, others] = [judgedSeeds(exercise, one!), judgedSeeds(exercise, other!)];
    expect(seeds.slice(0, 5)).toEqual(exercise.seeds);
    expect(new Set([...seeds, ...others.slice(5)]).size).toBe(11);
    expect(judgedSeeds(exercise, one!)).toEqual(seeds);
    expect(judgedSeeds(exercise, one!, 'class of 26')).not.toEqual(seeds);
  });
});
