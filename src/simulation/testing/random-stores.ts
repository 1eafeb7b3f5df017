/** What a random design keeps in stores that are not asked in a query language. */
import { buildStep, constant, exponential, readSources, type BuildStage } from '#design';
import type { Choice } from './random-design';

type Steps = readonly ReturnType<typeof buildStep.compute>[];

export interface RandomStores {
  /** Asks them, in whoever has the needs. */
  readonly steps: Steps;
  readonly components: BuildStage['components'];
  readonly wires: BuildStage['wires'];
}

export function randomStores(choice: Choice): RandomStores {
  const table = { need: 'table', protocol: 'key-value', dataSet: 'rows' } as const;
  const onFailure = choice.of([{ type: 'fail' }, { type: 'ignore' }] as const);
  const bytes = { requestBytes: constant(choice.of([100, 3000])), responseBytes: constant(choice.of([100, 9000])) };
  const words = { need: 'words', protocol: 'search', dataSet: 'rows' } as const;
  const facts = { need: 'facts', protocol: 'sql', dataSet: 'rows' } as const;
  const blob = { need: 'blobs', protocol: 'object', dataSet: 'rows' } as const;
  return {
    steps: [
      buildStep.ask({ ...blob, verb: 'get' }, { ...bytes, onFailure }),
      buildStep.ask({ ...blob, verb: 'put' }, { ...bytes, onFailure }),
      buildStep.ask({ ...words, verb: 'query' }, { onFailure }),
      buildStep.ask({ ...words, verb: 'index' }, { onFailure, storeTimeMs: choice.of([null, exponential(2)]) }),
      buildStep.ask({ ...facts, verb: choice.of(['query', 'write'] as const) }, { onFailure }),
      buildStep.ask({ ...table, verb: 'get' }, { ...bytes, onFailure, readFrom: choice.of(readSources) }),
      buildStep.ask({ ...table, verb: 'put' }, { ...bytes, onFailure, key: choice.of(['request', 'one'] as const) }),
    ],
    components: {
      Words: wordsOf(choice),
      Facts: factsOf(choice),
      Blobs: {
        kind: 'object-store',
        dataSets: ['rows'],
        values: {
          firstByteMs: exponential(10),
          putMs: exponential(10),
          bitsPerSecond: choice.of([1_000_000, null]),
          prefixes: choice.of([1, 4]),
          prefixReads: choice.of([10, 1000]),
          prefixWrites: choice.of([10, 1000]),
          splitAfterMs: choice.of([0, 300, null]),
        },
      },
      Table: {
        kind: 'key-value-store',
        dataSets: ['rows'],
        values: {
          partitions: choice.of([1, 4]),
          capacityMode: choice.of(['on-demand', 'provisioned']),
          readUnits: choice.of([10, 1000]),
          writeUnits: choice.of([10, 1000]),
          burstMs: choice.of([0, 1000]),
          splitAfterMs: choice.of([0, 300, null]),
          getMs: exponential(4),
          copyLagMs: exponential(50),
        },
      },
    },
    wires: [
      { wire: 'web.table -> Table', latencyMs: choice.of([0, 3]) },
      { wire: 'web.words -> Words', latencyMs: choice.of([0, 3]) },
      { wire: 'web.facts -> Facts', latencyMs: choice.of([0, 3]) },
      { wire: 'web.blobs -> Blobs', latencyMs: choice.of([0, 3]) },
    ],
  };
}

const wordsOf = (choice: Choice) => ({
  kind: 'search-index',
  dataSets: ['rows'],
  values: {
    vcpus: choice.of([0.25, 2]),
    shards: choice.of([1, 5]),
    replicas: choice.of([0, 2]),
    queryCpuMs: exponential(10),
    refreshMs: choice.of([50, 1000]),
    refreshCpuMs: choice.of([0, 20]),
    workers: choice.of([2, null]),
    backlog: choice.of([0, 100]),
  },
});

const factsOf = (choice: Choice) => ({
  kind: 'warehouse',
  dataSets: ['rows'],
  values: {
    slots: choice.of([2, 16]),
    tasks: choice.of([1, 8]),
    scannedBytes: exponential(5_000_000),
    planMs: exponential(5),
    stageMs: exponential(5),
    loadMs: choice.of([100, 1000]),
    workers: choice.of([2, null]),
    backlog: choice.of([0, 100]),
  },
});
