/** What the modules of a storefront do: the same on every sheet, but whom they ask for their data, and how the page asks them. */
import { buildStep } from '#design';
import type { BuildModule, BuildStep } from '#design';

const { ask, call, compute, lookup, orElse, outside, parallel, read, send, transaction, write } = buildStep;

/** All that a page engine holds beside the page and its images. */
export const names = [
  'customer',
  'product',
  'offers',
  'inventory',
  'reviews',
  'search',
  'similar',
  'sales rank',
  'cart',
  'orders',
  'payments',
  'fulfillment',
  'notices',
];

/** Who keeps what. */
export const dataOf: Readonly<Record<string, string>> = {
  customer: 'customers',
  product: 'products',
  offers: 'offers',
  inventory: 'stock',
  reviews: 'reviews',
  similar: 'similar items',
  'sales rank': 'ranks',
  cart: 'carts',
  orders: 'orders',
};

type Era = 'tiers' | 'services' | 'today';

/** Whom a page asks, and what. A page without its product or the price of it is none; it can do without the others. */
const needed = ['product.show', 'offers.price'];
const extra = [
  'customer.greet',
  'inventory.left',
  'reviews.stars',
  'search.related',
  'similar.list',
  'sales rank.line',
  'cart.show',
];

/** One after the other in one process, or all at once. */
const view = (era: Era): readonly BuildStep[] =>
  era === 'tiers'
    ? [compute(4), ...[...needed, ...extra].map((each) => call(each))]
    : [compute(4), parallel([...needed.map((each) => [call(each)]), ...extra.map((each) => [orElse(call(each), [])])])];

const item = (verb: 'get' | 'put', dataSet: string) => ask({ need: 'tables', protocol: 'key-value', verb, dataSet });
/** What moved from a database to a store of keys and values. */
const kept = (era: Era, verb: 'read' | 'write', dataSet: string): BuildStep => {
  if (era === 'today') return item(verb === 'read' ? 'get' : 'put', dataSet);
  return verb === 'read' ? read('database', dataSet) : write('database', dataSet);
};
const cached = (era: Era, dataSet: string): BuildStep =>
  era === 'tiers' ? read('database', dataSet) : lookup({ need: 'cache', dataSet, onMiss: [read('database', dataSet)] });
const found = (era: Era): BuildStep =>
  era === 'tiers'
    ? ask({ need: 'database', protocol: 'sql', verb: 'query', dataSet: 'products' })
    : ask({ need: 'index', protocol: 'search', verb: 'query', dataSet: 'products' });

/** Who is told of an order: called one after the other, or by an event of which each gets a copy. */
const told = (era: Era): readonly BuildStep[] =>
  era === 'today'
    ? [send({ need: 'events', protocol: 'event' })]
    : [call('fulfillment.ship'), orElse(call('notices.tell'), [])];

export const modules = (era: Era): Readonly<Record<string, BuildModule>> => ({
  page: {
    operations: {
      view: view(era),
      search: [compute(4), call('search.find')],
      add: [compute(3), call('cart.add')],
      buy: [compute(3), call('orders.place')],
    },
  },
  customer: { operations: { greet: [compute(1), kept(era, 'read', 'customers')] } },
  product: { operations: { show: [compute(2), cached(era, 'products')] } },
  offers: { operations: { price: [compute(2), cached(era, 'offers')] } },
  inventory: {
    operations: { left: [compute(1), read('database', 'stock')], reserve: [compute(2), write('database', 'stock')] },
  },
  reviews: { operations: { stars: [compute(2), read('database', 'reviews')] } },
  search: { operations: { find: [compute(2), found(era)], related: [compute(1), found(era)] } },
  similar: { operations: { list: [compute(2), kept(era, 'read', 'similar items')] } },
  'sales rank': { operations: { line: [compute(1), kept(era, 'read', 'ranks')] } },
  cart: {
    operations: {
      show: [compute(1), kept(era, 'read', 'carts')],
      add: [compute(2), kept(era, 'read', 'carts'), kept(era, 'write', 'carts')],
    },
  },
  orders: {
    operations: {
      place: [
        compute(4),
        call('cart.show'),
        call('inventory.reserve'),
        call('payments.charge'),
        transaction('database', [write('database', 'orders'), write('database', 'orders')]),
        ...told(era),
      ],
    },
  },
  payments: { operations: { charge: [compute(2), outside('provider')] } },
  fulfillment: { operations: { ship: [compute(20)] } },
  notices: { operations: { tell: [compute(5), outside('mail')] } },
  images: { operations: { get: [] } },
});
