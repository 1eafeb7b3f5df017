/** The Corner Shop in one process, as the exercises draw it: parts, code and wires are those of the course's experiments, with places on the sheet and what learners may add. */
import { buildStep, type BuildComponent, type BuildModule, type BuildWire, type Configuration } from '#design';
import { experiments } from '#gallery';

const { balancer, database, free, provider, server, shopCalls, shopData, storing, usersOf, wire } =
  experiments.settings;
const { compute, lookup, read } = buildStep;

export const shopClass = experiments.settings.shopClass;

const code = experiments.settings.shopModules;

/** The same with a lookup in a cache before the catalog reads. */
const cachedCode: typeof code = {
  ...code,
  catalog: {
    operations: {
      list: [compute(4), lookup({ need: 'cache', dataSet: 'products', onMiss: [read('database', 'products')] })],
    },
  },
};

export interface ShopCode {
  readonly cached?: boolean;
}

export const shopModules = ({ cached = false }: ShopCode = {}): Readonly<Record<string, BuildModule>> =>
  cached ? cachedCode : code;

export const shoppers: BuildComponent = { ...usersOf('Shoppers'), at: [0, 100] };
export const shopBalancer: BuildComponent = { ...balancer('least-outstanding'), at: [260, 100] };
export const paymentProvider: BuildComponent = { ...provider(), at: [900, 240] };

export const shopServer = (instances: number, values: Configuration = {}): BuildComponent => ({
  ...server(Object.keys(code), { instances, ...values }),
  at: [520, 40],
});

export const shopDatabase = (values: Configuration = {}): BuildComponent => ({
  ...database(shopData, values),
  at: [900, 60],
});

export interface ShopWiring extends ShopCode {
  /** Ms; null = orders wait for the provider as long as it takes. */
  readonly paymentTimeoutMs?: number | null;
  readonly databaseTimeoutMs?: number | null;
}

export const providerWire = 'payments.provider -> Payment provider';

/** One pool of twenty for each server, shared out among the modules that ask the database. */
const pool = { connections: 5, waitLimitMs: null };

export const shopWires = ({
  cached = false,
  paymentTimeoutMs = null,
  databaseTimeoutMs = null,
}: ShopWiring = {}): readonly BuildWire[] => [
  free('Users -> Balancer'),
  wire('Balancer -> Shop server'),
  ...shopCalls({ timeoutMs: paymentTimeoutMs }),
  ...storing.map((name) => wire(`${name}.database -> Database`, { timeoutMs: databaseTimeoutMs, pool })),
  ...(cached ? [wire('catalog.cache -> Cache')] : []),
];
