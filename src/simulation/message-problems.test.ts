/** What a design says of messages that nobody works on. */
import { declarations } from '#catalog';
import { buildDesign, buildStep, findProblems } from '#design';
import { describe, expect, it } from 'vitest';

const { compute, send } = buildStep;

interface Given {
  readonly names?: string;
  readonly consumes?: boolean;
  readonly operations?: Readonly<Record<string, readonly ReturnType<typeof compute>[]>>;
}

function titlesOf({ names, consumes = true, operations = { work: [compute(1)] } }: Given): readonly string[] {
  const use = { need: 'queue', protocol: 'queue', ...(names !== undefined && { operation: names }) } as const;
  const document = buildDesign(
    {
      modules: {
        front: { operations: { send: [send(use)], other: [compute(1)] } },
        worker: { operations },
      },
      components: {
        Front: { kind: 'server', modules: ['front'] },
        Queue: { kind: 'queue' },
        Worker: { kind: 'server', modules: ['worker'] },
      },
      wires: ['front.queue -> Queue', ...(consumes ? ['Queue -> Worker'] : [])],
    },
    declarations,
  );
  return findProblems(document, document.stages[0]!.id, declarations)
    .filter(({ sort }) => sort !== 'no-timeout')
    .map(({ title }) => title);
}

describe('a collector', () => {
  const titles = (wires: readonly string[]) => {
    const document = buildDesign(
      {
        modules: { front: { operations: { tell: [buildStep.outside('telemetry')] } } },
        components: {
          Front: { kind: 'server', modules: ['front'] },
          Collector: { kind: 'collector' },
          Logs: { kind: 'log-pipeline' },
        },
        wires: ['front.telemetry -> Collector', ...wires],
      },
      declarations,
    );
    return findProblems(document, document.stages[0]!.id, declarations)
      .filter(({ sort }) => sort !== 'no-timeout')
      .map(({ title }) => title);
  };

  it('is warned of while it sends nothing on', () => {
    expect(titles([])).toEqual(['Collector sends nothing on']);
    expect(titles(['Collector -> Logs'])).toEqual([]);
  });
});

describe('a design with messages', () => {
  it('is warned of a broker from which nobody consumes', () => {
    expect(titlesOf({ consumes: false })).toEqual(['Nobody consumes from Queue']);
    expect(titlesOf({})).toEqual([]);
  });

  it('is warned of an operation that no consumer runs', () => {
    expect(titlesOf({ names: 'front.other' })).toEqual(['No consumer of Queue runs front.other']);
    expect(titlesOf({ names: 'worker.work' })).toEqual([]);
  });

  it('is warned where the consumer has several operations and the message names none', () => {
    const operations = { work: [compute(1)], more: [compute(1)] };
    expect(titlesOf({ operations })).toEqual(['front does not say what its messages ask for']);
    expect(titlesOf({ operations, names: 'worker.more' })).toEqual([]);
  });
});
