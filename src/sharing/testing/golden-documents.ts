/**
 * Designs of 10, 25 and 50 components whose links are pinned: every host has three modules of two operations, everything has a label of its own, one
 * traffic class, three requirements. Each module keeps its data in a database and every other one calls a module of the host before. The numbers
 * are those a person would type, not defaults.
 */
import {
  constant,
  exponential,
  idOf,
  noPolicy,
  type Component,
  type Configuration,
  type Document,
  type IdOfSort,
  type IdSort,
  type Kinds,
  type Module,
  type ModuleId,
  type Operation,
  type OperationId,
  type Point,
  type Step,
  type Wire,
} from '#design';

const domains = (
  'Catalog Checkout Accounts Shipping Search Billing Inventory Reviews Pricing Returns Loyalty Fraud Mailing Reports Media ' +
  'Partners Support Stores Gifts Routing Forecast Suppliers Content Consent Insights'
).split(' ');
const modulesOf = 'core rules history'.split(' ');
const operationsOf = 'list update'.split(' ');

interface Shape {
  readonly hosts: number;
  readonly databases: number;
  readonly caches: number;
}

const shapes: Readonly<Record<10 | 25 | 50, Shape>> = {
  10: { hosts: 4, databases: 3, caches: 0 },
  25: { hosts: 12, databases: 8, caches: 2 },
  50: { hosts: 25, databases: 17, caches: 5 },
};

/** Gives ids in the order in which a person would draw. */
function counter() {
  let next = 1;
  return {
    give<Sort extends IdSort>(sort: Sort): IdOfSort[Sort] {
      next += 1;
      return idOf(sort, next - 1);
    },
    next: () => next,
  };
}

interface Draft {
  readonly give: ReturnType<typeof counter>['give'];
  readonly kinds: Kinds;
  readonly components: Component[];
  readonly modules: Module[];
  readonly wires: Wire[];
  readonly positions: Record<string, Point>;
}

function addComponent(
  draft: Draft,
  kind: string,
  name: string,
  given: Partial<Component> & { readonly at: Point; readonly values?: Configuration },
) {
  const declaration = draft.kinds.get(kind);
  if (!declaration) throw new Error(`no kind ${kind}`);
  const { at, values, ...rest } = given;
  const defaults = Object.fromEntries(declaration.parameters.map((parameter) => [parameter.name, parameter.default]));
  const component: Component = {
    id: draft.give('component'),
    kind,
    kindVersion: declaration.version,
    name,
    configuration: { ...defaults, ...values },
    modules: [],
    trafficClasses: [],
    zones: [],
    dataSets: [],
    hostPolicy: null,
    note: '',
    ...rest,
  };
  draft.components.push(component);
  draft.positions[component.id] = at;
  return component.id;
}

function addWire(draft: Draft, ends: Pick<Wire, 'protocol' | 'from' | 'to'>, between: 'users' | 'processes'): void {
  draft.wires.push({
    id: draft.give('wire'),
    ...ends,
    latencyMs: null,
    bandwidthBitsPerSecond: 1_000_000_000,
    lossRatio: 0,
    serializationMs: between === 'users' ? 0 : 0.15,
    serializationMsPerKiB: 0,
    keepAlive: true,
    handshakeMs: 0,
    weight: null,
    style: 'rest',
    reconnectJitterMs: 0,
    policy:
      ends.protocol === 'sql'
        ? { ...noPolicy, pool: { connections: 20, waitLimitMs: null } }
        : between === 'users'
          ? noPolicy
          : { ...noPolicy, timeoutMs: 1000 },
    delivery: null,
    note: '',
  });
}

/** A module of two operations on a database; `calls` names an operation of another module that the first one asks. */
function addModule(
  draft: Draft,
  name: string,
  work: number,
  ends: { readonly store: Component['id']; readonly calls: Module | null },
): ModuleId {
  const id = draft.give('module');
  const need = { id: draft.give('need'), name: 'data', protocol: 'sql' } as const;
  const other = ends.calls && ({ id: draft.give('need'), name: ends.calls.name, protocol: 'request' } as const);
  const operations = operationsOf.map((operation, position): Operation => {
    const operationId = draft.give('operation');
    const steps: Step[] = [
      { id: draft.give('step'), type: 'compute', concern: null, timeMs: exponential(work + position) },
      call(draft, { need: need.id, target: { type: 'verb', verb: position === 0 ? 'read' : 'write', dataSet: null } }),
    ];
    const asked = ends.calls?.operations[0];
    if (position === 0 && other && asked)
      steps.push(call(draft, { need: other.id, target: { type: 'operation', operation: asked.id } }));
    return { id: operationId, name: operation, steps };
  });
  draft.modules.push({
    id,
    name,
    needs: other ? [need, other] : [need],
    operations,
    runtime: { name: 'compiled', cpuFactor: 1, baseMemoryMiB: 0, coldStartMs: null },
    memoryMiB: 64,
    memoryPerRequestMiB: 1,
    accelerator: null,
    credentials: [],
    note: '',
  });
  addWire(draft, { protocol: 'sql', from: { need: need.id }, to: { component: ends.store } }, 'processes');
  if (other && ends.calls)
    addWire(draft, { protocol: 'request', from: { need: other.id }, to: { module: ends.calls.id } }, 'processes');
  return id;
}

