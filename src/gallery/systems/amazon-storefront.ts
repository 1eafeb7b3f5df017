/**
 * The storefront of Amazon: two tiers of 1998, services of 2004 that each own their data, and a page of today that waits for nobody. Fourteen modules by name; what they do is
 * the same on all sheets, but whom they ask for their data and how long the page waits for them is not. Times, mix and rates are teaching values.
 */
import { buildAction, buildDocument, constant, defaultRollout, soundVersion } from '#design';
import type { BuildComponent, BuildNames, BuildStage, BuildWire, Document } from '#design';
import type { GalleryEntry } from '../entry';
import {
  balancer,
  database,
  free,
  functionOf,
  kinds,
  minute,
  provider,
  second,
  server,
  usersOf,
  wire,
} from '../experiments/settings';
import { placed, published } from '../placed';
import { dataOf, modules, names } from './amazon-storefront-modules';

const { on, strike } = buildAction;

export const pages = { perSecond: 40, waitMs: 1000, shortWaitMs: 150 } as const;
export const slowReviews = { fromMs: 1.5 * minute, toMs: 2.5 * minute, factor: 40 } as const;
export const nameGone = { atMs: 4 * minute, durationMs: minute } as const;

const capital = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

const at = placed([30, 250, 480, 850, 1220, 1440, 1690, 2060], 170);
const half = { instances: 3, vcpus: 1, memoryMiB: 2048 } as const;
const service = (name: string): BuildComponent => server([name], { ...half, instances: 2 });
const small = (dataSet: string): BuildComponent => database([dataSet], { memoryMiB: 2048 });

const asked = names.filter((name) => !['orders', 'payments', 'fulfillment', 'notices'].includes(name));
const called = (timeoutMs: number): readonly BuildWire[] => asked.map((name) => wire(`page -> ${name}`, { timeoutMs }));

const ordering = { timeoutMs: 5 * second };
const toOrders: readonly BuildWire[] = [
  wire('page -> orders', { timeoutMs: 10 * second }),
  ...['cart', 'inventory', 'payments'].map((name) => wire(`orders -> ${name}`, ordering)),
  wire('payments.provider -> Payments API', ordering),
];
const toTell: readonly BuildWire[] = ['fulfillment', 'notices'].map((name) => wire(`orders -> ${name}`, ordering));
const mailing = wire('notices.mail -> Mail API', ordering);
const pooled = (text: string): BuildWire =>
  wire(text, { timeoutMs: second, pool: { connections: 10, waitLimitMs: second } });

const tiers: BuildStage = {
  note: 'A page engine that holds everything, and one database behind it. A new version of one module is a new version of all, and what one of them takes is gone for the others.',
  modules: modules('tiers'),
  components: {
    Shoppers: at(0, 0, usersOf('Shoppers', 'Images')),
    Balancer: at(1, 0, balancer('least-outstanding')),
    'Page engine': at(2, 0, server(['page', ...names, 'images'], half)),
    Database: at(3, 0, database(Object.values(dataOf), { vcpus: 4, memoryMiB: 8192, maxConnections: 1000 })),
    'Payments API': at(3, 1, provider()),
    'Mail API': at(3, 2, provider()),
  },
  wires: [
    free('Shoppers -> Balancer'),
    wire('Balancer -> Page engine', { timeoutMs: 30 * second }),
    ...called(pages.waitMs),
    ...toOrders,
    ...toTell,
    mailing,
    pooled('search.database -> Database'),
    ...Object.keys(dataOf).map((name) => pooled(`${name}.database -> Database`)),
  ],
};

