/**
 * What every kind of component says of itself, in the order of the palette: all that a page needs to draw, check and edit documents. How kinds behave and
 * what they cost is in `kinds.ts`, for those who run and bill them.
 */
import type { KindDeclaration, KindId, Kinds } from '#design';
import { spec as apiGateway } from './api-gateway/spec';
import { spec as cache } from './cache/spec';
import { spec as cdn } from './cdn/spec';
import { spec as collector } from './collector/spec';
import { spec as container } from './container/spec';
import { spec as devices } from './devices/spec';
import { spec as dns } from './dns/spec';
import { spec as eventBus } from './event-bus/spec';
import { spec as serverless } from './function/spec';
import { spec as keyValueStore } from './key-value-store/spec';
import type { KindSpec } from './kind';
import { spec as loadBalancer } from './load-balancer/spec';
import { spec as logPipeline } from './log-pipeline/spec';
import { spec as objectStore } from './object-store/spec';
import { spec as queue } from './queue/spec';
import { spec as relationalDatabase } from './relational-database/spec';
import { spec as schedule } from './schedule/spec';
import { spec as searchIndex } from './search-index/spec';
import { spec as server } from './server/spec';
import { spec as stream } from './stream/spec';
import { spec as thirdParty } from './third-party/spec';
import { spec as topic } from './topic/spec';
import { spec as users } from './users/spec';
import { spec as warehouse } from './warehouse/spec';
import { spec as workflow } from './workflow/spec';

export const specs: readonly KindSpec[] = [
  users,
  devices,
  schedule,
  dns,
  cdn,
  apiGateway,
  loadBalancer,
  server,
  container,
  serverless,
  workflow,
  relationalDatabase,
  keyValueStore,
  cache,
  objectStore,
  searchIndex,
  warehouse,
  queue,
  topic,
  stream,
  eventBus,
  thirdParty,
  logPipeline,
  collector,
];

const byId: ReadonlyMap<KindId, KindSpec> = new Map(specs.map((spec) => [spec.id, spec]));

export function specOf(id: KindId): KindSpec | undefined {
  return byId.get(id);
}

/** The kinds as `design` takes them to check, edit and migrate documents. */
export const declarations: Kinds = new Map<KindId, KindDeclaration>(specs.map((spec) => [spec.id, spec]));
