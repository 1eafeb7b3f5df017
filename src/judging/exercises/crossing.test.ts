import { describe, expect, it } from 'vitest';
import { exerciseEntry } from '#exercises';
import { judge, judgePlan, type JudgeOrder } from '..';

const entry = exerciseEntry('the-bill')!;
const [exercise, [reference]] = [await entry.load(), await entry.loadSolutions()];

/** The start costs 400 $ for each request a second, the solution these dollars and 100 $. */
function judged(answer: string | null, fixedUsd: number) {
  const answers: Record<string, string> = answer === null ? {} : { crossing: answer };
  const solution = { ...reference!, answers };
  const input = { exercise, solution, reference: reference! };
  const cost = ({ subject, load }: JudgeOrder) => 4 * (load ?? 1) * (subject === 'start' ? 400 : 100);
  const trials = judgePlan(input)
    .filter(({ order }) => order.part === 'bill')
    .map((each) => ({
      ...each,
      trial: {
        part: 'bill' as const,
        stage: each.order.stage,
        replication: 0,
        monthlyUsd: cost(each) + (each.subject === 'start' ? 0 : fixedUsd),
        perMillionUsd: null,
        quietHourShare: null,
        lines: [],
      },
    }));
  return judge(input, trials).goals.find(({ goal }) => goal.type === 'crossing')!;
}

describe('the load up to which the start is cheaper', () => {
  it('is where the bills meet, told as requests a second within a quarter', () => {
    // 400 x = 150 + 100 x at 0.5 a second.
    const verdicts = ['0.5', '0.4', '0.6', '0.37', '0.63', '4'].map((answer) => judged(answer, 150).verdict);
    expect(verdicts).toEqual(['met', 'met', 'met', 'missed', 'missed', 'missed']);
  });

  it('is nowhere where one of them is cheaper at all loads', () => {
    expect(judged('1', 5000).verdict).toBe('unmeasured');
    expect(judged('1', 0).verdict).toBe('unmeasured');
  });

  it('has to be told', () => {
    expect(judged(null, 150)).toMatchObject({ verdict: 'missed', measured: null });
    expect(judged('plenty', 150).verdict).toBe('missed');
  });

  it('is asked of flat loads, each of both designs', () => {
    const bills = judgePlan({ exercise, solution: reference!, reference: reference! }).filter(({ load }) => load);
    const goal = exercise.goals.find(({ type }) => type === 'crossing')!;
    expect(bills).toHaveLength(2 * (goal.type === 'crossing' ? goal.loads.length : 0));
    const { dailyProfile } = bills[0]!.order.document.workload.trafficClasses[0]!;
    expect(new Set(dailyProfile)).toEqual(new Set([bills[0]!.load]));
  });
});
