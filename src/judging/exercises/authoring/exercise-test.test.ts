import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { stageChanges } from '#design';
import { playable, smallExercise, stagedExercise, type PlayableExercise } from '#exercises';
import { madeTrial, type Trial, type TrialOrder } from '#simulation';
import { exerciseFaults, exerciseTestPlan, proposalPlan, proposalsOf, testedRows } from '../..';
import { randomEdits } from './random-edits';

const known = new Map<string, Trial | null>();

/** Runs are shared among tests: what they are made of decides what comes of them. */
function made(orders: readonly TrialOrder[]): ReadonlyMap<number, Trial | null> {
  return new Map(
    orders.map((order, at) => {
      const key = JSON.stringify(order);
      if (!known.has(key)) known.set(key, madeTrial(order));
      return [at, known.get(key) ?? null];
    }),
  );
}

const small = playable(smallExercise());

/** What is wrong with an exercise. */
function faultsOf(played: PlayableExercise, edits = 0): readonly string[] {
  const plan = exerciseTestPlan(played, edits)!;
  return exerciseFaults(plan, testedRows(plan, made(plan.orders)));
}

const withGoals = (...ids: readonly string[]): PlayableExercise => {
  const goals = small.exercise.goals.filter(({ id }) => ids.includes(id));
  return { ...small, exercise: { ...small.exercise, goals } };
};

const marked = (name: string, passes: boolean): PlayableExercise => ({
  ...small,
  solutions: small.solutions.map((each) => (each.name === name ? { ...each, passes } : each)),
});

describe('the test of an exercise', () => {
  it('finds nothing wrong where every design is judged as it is meant and each goal is missed by one', () => {
    expect(faultsOf(small)).toEqual([]);
  });

  it('makes a run once that several designs are compared with', () => {
    const plan = exerciseTestPlan(small, 0)!;
    const wanted = plan.designs.reduce((sum, { at }) => sum + at.length, 0);
    // The bill of the reference is wanted by each of five designs, and is the reference's own.
    expect(wanted - plan.orders.length).toBe(5);
  });

  it('says which design is not judged as it is meant, and why', () => {
    expect(faultsOf(marked('wrong-2', true))).toEqual(['Wrong-2 does not pass: it misses “Monthly bill”.']);
    expect(faultsOf(marked('alternative', false))).toEqual([
      'Alternative passes: no goal tells it from a right answer.',
    ]);
  });

  it('names goals that no design misses, and latencies that whoever refuses would meet', () => {
    const idle = withGoals('cost');
    const [start, tooMany] = [idle.solutions[0]!, idle.solutions[4]!];
    expect(faultsOf({ ...idle, solutions: idle.solutions.filter((each) => each !== tooMany) })).toContain(
      'No design misses “Monthly bill”: it asks for nothing.',
    );
    expect(faultsOf(idle)).toContain('Start passes: no goal tells it from a right answer.');
    expect(start.passes).toBe(false);
    const unbound = faultsOf(withGoals('p95', 'cost'));
    expect(unbound.filter((each) => each.includes('refuses requests would pass'))).toHaveLength(1);
  });

  it('judges every stage of an exercise of eras, and edits its first one by chance', () => {
    const plan = exerciseTestPlan(playable(stagedExercise()), 1)!;
    expect(plan.designs.map(({ name, input }) => [name, input.solution.document.stages.length])).toEqual([
      ['start', 1],
      ['reference', 2],
      ['wrong', 2],
      ['edit-1', 2],
    ]);
    const faults = exerciseFaults(plan, testedRows(plan, made(plan.orders)));
    expect(faults.filter((each) => each.startsWith('Reference'))).toEqual([
      'Reference does not pass: it misses “why”, “stores”, “stayed”.',
    ]);
  });

  it('asks nothing of random edits, and says nothing of goals before all is judged', () => {
    const plan = exerciseTestPlan(small, 4)!;
    expect(plan.designs.map(({ passes }) => passes)).toEqual([false, true, true, false, false, ...Array(4).fill(null)]);
    const rows = testedRows(plan, new Map());
    expect(rows.every(({ judgement }) => judgement === null)).toBe(true);
    expect(exerciseFaults(plan, rows)).toEqual([]);
  });
});

