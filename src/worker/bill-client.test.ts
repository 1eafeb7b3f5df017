import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, idOf, type Document } from '#design';
import { createBillClient } from './bill-client';
import { billEvents } from './bill-events';
import { handMoved } from './testing/hand-moved';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** A shop whose day has so many levels, with a budget of so many dollars. */
function shop(levels: number, budgetUsd = 1000): Document {
  return buildDesign(
    {
      classes: {
        Users: { ratePerSecond: 5, mix: { 'shop.page': 1 }, dailyProfile: hours.map((hour) => 1 + (hour % levels)) },
      },
      modules: { shop: { operations: { page: [buildStep.compute(1)] } } },
      components: { Users: { kind: 'users', classes: ['Users'] }, Server: { kind: 'server', modules: ['shop'] } },
      wires: ['Users -> Server'],
      requirements: { budget: { metric: 'monthly-cost', comparator: 'at-most', target: budgetUsd } },
    },
    declarations,
  );
}

function started() {
  const { options, ...seen } = handMoved(billEvents);
  return { client: createBillClient(options), ...seen };
}

const stageOf = (document: Document) => document.stages[0]!.id;

describe('the client of the bill worker', () => {
  it('hears how far it is before each level, then the bill with its verdicts, and ends the worker', () => {
    const { client, workers, heard } = started();
    const document = shop(3, 10);
    client.request(document, stageOf(document));
    while (workers[0]!.next());
    expect(heard.map((event) => (event.type === 'progress' ? [event.done, event.of] : event.type))).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      'bill',
    ]);
    const last = heard.at(-1);
    expect(last?.type === 'bill' && last.judged.map(({ verdict }) => verdict)).toEqual(['missed']);
    expect(workers[0]!.isEnded).toBe(true);
  });

  it('hears of what neither run nor bill decides, too', () => {
    const { client, workers, heard } = started();
    const document = shop(3, 10);
    const [budget] = document.requirements;
    const requirements = (['open-operations', 'zone-loss', 'quiet-hour-cost', 'p95'] as const).map((metric, at) => ({
      ...budget!,
      id: idOf('requirement', 900 + at),
      metric,
      target: 1,
    }));
    client.request({ ...document, requirements }, stageOf(document));
    while (workers[0]!.next());
    const last = heard.at(-1);
    const judged = last?.type === 'bill' ? last.judged : [];
    // A page that anybody may ask for; no zones; a server that costs what it costs, whatever the hour, and what goes out to the users.
    expect(judged.map(({ measured }) => measured)).toEqual([1, Number.NaN, expect.closeTo(0.93, 1)]);
    expect(judged.map(({ verdict }) => verdict)).toEqual(['met', 'unmeasured', 'met']);
  });

  it('hears no verdict on the budget of a sheet on which nothing costs', () => {
    const { client, workers, heard } = started();
    const document = shop(1);
    const stages = document.stages.map((stage) => ({ ...stage, components: [], modules: [], wires: [] }));
    client.request({ ...document, stages }, stageOf(document));
    while (workers[0]!.next());
    const last = heard.at(-1);
    expect(last?.type === 'bill' && last.judged.map(({ verdict }) => verdict)).toEqual(['unmeasured']);
  });

  it('ends the work on a document that changed, and hears only of the new one', () => {
    const { client, workers, heard } = started();
    const [before, after] = [shop(2), shop(1)];
    client.request(before, stageOf(before));
    workers[0]!.next();
    client.request(after, stageOf(after));
    expect(workers[0]!.isEnded).toBe(true);
    while (workers[0]!.next());
    expect(heard).toHaveLength(1);
    while (workers[1]!.next());
    expect(heard.map(({ type }) => type)).toEqual(['progress', 'progress', 'bill']);
  });

  it('hears nothing more of what was canceled, not even what was under way to it', () => {
    const { client, workers, heard } = started();
    const document = shop(1);
    client.request(document, stageOf(document));
    client.cancel();
    while (workers[0]!.next());
    workers[0]!.onerror?.({ message: 'ended' } as ErrorEvent);
    expect(heard).toEqual([]);
  });

  it('says why there is no bill of a design that cannot run', () => {
    const { client, workers, heard } = started();
    const document = shop(1);
    const stages = document.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) => ({ ...each, kind: 'mainframe' })),
    }));
    client.request({ ...document, stages }, stageOf(document));
    while (workers[0]!.next());
    const last = heard.at(-1);
    expect(last?.type === 'not-runnable' && last.problems[0]?.title).toBe('Unknown kind mainframe');
  });
});
