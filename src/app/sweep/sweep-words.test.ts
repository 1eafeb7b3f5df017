import { describe, expect, it } from 'vitest';
import { gallery } from '#gallery';
import { failureText, parameterChoices, sweepCsv, valuesBetween } from './sweep-words';

const { document } = gallery[0]!;
const stages = document.stages.map(({ id }) => id);
const write = (value: number) => `${value}/s`;
const requirement = document.requirements[0]!;

describe('what may be swept', () => {
  it('is load first, then every number of a part of one of the stages, within what is legal', () => {
    const choices = parameterChoices(document, stages);
    expect(choices[0]).toMatchObject({ key: 'load', label: 'Load, requests a second' });
    expect(choices[0]!.write(2)).toBe('40/s');
    const labels = choices.map(({ label }) => label);
    expect(labels).toContain('Database: vCPUs');
    expect(labels).toContain('Backend: vCPUs');
    expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
    for (const { from, to } of choices) expect(to).toBeGreaterThan(from);
    expect(parameterChoices(document, stages.slice(0, 1)).map(({ label }) => label)).not.toContain('Backend: vCPUs');
  });

  it('goes in even steps, of whole things in whole ones', () => {
    expect(valuesBetween(1, 3, 5, false)).toEqual([1, 1.5, 2, 2.5, 3]);
    expect(valuesBetween(1, 3, 5, true)).toEqual([1, 2, 3]);
  });
});

describe('the load at which a requirement fails', () => {
  it('is told as what it lies between', () => {
    expect(failureText({ requirement, metAt: 180, missedAt: 200 }, write)).toBe('fails between 180/s and 200/s');
    expect(failureText({ requirement, metAt: null, missedAt: 20 }, write)).toBe('fails at 20/s already');
    expect(failureText({ requirement, metAt: 400, missedAt: null }, write)).toBe('met up to 400/s');
  });
});

describe('exported points', () => {
  it('are a line each, loads in requests a second', () => {
    const order = {
      document,
      stages,
      x: { parameter: { type: 'load' }, values: [1, 2] },
      y: null,
      replications: 1,
      warmUpMs: 0,
      measuredMs: 1,
    } as const;
    const point = { count: 3, mean: 12.5, halfWidth: 0.5, relative: null, needed: null };
    const text = sweepCsv([{ stage: stages[0]!, points: [[point, null]] }], order, { x: 'Load', y: '', metric: 'p95' });
    expect(text.split('\n')).toEqual([
      'stage,Load,p95 latency,half of the interval,runs',
      'Monolith,20,12.5,0.5,3',
      'Monolith,40,,,0',
    ]);
  });
});
