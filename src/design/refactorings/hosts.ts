/** Refactorings of hosts: another way of hosting the same modules, and a host that takes a share of what one module is asked. */
import { connect } from '../connect';
import type { Document } from '../document';
import { changeComponent, changeStage, changeWire } from '../edits/change';
import { hostLike, placeModule } from '../edits/placing';
import { operationsAsked } from '../edits/workload';
import type { ComponentId } from '../ids';
import { defaultConfiguration, type KindDeclaration } from '../kind-declaration';
import { hostsOf, moduleOfNeed, stageOf, wiresTo } from '../lookups';
import type { Component, Module, Stage, Wire } from '../stage';
import { isRouterPart } from './parts';
import { aTitle, beside, kindsThat, type Offer, type Place, type Recipe } from './recipe';

/** Whether modules that compute may stand in it, in instances of ours. */
const isHost = ({ hosts, computes }: KindDeclaration): boolean => hosts === 'modules' && computes;
const isOnDemand = ({ instancesParameter }: KindDeclaration): boolean => instancesParameter === null;

/** The part keeps its id, its modules and its wires; settings that both kinds have keep their values. */
export const otherHost: Recipe = (place) => {
  const { document, stage, kinds, component, module } = place;
  const kind = kinds.get(component.kind);
  if (module || !kind || !isHost(kind)) return [];
  const stands = component.modules.flatMap((id) => stage.modules.find((each) => each.id === id) ?? []);
  return kindsThat(kinds, isHost)
    .filter(({ id }) => id !== kind.id)
    .map((target): Offer => {
      const label = `Turn ${component.name} into ${aTitle(target)}`;
      const refusal = whyNotIn(target, stands, stage);
      const become = (own: Component): Component => ({
        ...own,
        kind: target.id,
        kindVersion: target.version,
        configuration: { ...defaultConfiguration(target), ...sharedValues(own, kind, target) },
        hostPolicy: isOnDemand(kind) || isOnDemand(target) ? null : own.hostPolicy,
      });
      const change = () => changeStage(document, stage.id, (each) => changeComponent(each, component.id, become));
      return { label, change: refusal === null ? change : { refusal } };
    });
};

/** Memory means the same wherever a module stands; the rest only between hosts whose instances are ours to count. */
function sharedValues({ configuration }: Component, kind: KindDeclaration, target: KindDeclaration) {
  const isCounted = !isOnDemand(kind) && !isOnDemand(target);
  const known = new Map(kind.parameters.map((each) => [each.name, each.type]));
  const names = target.parameters
    .filter(({ name, type }) => known.get(name) === type && (isCounted || name.startsWith('memory')))
    .map(({ name }) => name);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = configuration[name];
      return value === undefined || value === null ? [] : [[name, value] as const];
    }),
  );
}

function whyNotIn(target: KindDeclaration, stands: readonly Module[], stage: Stage): string | null {
  const bound = stands.find(({ accelerator }) => accelerator !== null);
  if (bound && target.acceleratorParameter === null)
    return `${bound.name} needs ${bound.accelerator ?? ''}, which it would not have.`;
  const isHeld = stage.wires.some(({ from, style }) => {
    const caller = 'need' in from ? moduleOfNeed(stage, from.need) : undefined;
    return style === 'websocket' && caller !== undefined && stands.includes(caller);
  });
  return isHeld && isOnDemand(target)
    ? 'One of its modules holds connections open, which its instances would not outlive.'
    : null;
}

/** Of ten requests, those that still go where they went. */
const stays = 9;
const goes = 1;

/** The module stands in one more host, to which the routers before it lead a tenth: its weights say how far one dares to go on. */
export const strangle: Recipe = (place) => {
  const { stage, component, module } = place;
  if (!module) return [];
  const label = `Lead a tenth of the requests for ${module.name} to a second host`;
  const led = wiresTo(stage, component.id).filter(
    ({ from, protocol }) => protocol === 'request' && 'component' in from && isRouterPart(place, from.component),
  );
  const refusal = whyUndivided(place, module, led);
  return [{ label, change: refusal === null ? () => divided(place, module, led) : { refusal } }];
};

function whyUndivided({ document, stage, component }: Place, module: Module, led: readonly Wire[]): string | null {
  if (hostsOf(stage, module.id).length > 1) return 'It stands in several hosts already.';
  if (led.length === 0) return `No router leads to ${component.name}: put one before it first.`;
  const asked = new Set(document.workload.trafficClasses.flatMap((each) => [...operationsAsked(each)]));
  return module.operations.some(({ id }) => asked.has(id))
    ? null
    : 'Only other modules ask for it, and they ask where it stands: no router comes between.';
}

function divided(place: Place, module: Module, led: readonly Wire[]): Document {
  const { document, stage, kinds, component } = place;
  const at = beside(stage, component, 'below');
  const { document: standing, component: host } = hostLike(document, stage, { like: component, name: module.name, at });
  const placed = placeModule(standing, { stage: stage.id, module: module.id, host }, kinds);
  return led.reduce((given, wire) => {
    if (!('component' in wire.from)) return given;
    const ends = { from: { component: wire.from.component }, to: { component: host } };
    const drawn = connect(given, { stage: stage.id, ...ends }, kinds);
    return drawn.ok ? weighed(place, drawn.value.document, [wire, host]) : given;
  }, placed);
}

/** Between the wire that was there and the one beside it. */
function weighed(place: Place, document: Document, [wire, host]: readonly [Wire, ComponentId]): Document {
  const { stage } = place;
  const router = 'component' in wire.from ? wire.from.component : null;
  const added = stageOf(document, stage.id)?.wires.find(
    ({ from, to }) => 'component' in from && from.component === router && 'component' in to && to.component === host,
  );
  if (router === null || !added) return document;
  return changeStage(document, stage.id, (each) => {
    const led = changeWire(each, wire.id, (own) => ({ ...own, weight: stays }));
    const both = changeWire(led, added.id, (own) => ({ ...own, weight: goes }));
    return changeComponent(both, router, (own) => inTurn(place, own));
  });
}

/** Who chooses by what is under way goes by weights only when it is full: shares are kept in turn. */
function inTurn({ kinds }: Place, router: Component): Component {
  const keepsShares = kinds
    .get(router.kind)
    ?.parameters.some(
      (each) => each.type === 'choice' && each.name === 'policy' && each.options.some(({ value }) => value === turns),
    );
  return keepsShares === true ? { ...router, configuration: { ...router.configuration, policy: turns } } : router;
}

const turns = 'round-robin';
