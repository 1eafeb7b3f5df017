import { describe, expect, it } from 'vitest';
import { board, figure, timeFigure } from './board';
import type { ChartContext } from './picture';

const series: Record<string, number[]> = {
  'whole/offered': [100, 100],
  'whole/goodput': [100, 90],
  'whole/late': [0, 0],
  'whole/p50Ms': [10, 12],
  'whole/p95Ms': [20, 30],
  'whole/p99Ms': [40, 272.4],
  'whole/refused': [0, 8],
  'whole/timed-out': [0, 2],
  'whole/failed': [0, 0],
  'c1/utilization': [0.2, 0.86],
  'c1/workersBusy': [10, 41],
  'c1/runningCostPerHourUsd': [0.1, 0.1],
  'c2/utilization': [0.3, 0.4],
  'c2/runningCostPerHourUsd': [0.05, 0.07],
};

const context = {
  history: {
    length: 2,
    read: (name: string) => (series[name] ? Float64Array.from(series[name]) : null),
    last: (name: string) => series[name]?.at(-1) ?? Number.NaN,
  },
  components: [
    { id: 'c1', name: 'Shop server' },
    { id: 'c2', name: 'Database' },
  ],
  selected: null,
  causeWords: {
    refused: 'refused',
    'timed-out': 'timed out',
    throttled: 'throttled',
    failed: 'failed',
    'broken-circuit': 'broken circuit',
    'no-route': 'no route',
    reset: 'reset',
  },
  latencyLimits: [],
  turnedAway: () => [],
} satisfies ChartContext;

const empty: ChartContext = { ...context, history: { length: 0, read: () => null, last: () => Number.NaN } };
const picture = (id: string, from: ChartContext = context) => board.find((chart) => chart.id === id)!.picture(from);

describe('the board', () => {
  it('has six charts, none of which shows a value before the run', () => {
    expect(board).toHaveLength(6);
    for (const chart of board) expect(chart.picture(empty).value, chart.id).toBe('');
  });

  it('tells what was answered from what arrived: answers of a second need not be of its arrivals', () => {
    expect(picture('traffic')).toMatchObject({
      value: '90',
      unit: 'req/s',
      caption: 'answered, last 1 s · dashed: 100 arrived',
      shortCaption: '1 s · dashed: 100 arrived',
    });
  });

  it('heads latency with the present p99', () => {
    expect(picture('latency').value).toBe('272');
  });

  it('writes a latency of a second and more in seconds', () => {
    expect(timeFigure(999)).toEqual(['999', 'ms']);
    expect(timeFigure(1250)).toEqual(['1.25', 's']);
    expect(timeFigure(Number.POSITIVE_INFINITY)).toEqual(['∞', 'ms']);
  });

  it('watches the values that a limit is about', () => {
    const latencyLimits = [
      { value: 25, label: 'p95 browse ≤ 25', shortLabel: 'p95 ≤ 25', series: 'whole/p95Ms' as const },
    ];
    expect([...(picture('latency', { ...context, latencyLimits }).limits[0]?.watched ?? [])]).toEqual([20, 30]);
  });

  it('stacks errors by cause, and leaves out causes that never happened', () => {
    const { lines, value, caption } = picture('errors');
    expect(lines.map((line) => [line.label, [...line.values]])).toEqual([
      ['refused', [0, 8]],
      ['timed out', [0, 10]],
    ]);
    expect(value).toBe('10');
    expect(caption).toContain('10 % of what ended');
  });

  it('counts as an error what was answered when nobody waited any more', () => {
    const tooLate: Record<string, number[]> = { ...series, 'whole/late': [0, 30] };
    const history = {
      length: 2,
      read: (name: string) => (tooLate[name] ? Float64Array.from(tooLate[name]) : null),
      last: (name: string) => tooLate[name]?.at(-1) ?? Number.NaN,
    };
    const { lines, value, caption } = picture('errors', { ...context, history });
    expect(lines.at(-1)?.label).toBe('late');
    expect(value).toBe('40');
    // Of 90 good ones and 40 bad ones.
    expect(caption).toContain('30.8 % of what ended');
  });

  it('says below errors what is turned away, where and why', () => {
    const turnedAway = () => [{ component: 'c1', reason: 'backlog', attempts: 211.7, sinceMs: null } as const];
    expect(picture('errors', { ...context, turnedAway }).notes).toEqual(['backlog full at Shop server: 212/s refused']);
  });

  it('shares errors among what ended in the same second, so that no more than all of it fails', () => {
    const outage: Record<string, number> = { 'whole/offered': 99, 'whole/goodput': 0, 'whole/late': 0 };
    const history = { ...context.history, last: (name: string) => outage[name] ?? context.history.last(name) };
    expect(picture('errors', { ...context, history: { ...history, read: context.history.read } }).caption).toContain(
      ' 100 % of what ended',
    );
  });

  it('draws a part as busy as all of it at most', () => {
    const full = (name: string) => (name === 'c1/utilization' ? Float64Array.of(0.2, 1.000002) : null);
    const history = { length: 2, read: full, last: (name: string) => full(name)?.at(-1) ?? Number.NaN };
    const { lines, value } = picture('saturation', { ...context, history });
    expect([...(lines.at(-1)?.values ?? [])]).toEqual([20, 100]);
    expect(value).toBe('100');
  });

  it('draws the busiest part in the color of its state once it is past the knee', () => {
    const { lines, value } = picture('saturation');
    expect(value).toBe('86');
    expect(lines.map(({ label, style }) => [label, style])).toEqual([
      ['Database', 'plain'],
      ['Shop server', 'warn'],
    ]);
  });

  it('shows the workers of the busiest host', () => {
    expect(picture('capacity')).toMatchObject({ value: '41', caption: 'in use, last 1 s · Shop server' });
  });

  it('adds the running cost of all parts', () => {
    expect(picture('cost').value).toBe('0.17');
  });
});

describe('figure', () => {
  it('shows three significant digits and a dash for nothing', () => {
    expect([0, 0.1234, 4.096, 41.27, 272.4, 12_345, Number.NaN].map(figure)).toEqual([
      '0',
      '0.123',
      '4.1',
      '41.3',
      '272',
      '12,300',
      '–',
    ]);
  });
});
