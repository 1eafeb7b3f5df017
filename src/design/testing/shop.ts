/** The shop that most tests of this layer edit: one server with all modules, a database, a partner, a cache that nobody uses yet. */
import { buildDesign } from '../build';
import type { BuildDesign } from '../build';
import type { BuildStage } from '../build-stage';
import { call, compute, outside, read, transaction, write } from '../build-steps';
import type { Document } from '../document';
import { kinds } from './synthetic-kinds';

export const shopDesign: Omit<BuildDesign, 'stages'> & BuildStage = {
  title: 'Shop',
  classes: { Shoppers: { ratePerSecond: 20, mix: { 'web.browse': 9, 'web.order': 1 } } },
  dataSets: { products: { owner: 'catalog' } },
  requirements: { 'p95 browse': { metric: 'p95', comparator: 'at-most', target: 150 } },
  modules: {
    web: { operations: { browse: [compute(3), call('catalog.list')], order: [compute(3), call('orders.place')] } },
    catalog: { operations: { list: [compute(4), read('database', 'products')] } },
    orders: {
      operations: {
        place: [compute(6), call('payments.charge'), transaction('database', [write('database', 'orders')])],
      },
    },
    payments: { operations: { charge: [compute(3), outside('provider')] } },
  },
  components: {
    Users: { kind: 'users', classes: ['Shoppers'] },
    Shop: { kind: 'server', modules: ['web', 'catalog', 'orders', 'payments'], values: { instances: 3 } },
    Database: { kind: 'database', dataSets: ['products', 'orders'] },
    Provider: { kind: 'partner' },
    Cache: { kind: 'cache' },
    Queue: { kind: 'queue' },
  },
  wires: [
    'Users -> Shop',
    'web -> catalog',
    'web -> orders',
    'orders -> payments',
    'catalog.database -> Database',
    'orders.database -> Database',
    'payments.provider -> Provider',
  ],
};

export function shop(): Document {
  return buildDesign(shopDesign, kinds);
}
