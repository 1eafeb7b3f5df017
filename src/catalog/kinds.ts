/** Every kind of component with how it behaves and what it costs, in the order of `specs.ts`. */
import type { KindId } from '#design';
import { kind as apiGateway } from './api-gateway';
import { kind as cache } from './cache';
import { kind as cdn } from './cdn';
import { kind as collector } from './collector';
import { kind as container } from './container';
import { kind as devices } from './devices';
import { kind as dns } from './dns';
import { kind as eventBus } from './event-bus';
import { kind as serverless } from './function';
import { kind as keyValueStore } from './key-value-store';
import type { Kind } from './kind';
import { kind as loadBalancer } from './load-balancer';
import { kind as logPipeline } from './log-pipeline';
import { kind as objectStore } from './object-store';
import { kind as queue } from './queue';
import { kind as relationalDatabase } from './relational-database';
import { kind as schedule } from './schedule';
import { kind as searchIndex } from './search-index';
import { kind as server } from './server';
import { specs } from './specs';
import { kind as stream } from './stream';
import { kind as thirdParty } from './third-party';
import { kind as topic } from './topic';
import { kind as users } from './users';
import { kind as warehouse } from './warehouse';
import { kind as workflow } from './workflow';

const all: readonly Kind[] = [
  apiGateway,
  cache,
  cdn,
  collector,
  container,
  devices,
  dns,
  eventBus,
  serverless,
  keyValueStore,
  loadBalancer,
  logPipeline,
  objectStore,
  queue,
  relationalDatabase,
  schedule,
  searchIndex,
  server,
  stream,
  thirdParty,
  topic,
  users,
  warehouse,
  workflow,
];

const byId: ReadonlyMap<KindId, Kind> = new Map(all.map((kind) => [kind.spec.id, kind]));

export const kinds: readonly Kind[] = specs.flatMap(({ id }) => byId.get(id) ?? []);

export function kindOf(id: KindId): Kind | undefined {
  return byId.get(id);
}
