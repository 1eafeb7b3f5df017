import { describe, expect, it } from 'vitest';
import { idOf, type Document, type Requirement } from '#design';
import { runDesign } from './testing/run-design';
import { strike, whole } from './testing/field-law/designs';
import { twoHosts, wait } from './testing/two-hosts';

const measuredOf = (document: Document, options: Parameters<typeof runDesign>[1] = {}) =>
  runDesign(document, options).requirements.map(({ measured }) => measured);

const requirement = (values: Partial<Requirement>, place = 1): Requirement => ({
  id: idOf('requirement', 900 + place),
  name: '',
  metric: 'availability',
  scope: { type: 'whole' },
  window: null,
  comparator: 'at-least',
  target: 1,
  owner: '',
  ...values,
});

/** One request every 100 ms from 0 on, each of 30 ms; Back is off from 2 s to 4 s of 10 s. */
function steady(requirements: readonly Requirement[], warmUpSeconds = 0): Document {
  const document = twoHosts({
    seconds: 10,
    warmUpSeconds,
    trafficClass: { arrivals: { type: 'constant', ratePerSecond: 10, firstMs: 0 } },
    steps: [wait(30)],
    timeline: { off: strike('outage', whole('Back'), { atMs: 2000, durationMs: 2000 }) },
  });
  return { ...document, requirements };
}

const within = (fromMs: number, toMs: number) => ({ window: { fromMs, toMs } });

describe('a requirement on a part of the run', () => {
  it('counts the requests that arrive within it, its beginning included and its end not', () => {
    const parts = [within(0, 1000), within(2000, 4000), within(1000, 3000), within(0, 10_000)];
    // Of the two seconds from 1 s on, the arrivals at 1.0 ... 1.9 s are answered, those at 2.0 ... 2.9 s are not.
    const metrics = parts.map((part, place) => requirement(part, place));
    expect(measuredOf(steady(metrics))).toEqual([1, 0, 0.5, 0.8]);
  });

  it('has quantiles, means and rates of its own', () => {
    const of = (metric: Requirement['metric'], part: ReturnType<typeof within>, place: number) =>
      requirement({ metric, ...part }, place);
    const calm = within(5000, 7000);
    const broken = within(1000, 3000);
    const [p99, mean, goodput, median, tail] = measuredOf(
      steady([
        of('p99', calm, 1),
        of('mean', calm, 2),
        of('goodput', broken, 3),
        of('p50', broken, 4),
        of('p95', broken, 5),
      ]),
    );
    expect(p99).toBeCloseTo(30, 6);
    expect(mean).toBeCloseTo(30, 6);
    // Ten good ones in two seconds; the tenth of twenty is good, the nineteenth is not.
    expect(goodput).toBe(5);
    expect(median).toBeCloseTo(30, 6);
    expect(tail).toBe('infinite');
  });

  it('leaves out what arrives in the warm-up, and is not measured where nothing arrives', () => {
    const parts = [within(0, 4000), within(0, 2000), within(20_000, 30_000)];
    const metrics = parts.map((part, place) => requirement(part, place));
    expect(measuredOf(steady(metrics, 3))).toEqual([0, null, null]);
  });

  it('counts the requests of its scope alone', () => {
    const document = steady([]);
    const [trafficClass] = document.workload.trafficClasses;
    const operation = trafficClass!.mix[0]!.operation;
    const scopes: readonly Requirement['scope'][] = [
      { type: 'traffic-class', trafficClass: trafficClass!.id },
      { type: 'operation', operation },
      { type: 'operation', operation: idOf('operation', 990) },
    ];
    const requirements = scopes.map((scope, place) => requirement({ scope, ...within(0, 1000) }, place));
    expect(measuredOf({ ...document, requirements })).toEqual([1, 1, null]);
  });

  it('is measured from the edit on that asks for it, and goes on where an edit leaves it as it is', () => {
    const before = steady([requirement({ metric: 'goodput', ...within(1000, 5000) })]);
    const changed = (values: Partial<Requirement>): Document => ({
      ...before,
      requirements: before.requirements.map((each) => ({ ...each, ...values })),
    });
    const edited = (after: Document) => measuredOf(before, { at: { 4110: (run) => run.apply(after, 'Edit') } });
    expect(edited(changed({ name: 'Up' }))).toEqual([20 / 4]);
    // The arrivals at 4.2 ... 5.0 s; that of 4.1 s is under way at the edit.
    expect(edited(changed(within(1000, 5001)))).toEqual([9 / 0.891]);
  });
});
