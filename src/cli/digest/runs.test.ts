import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { findProblems } from '#design';
import { gallery } from '#gallery';
import { createRun } from '#simulation';
import { everyDistribution, mixedDocument } from './mixed-document';
import { digestRuns, outcomeOf } from './runs';

const kindsOf = (things: readonly { readonly type: string }[]): readonly string[] => [
  ...new Set(things.map(({ type }) => type)),
];

describe('the runs whose digests are compared', () => {
  it('are each stage of the gallery, storms of each remedy, and a design that draws from everything', () => {
    const names = digestRuns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { title, document } of gallery)
      for (const stage of document.stages) expect(names).toContain(`${title}, ${stage.name}`);
    for (const word of ['jitter', 'budget', 'breaker']) expect(names.some((name) => name.includes(word))).toBe(true);
    expect(names.at(-1)).toBe('Everything that is drawn, Design');
  });

  it('can all be made', () => {
    for (const { name, document, stage } of digestRuns) {
      const errors = findProblems(document, stage.id, declarations).filter(({ severity }) => severity === 'error');
      expect(errors, name).toEqual([]);
    }
  });

  it('come to another digest for another seed, and to the same for the same', () => {
    const [first] = digestRuns;
    const short = { ...first!.document, scenario: { ...first!.document.scenario, durationMs: 40_000 } };
    const run = { ...first!, document: short };
    const other = { ...run, document: { ...short, scenario: { ...short.scenario, seed: short.scenario.seed + 1 } } };
    expect(outcomeOf(run)).toEqual(outcomeOf(run));
    expect(outcomeOf(other).report).not.toBe(outcomeOf(run).report);
    expect(outcomeOf(other).expected).toBe(outcomeOf(run).expected);
  });
});

describe('the design that draws from everything', () => {
  const document = mixedDocument();
  const run = createRun(document, document.stages[0]!.id, document.scenario.seed);
  if (!run.ok) throw new Error('it cannot run');
  run.value.advance(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  const report = run.value.report();

  it('has each distribution, arrival process and population', () => {
    expect(kindsOf(everyDistribution)).toHaveLength(10);
    const { trafficClasses } = document.workload;
    expect(kindsOf(trafficClasses.map(({ arrivals }) => arrivals))).toHaveLength(7);
    expect(kindsOf(trafficClasses.map(({ keys }) => keys))).toHaveLength(3);
  });

  it('succeeds mostly, fails in several ways, and is struck by crashes', () => {
    const [whole] = report.flows;
    expect(report.ledger.success / report.ledger.arrived).toBeGreaterThan(0.6);
    expect(Object.values(whole!.failed).filter((count) => count > 0).length).toBeGreaterThan(1);
    expect(report.events.filter(({ type }) => type === 'crash' || type === 'fault').length).toBeGreaterThan(2);
    const [users, ...others] = report.components;
    expect(users?.arrivals).toBe(0);
    for (const { id, arrivals } of others) expect(arrivals, id).toBeGreaterThan(50);
  });
});
