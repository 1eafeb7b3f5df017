import { describe, expect, it } from 'vitest';
import { exercises, type Exercise, type Goal } from '#exercises';
import { liveResults, liveWords, type LiveGrounds } from './live-words';

const loaded = await Promise.all(
  exercises.map(async (entry) => ({ exercise: await entry.load(), solutions: await entry.loadSolutions() })),
);
const known = (id: string) => loaded.find(({ exercise }) => exercise.id === id)!;
const groundsOf = (exercise: Exercise, given: Partial<LiveGrounds> = {}): LiveGrounds => ({
  exercise,
  document: exercise.start,
  answers: {},
  bill: null,
  ...given,
});
const goalOf = ({ goals }: Exercise, id: string): Goal => goals.find((goal) => goal.id === id)!;

describe('what is told of a goal before it is judged', () => {
  it('is something of each goal of each exercise: its figure as it stands, or why that is known only after a check', () => {
    const silent = loaded.flatMap(({ exercise }) => {
      const grounds = groundsOf(exercise);
      const decided = liveResults(grounds).map(({ goal }) => goal.id);
      return exercise.goals
        .filter((goal) => goal.type !== 'requirement' && !decided.includes(goal.id) && liveWords(goal, grounds) === '')
        .map(({ id }) => `${exercise.id} ${id}`);
    });
    expect(silent).toEqual([]);
    expect(loaded.flatMap(({ exercise }) => exercise.goals).length).toBeGreaterThan(100);
  });

  it('waits for the stage that a goal is about', () => {
    const { exercise, solutions } = known('three-stages');
    const cost = goalOf(exercise, 'world cost');
    expect(liveWords(cost, groundsOf(exercise))).toBe('its stage is not drawn yet');
    const { document } = solutions.find(({ name }) => name === 'reference')!;
    expect(liveWords(cost, groundsOf(exercise, { document }))).toContain('bill');
    expect(liveResults(groundsOf(exercise, { document })).map(({ goal }) => goal.id)).toEqual([
      'garage effort',
      'world hosts',
      'world stores',
      'stayed',
    ]);
  });

  it('counts what was named, and tells nothing of what is right', () => {
    const { exercise } = known('the-brief');
    const [picks, lines] = [goalOf(exercise, 'picks'), goalOf(exercise, 'lines')];
    const grounds = groundsOf(exercise, { answers: { 'picks 1': 's1', 'picks 3': 's7', 'lines 2': 'q3' } });
    expect(liveWords(picks, grounds)).toMatch(/^2 of 3 named; .* after Check/);
    expect(liveWords(lines, grounds)).toMatch(/^1 of 3 named; .* after Check/);
    const slow = known('where-did-my-request-go').exercise;
    const culprit = goalOf(slow, 'culprit');
    expect(liveWords(culprit, groundsOf(slow))).toMatch(/^not named yet; .* after Check/);
    expect(liveWords(culprit, groundsOf(slow, { answers: { culprit: 'c1' } }))).toMatch(/^named;/);
  });

  it('says which hosts tell nobody what they do, directly or through collectors', () => {
    const { exercise, solutions } = known('where-did-my-request-go');
    const traces = goalOf(exercise, 'traces');
    const told = (document: Exercise['start']) => liveWords(traces, groundsOf(exercise, { document }));
    expect(told(exercise.start)).toMatch(/^2 of 4 hosts tell .*; nothing that Stock and Receipts work on is whole/);
    expect(told(solutions.find(({ name }) => name === 'reference')!.document)).toMatch(
      /^4 of 4 hosts tell what they do\. /,
    );
  });

  it('counts the calls of the test plans by what they are made against', () => {
    const { exercise, solutions } = known('where-did-my-request-go');
    const { document } = solutions.find(({ name }) => name === 'reference')!;
    expect(liveWords(goalOf(exercise, 'green'), groundsOf(exercise, { document }))).toBe(
      '50 calls in the cloud, 350 against stand-ins; known after Check, which makes them 20 times with nothing planted',
    );
    expect(liveWords(goalOf(exercise, 'red'), groundsOf(exercise))).toContain('400 calls in the cloud, 0 against');
  });

  it('judges a share of the bill as it stands, without what leads elsewhere as well', () => {
    const { exercise, solutions } = known('where-did-my-request-go');
    const { document } = solutions.find(({ name }) => name === 'reference')!;
    const idOf = (name: string) => document.stages[0]!.components.find((each) => each.name === name)!.id;
    const line = (name: string, amountUsd: number) => ({ component: idOf(name), amountUsd });
    const lines = [line('Vendor', 5), line('Collector 1', 6), line('Gateway', 20), line('Stock', 69)];
    const bill = { totalUsd: 100, lines } as unknown as LiveGrounds['bill'];
    const shareOf = (grounds: LiveGrounds) => liveResults(grounds).find(({ goal }) => goal.id === 'share');
    expect(shareOf(groundsOf(exercise, { document, bill }))).toMatchObject({ verdict: 'met', measured: 0.11 });
    expect(shareOf(groundsOf(exercise, { document }))).toMatchObject({ verdict: 'unmeasured', measured: null });
    expect(liveWords(goalOf(exercise, 'share'), groundsOf(exercise, { document }))).toContain('being worked out');
  });
});