describe('random edits', () => {
  const { start, locked = [] } = small.exercise;
  const edits = randomEdits(start, { kinds: declarations, locked, many: 8 });

  it('change one number of a part that is not locked, always the same ones', () => {
    expect(edits).toHaveLength(8);
    expect(new Set(edits.map((document) => JSON.stringify(document))).size).toBe(8);
    expect(randomEdits(start, { kinds: declarations, locked, many: 8 })).toEqual(edits);
    const values = ({ stages: [stage] }: typeof start) => stage!.components.map(({ configuration }) => configuration);
    for (const document of edits) {
      const changes = stageChanges(start.stages[0]!, document.stages[0]!);
      expect(changes.map(({ thing, sort }) => [thing, sort])).toEqual([['component', 'changed']]);
      expect(locked).not.toContain(changes[0]!.id);
      const [before, after] = [values(start), values(document)];
      const different = before.flatMap((each, at) => Object.keys(each).filter((key) => each[key] !== after[at]![key]));
      expect(different).toHaveLength(1);
    }
  });
});

describe('random edits of a part with locked fields', () => {
  it('leave these as they are', () => {
    const { start, locked = [] } = small.exercise;
    const server = start.stages[0]!.components.find(({ name }) => name === 'Server')!;
    const parameters = Object.keys(server.configuration).filter((name) => name !== 'vcpus');
    const lockedFields = [{ component: server.id, parameters }];
    const edits = randomEdits(start, { kinds: declarations, locked, lockedFields, many: 8 });
    const values = edits.map(({ stages: [stage] }) => stage!.components.find(({ id }) => id === server.id)!);
    expect(values.map(({ configuration }) => configuration)).toEqual([{ ...server.configuration, vcpus: 2 }]);
  });
});

describe('proposed goals', () => {
  it('leave a quarter of room to the reference, a third of its error budget, and tell what the start misses', () => {
    const plan = proposalPlan(small);
    const proposals = proposalsOf(plan, made(plan.orders));
    expect(proposals.map(({ requirement: { metric } }) => metric).toSorted()).toEqual(['availability', 'p95', 'p99']);
    for (const { requirement, reference, tells } of proposals) {
      const room = requirement.metric === 'availability' ? 1 - requirement.target : requirement.target / reference;
      expect(room).toBeGreaterThanOrEqual(requirement.metric === 'availability' ? 0.001 : 1.25);
      expect(room).toBeLessThan(requirement.metric === 'availability' ? 0.02 : 1.4);
      expect(tells).toBe(true);
    }
  });

  it('say which of them the start meets as well', () => {
    const start = small.solutions.find(({ name }) => name === 'reference')!.document;
    const plan = proposalPlan({ ...small, exercise: { ...small.exercise, start } });
    expect(proposalsOf(plan, made(plan.orders)).map(({ tells }) => tells)).toEqual([false, false, false]);
  });

  it('are about each era, whose start is what the reference was before', () => {
    const plan = proposalPlan(playable(stagedExercise()));
    const told = proposalsOf(plan, made(plan.orders)).map(({ era, requirement, tells }) => [
      era,
      requirement.metric,
      tells,
    ]);
    expect(told.filter(([era]) => era === 'early')).toEqual([
      ['early', 'availability', true],
      ['early', 'p95', true],
      ['early', 'p99', true],
    ]);
    // Three small servers are well, and so is one large one.
    expect(told.filter(([era]) => era === 'late')).toEqual([
      ['late', 'availability', false],
      ['late', 'p95', false],
      ['late', 'p99', false],
    ]);
  });

  it('propose nothing that the reference did not come to', () => {
    const plan = proposalPlan(small);
    expect(proposalsOf(plan, new Map())).toEqual([]);
  });
});