/** Places of services on both younger sheets: whom the page asks on the left, orders and what they need on the right. */
const services = {
  Page: at(2, 2, server(['page'], half)),
  Customer: at(3, 0, service('customer')),
  Product: at(3, 1, service('product')),
  Offers: at(3, 2, service('offers')),
  Inventory: at(3, 3, service('inventory')),
  Reviews: at(3, 4, service('reviews')),
  Search: at(6, 0, service('search')),
  Similar: at(6, 1, service('similar')),
  'Sales rank': at(6, 2, service('sales rank')),
  Cart: at(6, 3, service('cart')),
  Orders: at(3, 5, service('orders')),
  Payments: at(6, 5, service('payments')),
  'Catalog cache': at(4, 1, { kind: 'cache', values: { ttlMs: minute, capacityMiB: 64 } }),
  'Product data': at(5, 1, small('products')),
  'Offer data': at(5, 2, small('offers')),
  'Stock data': at(4, 3, small('stock')),
  'Review data': at(4, 4, small('reviews')),
  'Order data': at(4, 5, small('orders')),
  Index: at(7, 0, { kind: 'search-index', dataSets: ['products'] }),
  'Payments API': at(7, 5, provider()),
} as const satisfies BuildStage['components'];

const front = [free('Shoppers -> Balancer'), wire('Balancer -> Page', { timeoutMs: 30 * second })];
const toStores: readonly BuildWire[] = [
  ...['product', 'offers'].map((name) => wire(`${name}.cache -> Catalog cache`, { timeoutMs: second })),
  pooled('product.database -> Product data'),
  pooled('offers.database -> Offer data'),
  pooled('inventory.database -> Stock data'),
  pooled('reviews.database -> Review data'),
  pooled('orders.database -> Order data'),
  wire('search.index -> Index', { timeoutMs: second }),
];

const inServices: BuildStage = {
  note: 'Services own their data, and a page asks nine of them at once. It can do without most, but waits a second for each: it is as slow as the last of them.',
  modules: modules('services'),
  components: {
    Shoppers: at(0, 2, usersOf('Shoppers', 'Images')),
    Balancer: at(1, 2, balancer('least-outstanding')),
    ...services,
    Page: { ...services.Page, modules: ['page', 'images'] },
    'Customer data': at(4, 0, small('customers')),
    'Similar data': at(7, 1, small('similar items')),
    'Rank data': at(7, 2, small('ranks')),
    'Cart data': at(7, 3, small('carts')),
    Fulfillment: at(6, 4, service('fulfillment')),
    Notices: at(3, 6, service('notices')),
    'Mail API': at(4, 6, provider()),
  },
  wires: [
    ...front,
    ...called(pages.waitMs),
    ...toOrders,
    ...toTell,
    mailing,
    ...toStores,
    pooled('customer.database -> Customer data'),
    pooled('similar.database -> Similar data'),
    pooled('sales rank.database -> Rank data'),
    pooled('cart.database -> Cart data'),
  ],
};

const onTables = ['customer', 'similar', 'sales rank', 'cart'];

const today: BuildStage = {
  note: 'A page waits 150 ms for each and leaves out who is late. Carts, customers, similar items and ranks lie in one store of keys and values: nobody runs it, and four services share its fate. Images come from a CDN; an order is an event.',
  modules: modules('today'),
  components: {
    Shoppers: at(0, 2, usersOf('Shoppers', 'Images')),
    CDN: at(1, 0, { kind: 'cdn' }),
    Images: at(2, 0, { kind: 'object-store', modules: ['images'] }),
    Balancer: at(1, 2, balancer('least-outstanding')),
    ...services,
    Tables: at(7, 2, { kind: 'key-value-store', dataSets: onTables.map((name) => dataOf[name] ?? '') }),
    'Order events': at(5, 5, { kind: 'event-bus' }),
    Fulfillment: at(6, 4, service('fulfillment')),
    Notices: at(6, 6, functionOf(['notices'], { memoryMiB: 512 })),
    'Mail API': at(7, 6, provider()),
  },
  wires: [
    ...front,
    free('Shoppers -> CDN'),
    free('CDN -> Images'),
    ...called(pages.shortWaitMs),
    ...toOrders,
    mailing,
    ...toStores,
    ...onTables.map((name) => wire(`${name}.tables -> Tables`, { timeoutMs: second })),
    wire('orders.events -> Order events', ordering),
    wire('Order events -> Fulfillment'),
    wire('Order events -> Notices'),
  ],
};

