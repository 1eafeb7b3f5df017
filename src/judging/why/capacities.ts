/** Everything of a stage that can run out, each with twice as much of it. */
import {
  componentOf,
  wireOf,
  wireWords,
  type Component,
  type ComponentId,
  type KindDeclaration,
  type Parameter,
  type Wire,
  type WireId,
} from '#design';
import type { ResourceBalance, ResourceKind } from '#simulation';
import { onComponent, onWires, setParameters, type Change } from './change';
import type { Premises, Suspect } from './suspect';
import { amountOf, amountWords, percentWords, resourceWords } from './why-names';

const factor = 2;

/** Parameters that say how much there is of something, the first that is a number counts. What is a rate is found by its quantity. */
const parameterNames: Readonly<Partial<Record<ResourceKind, readonly string[]>>> = {
  cpu: ['vcpus'],
  workers: ['workers', 'concurrencyLimit', 'connectionLimit'],
  connections: ['maxConnections'],
  io: ['ioConcurrency'],
  iops: ['iops'],
  bandwidth: ['bandwidthBitsPerSecond'],
};

export function capacitySuspects(premises: Premises): readonly Suspect[] {
  const peak = premises.evidence.balance?.peak;
  if (!peak) return [];
  const ofComponents = peak.components.flatMap(({ id, resources }) => {
    const component = componentOf(premises.stage, id);
    return component ? limited(resources).flatMap((each) => ofComponent(premises, component, each)) : [];
  });
  const ofWires = peak.wires.flatMap(({ id, resources }) => {
    const wire = wireOf(premises.stage, id);
    return wire ? limited(resources).flatMap((each) => ofWire(premises, wire, each)) : [];
  });
  return [...ofComponents, ...ofWires];
}

const limited = (resources: readonly ResourceBalance[]): readonly ResourceBalance[] =>
  resources.filter(({ utilization }) => utilization !== null && utilization > 0);

interface Doubled {
  readonly change: Change;
  readonly from: number;
  /** What there is twice as much of, where that is not the resource itself. */
  readonly words?: string;
}

function ofComponent(premises: Premises, component: Component, resource: ResourceBalance): readonly Suspect[] {
  const doubled =
    resource.kind === 'rate-limit'
      ? limitsDoubled(premises, component)
      : parametersDoubled(premises, component, resource);
  return doubled ? [suspectOf(premises, { place: component.id, name: component.name, resource, doubled })] : [];
}

function limitsDoubled({ stage }: Premises, { id, hostPolicy }: Component): Doubled | null {
  const [first] = hostPolicy?.rateLimits ?? [];
  if (!first) return null;
  const change = onComponent(stage.id, id, (component) => ({
    ...component,
    hostPolicy: component.hostPolicy && {
      ...component.hostPolicy,
      rateLimits: component.hostPolicy.rateLimits.map((each) => ({
        ...each,
        limit: each.limit * factor,
        burst: each.burst * factor,
      })),
    },
  }));
  return { change, from: first.limit };
}

function parametersDoubled(premises: Premises, component: Component, { kind, of }: ResourceBalance): Doubled | null {
  const { configuration } = component;
  const declared = premises.kinds.get(component.kind);
  const name = (parameterNames[kind] ?? []).find((each) => typeof configuration[each] === 'number');
  if (name !== undefined) {
    const doubled = doubledBy(premises, component, [name]);
    return doubled && name === 'concurrencyLimit' ? { ...doubled, words: 'instances' } : doubled;
  }
  if (kind === 'quota' || kind === 'partition') return doubledBy(premises, component, ratesOf(declared, component));
  // Functions that have no limit of their own share that of the account.
  if (kind === 'workers' && of === null && declared?.hosts === 'modules') return accountDoubled(premises);
  return null;
}

const ratesOf = (kind: KindDeclaration | undefined, { configuration }: Component): readonly string[] =>
  (kind?.parameters ?? []).filter(isRate).flatMap(({ name }) => (typeof configuration[name] === 'number' ? name : []));

/** Units of capacity are rates, too. */
const isRate = (parameter: Parameter): boolean =>
  parameter.type === 'number' && (parameter.quantity === 'rate' || parameter.name.endsWith('Units'));

function doubledBy({ stage }: Premises, { id, configuration }: Component, names: readonly string[]): Doubled | null {
  const values = names.map((name) => [name, Number(configuration[name]) * factor] as const);
  const [first] = names;
  if (first === undefined) return null;
  return { change: setParameters(stage.id, id, Object.fromEntries(values)), from: Number(configuration[first]) };
}

function accountDoubled({ document }: Premises): Doubled | null {
  const { accountConcurrency: from } = document.assumptions;
  if (from === null) return null;
  const change: Change = (each) => ({
    ...each,
    assumptions: { ...each.assumptions, accountConcurrency: from * factor },
  });
  return { change, from, words: 'instances of the account' };
}

function ofWire(premises: Premises, wire: Wire, resource: ResourceBalance): readonly Suspect[] {
  const { pool, bulkhead } = wire.policy;
  const ids = new Set([wire.id]);
  const place = { place: wire.id, name: wireWords(premises.stage, wire), resource };
  if (resource.kind === 'connections' && pool) {
    const change = onWires(premises.stage.id, ids, (each) => ({
      ...each,
      policy: { ...each.policy, pool: { ...pool, connections: pool.connections * factor } },
    }));
    return [suspectOf(premises, { ...place, doubled: { change, from: pool.connections } })];
  }
  if (resource.kind !== 'places' || !bulkhead) return [];
  const change = onWires(premises.stage.id, ids, (each) => ({
    ...each,
    policy: { ...each.policy, bulkhead: { ...bulkhead, places: bulkhead.places * factor } },
  }));
  return [suspectOf(premises, { ...place, doubled: { change, from: bulkhead.places } })];
}

interface Place {
  readonly place: ComponentId | WireId;
  readonly name: string;
  readonly resource: ResourceBalance;
  readonly doubled: Doubled;
}

function suspectOf(premises: Premises, { place, name, resource, doubled }: Place): Suspect {
  const { kind, of } = resource;
  const used = Math.max(resource.utilization ?? 0, measuredUse(premises, place, kind));
  const words = doubled.words ?? resourceWords(resource, premises.document);
  return {
    key: ['capacity', place, kind, of ?? ''].join(' '),
    type: 'capacity',
    places: [place],
    name,
    resource: kind,
    seen: `${words} ${percentWords(used)} used`,
    lift: `${amountOf(kind, doubled.from * factor, words)} instead of ${amountWords(kind, doubled.from)}`,
    suspicion: fourthPower(Math.min(1, used)) + waitedShare(premises, place, kind),
    change: doubled.change,
  };
}

/** What a run measured of it; a retry storm fills what the document alone lets expect half empty. */
function measuredUse({ figures }: Premises, place: ComponentId | WireId, kind: ResourceKind): number {
  const found = figures.loads.find((each) => each.place === place && each.resource === kind);
  return found?.utilization ?? 0;
}

/** How much of a request's time is waiting for it. */
function waitedShare({ evidence, meanMs }: Premises, place: ComponentId | WireId, kind: ResourceKind): number {
  if (kind !== 'workers' && kind !== 'connections') return 0;
  const all = [...evidence.components, ...evidence.wires];
  return Math.min(1, (all.find(({ id }) => id === place)?.waitMs ?? 0) / meanMs);
}

/** What is half used makes hardly anybody wait. */
const fourthPower = (share: number): number => share * share * share * share;
