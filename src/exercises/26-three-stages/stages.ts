/** Stages that an answer is put together from: one server, services by what hurts, and functions where it surges. */
import { constant, type BuildComponent, type BuildStage, type BuildWire, type Configuration } from '#design';
import { experiments } from '#gallery';
import { allCalls, around, calls, moduleNames, modules, small, zones } from './code';

const { balancer, database, free, functionOf, pooled, second, server, wire } = experiments.settings;

const store = (values: Configuration = {}): BuildComponent => ({
  ...database(['products', 'orders'], values),
  at: [1280, 40],
});

/** Serves again within ten seconds of a loss. */
const standing = { standby: 'asynchronous', detectionMs: 5 * second, promotionMs: constant(5 * second) } as const;
const both = ['Home', 'Far'] as const;

const without = (names: readonly string[]): readonly string[] => moduleNames.filter((name) => !names.includes(name));
const title = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

interface Noted {
  readonly note?: string;
}

export interface Garage extends Noted {
  readonly shop?: Configuration;
}

export const inGarage = ({ note = '', shop = {} }: Garage = {}): BuildStage => ({
  note,
  zones,
  modules,
  components: {
    ...around,
    Shop: { ...server(moduleNames, { ...small, ...shop }), at: [520, 40] },
    Database: store(),
  },
  wires: [
    free('Customers -> Shop'),
    ...calls(),
    pooled('catalog.database -> Database'),
    pooled('orders.database -> Database'),
  ],
});

const storing = (timeoutMs: number | null): readonly BuildWire[] =>
  ['catalog', 'orders', 'reports'].map((name) =>
    wire(`${name}.database -> Database`, { timeoutMs, pool: { connections: 5, waitLimitMs: null } }),
  );

export interface Growth extends Noted {
  /** Modules with a server of their own, besides those of the shop. */
  readonly apart?: readonly string[];
  /** Servers of the shop. */
  readonly instances?: number;
  /** Ms until a page goes on without recommendations; null = it waits. */
  readonly patienceMs?: number | null;
  /** Of every call between servers, ms; null = none. */
  readonly timeoutMs?: number | null;
  /** Whether all of it stands in two regions. */
  readonly isInBoth?: boolean;
}

export function inGrowth({
  note = '',
  apart = ['recommendations', 'reports'],
  instances = 2,
  patienceMs = 300,
  timeoutMs = null,
  isInBoth = false,
}: Growth = {}): BuildStage {
  const placed = isInBoth ? { zones: both } : {};
  const hostOf = (name: string): string => (apart.includes(name) ? title(name) : 'Shop');
  const own = (name: string, row: number): readonly [string, BuildComponent] => [
    title(name),
    { ...server([name], { ...small, instances: isInBoth ? 2 : 1 }), ...placed, at: [900, 40 + 200 * row] },
  ];
  return {
    note,
    zones,
    modules,
    components: {
      ...around,
      Balancer: { ...balancer('least-outstanding'), at: [270, 100] },
      Shop: { ...server(without(apart), { ...small, instances }), ...placed, at: [520, 40] },
      ...Object.fromEntries(apart.map(own)),
      Database: { ...store(isInBoth ? standing : {}), ...placed },
    },
    wires: [
      free('Customers -> Balancer'),
      wire('Balancer -> Shop'),
      free(`Office -> ${hostOf('reports')}`),
      ...calls({ ...allCalls({ timeoutMs }), 'web -> recommendations': { timeoutMs: patienceMs } }),
      ...storing(isInBoth ? 2 * second : timeoutMs),
    ],
  };
}

export interface World extends Noted {
  /** How a region is chosen: by a name for two sets of functions, by the provider, or not at all. */
  readonly front?: 'name' | 'provider' | 'home';
  readonly onFunctions?: readonly string[];
  /** Of the database. */
  readonly connections?: number;
  /** Whether hosts and stores name their zones. */
  readonly isPlaced?: boolean;
}

const name: BuildComponent = {
  kind: 'dns',
  at: [270, 100],
  values: {
    ttlMs: 5 * second,
    healthIntervalMs: 2 * second,
    healthTimeoutMs: second,
    unhealthyAfter: 2,
    healthyAfter: 1,
  },
};

const patience = { 'web -> recommendations': { timeoutMs: 300 }, 'web -> orders': { timeoutMs: 2 * second } };

type Placed = (names: readonly string[]) => Partial<BuildComponent>;

const functionsOf = (modulesIn: readonly string[], row: number): BuildComponent => ({
  ...functionOf(modulesIn),
  at: [520, 290 * row - 120],
});

/** The functions that customers reach. */
function fronts({ front, onFunctions }: Required<Pick<World, 'front' | 'onFunctions'>>, placed: Placed) {
  const one = (row: number, names: readonly string[]): BuildComponent => ({
    ...functionsOf(onFunctions, row),
    ...placed(names),
  });
  if (front === 'name') return { 'Front Home': one(0, ['Home']), 'Front Far': one(1, ['Far']) };
  return { Front: one(0, front === 'provider' ? both : ['Home']) };
}

/** What customers meet first is on functions, what is asked for steadily stays on servers. */
export function inWorld({
  note = '',
  front = 'name',
  onFunctions = ['web', 'catalog', 'recommendations', 'photos'],
  connections = 100,
  isPlaced = true,
}: World = {}): BuildStage {
  const placed: Placed = (names) => (isPlaced ? { zones: names } : {});
  const reached = fronts({ front, onFunctions }, placed);
  const left = without(['reports', ...onFunctions]);
  const hasShop = left.length > 0;
  return {
    note,
    zones,
    modules,
    components: {
      ...around,
      ...(front === 'name' && { Name: name }),
      ...reached,
      ...(hasShop && {
        Balancer: { ...balancer('least-outstanding'), at: [270, 460] as const },
        Shop: { ...server(left, { ...small, instances: 2 }), ...placed(both), at: [520, 460] as const },
      }),
      Reports: { ...server(['reports'], small), ...placed(['Home']), at: [900, 240] },
      Database: { ...store({ ...standing, maxConnections: connections }), ...placed(both) },
    },
    wires: [
      ...(front === 'name'
        ? [free('Customers -> Name'), ...Object.keys(reached).map((host) => free(`Name -> ${host}`))]
        : [free('Customers -> Front')]),
      free('Office -> Reports'),
      ...(hasShop ? [...calls(patience, 'Balancer'), wire('Balancer -> Shop')] : calls(patience)),
      ...storing(2 * second),
    ],
  };
}

/** Every module a function of its own, in both regions. */
export const allAlone = (note: string): BuildStage => ({
  note,
  zones,
  modules,
  components: {
    ...around,
    Name: name,
    ...Object.fromEntries(
      moduleNames.flatMap((module, row) =>
        both.map((zone, column): readonly [string, BuildComponent] => [
          `${title(module)} ${zone}`,
          { ...functionOf([module]), zones: [zone], at: [520 + 240 * column, 40 + 180 * row] },
        ]),
      ),
    ),
    Database: { ...store(standing), zones: both },
  },
  wires: [
    free('Customers -> Name'),
    ...both.map((zone) => free(`Name -> Web ${zone}`)),
    ...both.map((zone) => free(`Office -> Reports ${zone}`)),
    ...calls(patience),
    ...storing(2 * second),
  ],
});