/** A version of the reviews that computes so many times as long. */
const reviewsOf = (slowdown: number) => (ids: BuildNames) =>
  ({
    type: 'deployment',
    module: ids.id('module', 'reviews'),
    deployment: {
      rollout: { ...defaultRollout, drainMs: 2 * second },
      defects: { ...soundVersion, slowdown },
      schemaChange: null,
    },
  }) as const;

/** Twenty teams: one for each module, and two where most is changed. */
const twice = ['page', 'product', 'search', 'similar', 'cart', 'orders'];
const teams = (ids: BuildNames) => ({
  teams: [
    ...['page', ...names].map((name) => [name, name] as const),
    ...twice.map((name) => [name, `${name} 2`] as const),
  ].map(([module, name]) => ({
    id: ids.id('team', name),
    name: capital(name),
    members: 8,
    modules: [ids.id('module', module)],
    changesPerWeek: 5,
  })),
  pipeline: { fixedMinutes: 5, minutesPerModule: 25 / (names.length + 2), changeFailureRatio: 0 },
  pipelines: [],
  changes: [],
});

const asking = { patienceMs: 3 * second, userRetries: null } as const;

const document: Document = buildDocument(
  {
    title: 'Amazon storefront',
    classes: {
      Shoppers: {
        ...asking,
        ratePerSecond: pages.perSecond,
        mix: { 'page.view': 90, 'page.search': 6, 'page.add': 3, 'page.buy': 1 },
        keys: { type: 'zipf', items: 5000, exponent: 1, hotShares: [] },
      },
      Images: {
        ...asking,
        ratePerSecond: pages.perSecond / 2,
        mix: { 'images.get': { weight: 1, responseBytes: constant(40_000) } },
        keys: { type: 'zipf', items: 5000, exponent: 1, hotShares: [] },
      },
    },
    scenario: { durationMs: 5.5 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: {
      'Reviews get slow': { atMs: slowReviews.fromMs, action: reviewsOf(slowReviews.factor) },
      'Reviews as before': { atMs: slowReviews.toMs, action: reviewsOf(1) },
      'The name of the store is gone': { ...nameGone, action: strike('outage', on.component('Tables')) },
    },
    requirements: {
      p95: { metric: 'p95', comparator: 'at-most', target: 300, owner: 'shoppers' },
      availability: { metric: 'availability', comparator: 'at-least', target: 0.99, owner: 'shoppers' },
      'lead time': { metric: 'lead-time', comparator: 'at-most', target: 8, owner: 'twenty teams' },
    },
    also: (ids) => ({ ...published, changeModel: teams(ids) }),
    stages: { 'Two tiers, 1998': tiers, 'Services, 2004': inServices, Today: today },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'amazon-storefront',
  shows: ['S1', 'DU1', 'DP1', 'DP3'],
  shelf: 'design',
  title: document.title,
  summary: 'Slow reviews on every page, and a store whose name is gone',
  tryFirst:
    'Open the second sheet at 2:00 and follow a slow page (T): who is last? Then the third sheet at the same time.',
  scale:
    'Published: more than 100 services for a page in 2006, over 1,600 items bought a second in 2022. Here: nine services for a page, 40 requests a second.',
  facts: [
    {
      text: 'Until about 2001 the shop was an application server and a database, two tiers, which met a wall at every holiday season.',
      source: 'Notes on keynotes of Werner Vogels, 2008 and 2010',
    },
    {
      text: 'From 2001 on data can be reached through the service that owns it, and by no other way; more than 100 services make a page.',
      source: 'A conversation with Werner Vogels, ACM Queue, 2006',
    },
    {
      text: 'In May 2011 a new version came to production every 11.6 seconds.',
      source: 'Jon Jenkins, Velocity 2011, in reports of others',
    },
    {
      text: 'In October 2025 the name of a central key-value store led nowhere in one region, and what depended on it failed with it.',
      source: 'Summary of the event by AWS, in reports of others',
    },
  ],
  document,
};
