import type { Fault, FaultKind, FaultTarget } from '#design';
import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names, required, things } = buildStart(written);
const vendor = names.id('component', 'Vendor');

const planted = (fault: FaultKind, target: FaultTarget, magnitude: number | null = null): Fault => ({
  fault,
  target,
  magnitude,
  recurrence: null,
});
const module = (name: string) => ({ type: 'module', module: names.id('module', name) }) as const;
const component = (name: string) => ({ type: 'component', component: names.id('component', name) }) as const;

export const exercise: Exercise = {
  id: 'where-did-my-request-go',
  version: 1,
  palette: ['collector', 'load-balancer', 'log-pipeline'],
  locked: things('Users', 'Carrier', 'Vendor'),
  lockedFields: [speedOfAll],
  seeds: [231, 232, 233, 234, 235],
  hasOpenMix: false,
  testing: {
    replays: 20,
    errorRatio: 0.002,
    planted: [
      ...['orders', 'prices', 'stock'].map((name) => planted('error-rate', module(name), 1)),
      ...['Prices', 'Stock'].map((name) => planted('outage', component(name))),
      planted('outage', component('Gateway')),
      // What a provider or an account no longer lets through: whoever stands in for it lets everything through.
      planted('dependency-quota', component('Carrier')),
      planted('error-rate', component('Table'), 1),
    ],
  },
  prediction: { type: 'part' },
  goals: [
    { id: 'culprit', type: 'slowest-part' },
    { id: 'traces', type: 'complete-traces', keeper: vendor, atLeast: 0.95 },
    ...required('p95', 'availability'),
    { id: 'share', type: 'bill-share', of: vendor, atMost: 0.15 },
    { id: 'green', type: 'replays', which: 'green', atLeast: 19 },
    { id: 'red', type: 'replays', which: 'red', atLeast: 7 },
  ],
  teaches: ['SC2', 'SC3', 'C2', 'D2'],
  start: document,
};
