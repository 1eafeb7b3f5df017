import { describe, expect, it } from 'vitest';
import { exercises, readText, type Exercise, type NamedSolution, type Solution } from '#exercises';
import { makeTrial } from '#simulation';
import { judge, judgedDocument, judgePlan, type JudgeTrial, type Judgement } from '..';
import { judgedSeeds } from './seeds';

function tried(exercise: Exercise, solution: Solution, reference: NamedSolution): readonly JudgeTrial[] {
  return judgePlan({ exercise, solution, reference }).map((each) => {
    const making = makeTrial(each.order);
    let step = making.next();
    while (!step.done) step = making.next();
    return { ...each, trial: step.value.ok ? step.value.value : null };
  });
}

const texts = import.meta.glob<string>('../../exercises/*/text/en.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe.each(exercises.map((entry) => [entry.id, entry] as const))('exercise %s', (_, entry) => {
  it('has a text for everything that is shown of it', async () => {
    const exercise = await entry.load();
    const text = readText(texts[`../../exercises/${entry.folder}/text/en.md`]!);
    expect(exercise.goals.map(({ id }) => text.goals[id]).every(Boolean)).toBe(true);
    expect(Object.keys(text.goals)).toHaveLength(exercise.goals.length);
    expect(text.choices).toHaveLength(exercise.prediction.type === 'choice' ? exercise.prediction.choices : 0);
    expect([entry.number, entry.chapter, entry.minutes]).toEqual([exercise.number, exercise.chapter, exercise.minutes]);
  });

  it('is passed by its reference and its alternative on every seed, and by nothing else', async () => {
    const exercise = await entry.load();
    const solutions = await entry.loadSolutions();
    const reference = solutions.find(({ name }) => name === 'reference')!;
    const judged = solutions.map((solution) => ({
      ...solution,
      judgement: judge({ exercise, solution, reference }, tried(exercise, solution, reference)),
    }));
    expect(judged.filter(({ passes }) => passes).map(({ name }) => name)).toEqual(['reference', 'alternative']);
    expect(judged.filter(({ passes }) => !passes).length).toBeGreaterThan(1);
    for (const { name, passes, judgement } of judged) {
      expect(`${name} ${judgement.passed}`).toBe(`${name} ${passes}`);
      expect(judgement.seeds).toBe(8);
    }
    expect(
      goalsNobodyFails(
        exercise,
        judged.map(({ judgement }) => judgement),
      ),
    ).toEqual([]);
  });
});

/** A goal that nothing fails asks for nothing. That a drawing can run is asked so that the page can say so. */
function goalsNobodyFails({ goals }: Exercise, judgements: readonly Judgement[]): readonly string[] {
  const isFailed = (id: string) =>
    judgements.some((each) => each.goals.some(({ goal, verdict }) => goal.id === id && verdict !== 'met'));
  return goals.filter(({ id, type }) => type !== 'no-problems' && !isFailed(id)).map(({ id }) => id);
}

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
