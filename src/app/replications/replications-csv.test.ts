import { expect, it } from 'vitest';
import type { ComponentId, OperationId } from '#design';
import { galleryEntry } from '#gallery';
import type { Replication } from '#simulation';
import { placeName } from '../inspector/expected-words';
import { replicationsCsv } from './replications-csv';

const [stage] = galleryEntry('corner-shop')!.document.stages;
const module = stage!.modules[0]!;

it('tells each figure of each replication on a line of its own, with its names quoted where they must be', () => {
  const flow = { offered: 7, goodputPerSecond: 1, throughputPerSecond: 2, availability: 0.5 };
  const times = { meanMs: 3, p50Ms: 2.5, p95Ms: 8, p99Ms: null };
  const operation = module.operations[0]!.id as OperationId;
  const replication: Replication = {
    replication: 1,
    seed: 42,
    atMs: 1000,
    stopReason: 'too much, too soon',
    flows: [{ scope: { type: 'operation', operation }, ...flow, ...times }],
    loads: [{ place: stage!.components[1]!.id as ComponentId, resource: 'cpu', utilization: 0.25 }],
    costPerHourUsd: 0.1,
    costPerMillionUsd: null,
    requirements: [],
  };
  const subject = `${module.name}.${module.operations[0]!.name}`;
  expect(replicationsCsv([replication], { stage: stage!, placeName }).split('\n')).toEqual([
    'replication,seed,subject,figure,value',
    `2,42,${subject},offered,7`,
    `2,42,${subject},throughputPerSecond,2`,
    `2,42,${subject},availability,0.5`,
    `2,42,${subject},meanMs,3`,
    `2,42,${subject},p50Ms,2.5`,
    `2,42,${subject},p95Ms,8`,
    `2,42,${subject},p99Ms,`,
    '2,42,"Shop server, cpu",utilization,0.25',
    '2,42,stage,costPerHourUsd,0.1',
    '2,42,stage,costPerMillionUsd,',
    '2,42,stage,stopped,"too much, too soon"',
  ]);
});