function call(draft: Draft, given: Pick<Extract<Step, { type: 'call' }>, 'need' | 'target'>): Step {
  return {
    id: draft.give('step'),
    type: 'call',
    concern: null,
    ...given,
    count: constant(1),
    probability: 1,
    requestBytes: constant(1024),
    responseBytes: constant(1024),
    key: 'request',
    storeTimeMs: null,
    readFrom: 'primary',
    onFailure: { type: 'fail' },
  };
}

const at = (column: number, row: number): Point => ({ x: 40 + 320 * column, y: 60 + 190 * row });

export function goldenDocument(size: 10 | 25 | 50, kinds: Kinds): Document {
  const { give, next } = counter();
  const shape = shapes[size];
  const draft: Draft = { give, kinds, components: [], modules: [], wires: [], positions: {} };
  const stage = give('stage');
  const trafficClass = give('trafficClass');
  const users = addComponent(draft, 'users', 'Customers', { at: at(0, 1), trafficClasses: [trafficClass] });
  const balancer = addComponent(draft, 'load-balancer', 'Front door', { at: at(1, 1) });
  addWire(draft, { protocol: 'request', from: { component: users }, to: { component: balancer } }, 'users');
  const stores = Array.from({ length: shape.databases }, (_, place) =>
    addComponent(draft, 'relational-database', `${domains[place]} data`, {
      at: at(5, place),
      values: { vcpus: 2 + 2 * (place % 3) },
    }),
  );
  for (let place = 0; place < shape.caches; place += 1)
    addComponent(draft, 'cache', `${domains[place]} cache`, { at: at(4, place) });
  for (let place = 0; place < shape.hosts; place += 1) {
    const modules = modulesOf.map((name, row) =>
      addModule(draft, `${domains[place]} ${name}`, 2 + ((place + row) % 5), {
        store: stores[place % stores.length] as Component['id'],
        calls: row === 0 && place % 2 === 1 ? (draft.modules.at(-3) ?? null) : null,
      }),
    );
    const host = addComponent(draft, 'server', `${domains[place]} server`, {
      at: at(2 + (place % 2), Math.floor(place / 2)),
      modules,
      values: { instances: 1 + (place % 4) },
    });
    addWire(draft, { protocol: 'request', from: { component: balancer }, to: { component: host } }, 'users');
  }
  addComponent(draft, 'third-party', 'Card company', { at: at(5, shape.databases) });
  return assemble(draft, { stage, trafficClass, give, next });
}

interface Rest {
  readonly stage: IdOfSort['stage'];
  readonly trafficClass: IdOfSort['trafficClass'];
  readonly give: Draft['give'];
  readonly next: () => number;
}

function assemble(draft: Draft, { stage, trafficClass, give, next }: Rest): Document {
  const entries = draft.modules.slice(0, 4).map((module) => module.operations[0]?.id as OperationId);
  const mix = entries.map((operation, place) => ({
    id: give('mixEntry'),
    operation,
    weight: [80, 12, 5, 3][place] ?? 1,
    requestBytes: constant(1024),
    responseBytes: constant(1024),
    patienceMs: null,
  }));
  const requirement = (
    name: string,
    given: Pick<Document['requirements'][number], 'metric' | 'comparator' | 'target'>,
  ) => ({ id: give('requirement'), name, scope: { type: 'whole' }, window: null, owner: '', ...given }) as const;
  return {
    format: 'loadbearing',
    version: 1,
    title: 'Web shop',
    summary: '',
    notes: '',
    requirements: [
      requirement('p95', { metric: 'p95', comparator: 'at-most', target: 300 }),
      requirement('availability', { metric: 'availability', comparator: 'at-least', target: 0.999 }),
      requirement('monthly bill', { metric: 'monthly-cost', comparator: 'at-most', target: 2500 }),
    ],
    workload: {
      trafficClasses: [
        {
          id: trafficClass,
          name: 'Customers',
          arrivals: { type: 'poisson', ratePerSecond: 150 },
          mix,
          keys: { type: 'uniform', items: 10_000 },
          clients: { type: 'uniform', items: 100_000 },
          patienceMs: 3000,
          userRetries: null,
          followUps: [],
          profile: [],
          dailyProfile: Array.from({ length: 24 }, () => 1),
          testPlan: null,
        },
      ],
    },
    scenario: { durationMs: 600_000, warmUpMs: 60_000, seed: 7, timeline: [] },
    dataSets: [],
    changeModel: {
      teams: [],
      pipeline: { fixedMinutes: 10, minutesPerModule: 5, changeFailureRatio: 0.15 },
      pipelines: [],
      changes: [],
    },
    access: { credentials: [], permissions: [] },
    rules: { counters: [], relations: [] },
    assumptions: { prices: {}, effortHoursPerWeek: {}, runtimes: {}, freeTier: false, accountConcurrency: 1_000 },
    scenes: [],
    stages: [
      {
        id: stage,
        name: 'Services',
        note: '',
        modules: draft.modules,
        components: draft.components,
        wires: draft.wires,
        zones: [],
        layout: { components: draft.positions, notes: [] },
      },
    ],
    nextId: next(),
  };
}
