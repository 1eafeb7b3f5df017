/** Refactorings of a part: a replica for its reads, a router before it, instances in several zones. */
import { connect } from '../connect';
import type { Document } from '../document';
import { changeComponent, changeStage, changeWire, IdSource } from '../edits/change';
import { addComponent, setParameter } from '../edits/components';
import { wiresTo } from '../lookups';
import type { KindDeclaration } from '../kind-declaration';
import { changeLists } from '../step-tree';
import type { Component, Configuration, Module, Stage, Wire, Zone } from '../stage';
import type { Step } from '../steps';
import { beside, kindsThat, aTitle, type Offer, type Place, type Recipe } from './recipe';

/** The parameter by which a store says how many replicas answer reads. */
const replicas = 'readReplicas';

export const readReplica: Recipe = ({ document, stage, kinds, component, module }) => {
  const kind = kinds.get(component.kind);
  const parameter = kind?.parameters.find(({ name }) => name === replicas);
  const now = component.configuration[replicas];
  if (module || parameter?.type !== 'number' || typeof now !== 'number') return [];
  const label = `Give ${component.name} ${now === 0 ? 'a read replica' : 'one more read replica'}`;
  if (now >= parameter.max) return [{ label, change: { refusal: `It has ${now}, and no more can be had.` } }];
  return [
    {
      label,
      change: () => {
        const values = { [replicas]: now + 1 };
        const set = setParameter(document, { stage: stage.id, component: component.id, values }, kinds);
        return changeStage(set, stage.id, (each) => withReadsElsewhere(each, component));
      },
    },
  ];
};

/** Reads outside of transactions ask a replica, unless the client's own write is not shown there yet. */
function withReadsElsewhere(stage: Stage, { id }: Component): Stage {
  const needs = new Set(wiresTo(stage, id).flatMap(({ from }) => ('need' in from ? [from.need as string] : [])));
  const change = (module: Module): Module => ({
    ...module,
    operations: module.operations.map((operation) => ({ ...operation, steps: asked(operation.steps, needs) })),
  });
  const modules = stage.modules.map((module) =>
    module.needs.some((need) => needs.has(need.id)) ? change(module) : module,
  );
  return { ...stage, modules };
}

/** A transaction reads on its own connection, so nothing within one is changed. */
const asked = (steps: readonly Step[], needs: ReadonlySet<string>): readonly Step[] => {
  const held = new Set(steps.flatMap((step) => (step.type === 'transaction' ? [step.steps] : [])));
  return changeLists(steps, (list) =>
    held.has(list)
      ? list
      : list.map((step) =>
          step.type === 'call' && needs.has(step.need) && step.target.type === 'verb' && step.readFrom === 'primary'
            ? { ...step, readFrom: 'read-your-writes' as const }
            : step,
        ),
  );
};

const isRouter = ({ passesOn, hosts, offers, generatesTraffic }: KindDeclaration): boolean =>
  passesOn && hosts === null && !generatesTraffic && offers.some(({ protocol }) => protocol === 'request');

/** Every router of the catalogue; wires that ended at the host end at the router, under their own ids, and one more leads on. */
export const routerBefore: Recipe = (place) => {
  const { stage, kinds, component, module } = place;
  if (module || kinds.get(component.kind)?.hosts !== 'modules') return [];
  const incoming = wiresTo(stage, component.id).filter(({ protocol }) => protocol === 'request');
  return kindsThat(kinds, isRouter).map((kind): Offer => {
    const label = `Put ${aTitle(kind)} before ${component.name}`;
    if (incoming.length === 0) return { label, change: { refusal: `No request is led to ${component.name} itself.` } };
    const known = incoming.every(({ from }) => 'component' in from && isRouterPart(place, from.component));
    if (known) return { label, change: { refusal: `It stands behind a router already.` } };
    return { label, change: () => routed(place, kind) };
  });
};

export function isRouterPart({ stage, kinds }: Place, id: string): boolean {
  const kind = kinds.get(stage.components.find((each) => each.id === id)?.kind ?? ('' as never));
  return kind !== undefined && isRouter(kind);
}

function routed({ document, stage, kinds, component }: Place, kind: KindDeclaration): Document {
  const at = beside(stage, component, 'left');
  const added = addComponent(document, { stage: stage.id, kind, at });
  const incoming = wiresTo(stage, component.id).filter(({ protocol }) => protocol === 'request');
  const led = incoming.reduce(
    (each, wire) =>
      changeStage(each, stage.id, (own) =>
        changeWire(own, wire.id, (one) => ({ ...one, to: { component: added.component } })),
      ),
    added.document,
  );
  const ends = { from: { component: added.component }, to: { component: component.id } };
  const drawn = connect(led, { stage: stage.id, ...ends }, kinds);
  return drawn.ok ? drawn.value.document : document;
}

const fewestZones = 2;
const zoneNames = ['a', 'b', 'c'];

export const overZones: Recipe = ({ document, stage, kinds, component, module }) => {
  const counter = kinds.get(component.kind)?.instancesParameter ?? null;
  if (module || counter === null) return [];
  const label = `Spread ${component.name} over zones`;
  if (component.zones.length >= fewestZones)
    return [{ label, change: { refusal: `It stands in ${component.zones.length} zones.` } }];
  return [
    {
      label,
      change: () => {
        const zoned = withZones(document, stage);
        const zones = zoned.stage.zones.map(({ id }) => id);
        const placed = changeStage(zoned.document, stage.id, (each) =>
          changeComponent(each, component.id, (own) => ({ ...own, zones })),
        );
        const now = component.configuration[counter];
        const instances = Math.max(typeof now === 'number' ? now : 1, zones.length);
        const values: Configuration = { [counter]: instances };
        const spread = setParameter(placed, { stage: stage.id, component: component.id, values }, kinds);
        return sharePools(spread, { stage, component }, (typeof now === 'number' ? now : 1) / instances);
      },
    },
  ];
};

/** More instances have as many connections together as fewer had: a store admits no more of them for that. */
function sharePools(
  document: Document,
  { stage, component }: Pick<Place, 'stage' | 'component'>,
  share: number,
): Document {
  const hosted = stage.modules.filter(({ id }) => component.modules.includes(id));
  const needs = new Set<string>(hosted.flatMap((module) => module.needs.map(({ id }) => id)));
  const shared = (wire: Wire): Wire => {
    const { pool } = wire.policy;
    if (!pool || !('need' in wire.from) || !needs.has(wire.from.need)) return wire;
    const connections = Math.max(1, Math.ceil(pool.connections * share));
    return { ...wire, policy: { ...wire.policy, pool: { ...pool, connections } } };
  };
  return changeStage(document, stage.id, (own) => ({ ...own, wires: own.wires.map(shared) }));
}

/** A stage with two zones at least. */
function withZones(document: Document, stage: Stage): { readonly document: Document; readonly stage: Stage } {
  if (stage.zones.length >= fewestZones) return { document, stage };
  const ids = new IdSource(document);
  const region = stage.zones[0]?.region ?? 'region';
  const added = zoneNames
    .filter((name) => !stage.zones.some((zone) => zone.name === name))
    .slice(0, fewestZones - stage.zones.length)
    .map((name): Zone => ({ id: ids.give('zone'), name, region }));
  const zoned = { ...stage, zones: [...stage.zones, ...added] };
  const changed = changeStage(document, stage.id, () => zoned);
  return { document: { ...changed, nextId: ids.nextId }, stage: zoned };
}
