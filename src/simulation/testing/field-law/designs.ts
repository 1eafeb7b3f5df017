/** Small designs in which one field at a time makes a difference. */
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  type BuildComponent,
  type BuildStep,
  type BuildWire,
  type Configuration,
  type Distribution,
  type Document,
  type Fault,
  type FaultKind,
  type FaultTarget,
  type Population,
} from '#design';
import { shopAndDatabase, type ShopAndDatabase } from '../shop-and-database';
import { twoHosts, type TwoHosts } from '../two-hosts';
import { bare, roomy } from '../bare';

type Design = Parameters<typeof buildDesign>[0];
type Event = NonNullable<Design['timeline']>[string];
type Names = Parameters<Event['action']>[0];

/** Users -> Front -> Back for six seconds. */
export const two = (given: TwoHosts): Document => twoHosts({ seconds: 6, ...given });

/** Users -> Shop -> Database for six seconds. */
export const shop = (given: ShopAndDatabase): Document => shopAndDatabase({ seconds: 6, ...given });

/** A time of the scenario at which a fault strikes for two seconds. */
export function strike(
  fault: FaultKind,
  target: (names: Names) => FaultTarget,
  more: Partial<Pick<Fault, 'magnitude' | 'recurrence'>> & {
    readonly atMs?: number;
    readonly durationMs?: number;
  } = {},
): Event {
  const { atMs = 1000, durationMs = 2000, magnitude = null, recurrence = null } = more;
  return {
    atMs,
    durationMs,
    action: (names) => ({ type: 'fault', fault: { fault, target: target(names), magnitude, recurrence } }),
  };
}

export const whole =
  (name: string) =>
  (names: Names): FaultTarget => ({ type: 'component', component: names.id('component', name) });
export const instance =
  (name: string, place: number) =>
  (names: Names): FaultTarget => ({ type: 'instance', component: names.id('component', name), instance: place });

export interface Edge {
  readonly kind?: string;
  readonly values?: Configuration;
  readonly steps?: readonly BuildStep[];
  /** Of the server behind. */
  readonly server?: Configuration;
  readonly host?: Partial<BuildComponent>;
  readonly routerZones?: readonly string[];
  readonly ratePerSecond?: number;
  readonly trafficClass?: Partial<NonNullable<Design['classes']>[string]>;
  readonly timeline?: Design['timeline'];
  readonly zones?: Readonly<Record<string, string>>;
  readonly wires?: readonly BuildWire[];
  readonly also?: Design['also'];
  readonly more?: Partial<Omit<Design, 'components'>>;
  readonly others?: Readonly<Record<string, BuildComponent>>;
}

/** Users -> router -> Web, whose module has a long and a short operation. */
export function edge(given: Edge): Document {
  const { kind = 'load-balancer', steps = [buildStep.pause(20)], values = {}, server = {}, host = {} } = given;
  return buildDesign(
    {
      classes: {
        Users: {
          ratePerSecond: given.ratePerSecond ?? 20,
          mix: { 'web.page': 1 },
          patienceMs: null,
          ...given.trafficClass,
        },
      },
      scenario: { durationMs: 6000, warmUpMs: 0 },
      modules: { web: { operations: { page: steps, other: [buildStep.pause(80)] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Router: { kind, values, zones: given.routerZones ?? [] },
        Web: { kind: 'server', modules: ['web'], ...host, values: { ...roomy, ...server } },
        ...given.others,
      },
      wires: [
        { wire: 'Users -> Router', ...bare },
        { wire: 'Router -> Web', ...bare },
      ],
      ...(given.timeline && { timeline: given.timeline }),
      ...(given.zones && { zones: given.zones }),
      ...(given.also && { also: given.also }),
      ...given.more,
    },
    declarations,
  );
}

export interface Cached {
  readonly values?: Configuration;
  readonly keys?: Population;
  readonly rows?: Population;
  readonly ratePerSecond?: number;
  readonly onMissMs?: number;
  readonly lookup?: Parameters<typeof buildStep.lookup>[1];
  readonly onMiss?: readonly BuildStep[];
  readonly trafficClass?: Partial<NonNullable<Design['classes']>[string]>;
  readonly timeline?: Design['timeline'];
}

/** Users -> Shop -> Cache; what is missed takes 50 ms. */
export function cached(given: Cached): Document {
  const items: Population = { type: 'uniform', items: 50 };
  return buildDesign(
    {
      classes: {
        Users: {
          ratePerSecond: given.ratePerSecond ?? 50,
          mix: { 'shop.show': 1 },
          patienceMs: null,
          keys: given.keys ?? items,
          ...given.trafficClass,
        },
      },
      dataSets: { rows: { population: given.rows ?? items } },
      scenario: { durationMs: 6000, warmUpMs: 0 },
      modules: {
        shop: {
          operations: {
            show: [
              buildStep.lookup(
                { need: 'cache', dataSet: 'rows', onMiss: given.onMiss ?? [buildStep.pause(given.onMissMs ?? 50)] },
                given.lookup,
              ),
            ],
          },
        },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Shop: { kind: 'server', modules: ['shop'], values: roomy },
        Cache: { kind: 'cache', values: { capacityMiB: null, ttlMs: null, ...given.values } },
      },
      wires: [
        { wire: 'Users -> Shop', ...bare },
        { wire: 'shop -> Cache', ...bare },
      ],
      ...(given.timeline && { timeline: given.timeline }),
    },
    declarations,
  );
}

/** Users -> Shop -> Partner. */
export function partnered(values: Configuration, more: Partial<Design> = {}): Document {
  return buildDesign(
    {
      classes: { Users: { ratePerSecond: 20, mix: { 'shop.pay': 1 }, patienceMs: null } },
      scenario: { durationMs: 6000, warmUpMs: 0 },
      modules: { shop: { operations: { pay: [buildStep.outside('partner')] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Shop: { kind: 'server', modules: ['shop'], values: roomy },
        Partner: { kind: 'third-party', values },
      },
      wires: ['Users -> Shop', 'shop -> Partner'],
      ...more,
    },
    declarations,
  );
}

/** The back of two hosts, busy for a drawn time. */
export const lasting = (timeMs: number | Distribution): readonly BuildStep[] => [
  buildStep.pause(typeof timeMs === 'number' ? constant(timeMs) : timeMs),
];

/** A host that has an accelerator or none, with a module that needs one or none. */
export function accelerated(needs: string | null, has: string): Document {
  const document = two({ steps: lasting(20), values: { accelerator: has } });
  const stages = document.stages.map((stage) => ({
    ...stage,
    modules: stage.modules.map((each) => (each.name === 'back' ? { ...each, accelerator: needs } : each)),
  }));
  return { ...document, stages };
}
