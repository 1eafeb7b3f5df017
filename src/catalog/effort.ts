/**
 * Hours a week that somebody looks after one part of a kind. Nobody has measured that by kind: they are assumptions, in a few sorts, from the one that a service takes two hours a week with its
 * alarms, patches and pipeline. A document replaces each of them.
 */
import type { KindEffort } from '#design';
import { recalled } from './parameters';

const assumed = (hoursPerWeek: number, why: string): KindEffort => ({
  hoursPerWeek,
  source: recalled(`Assumed: ${why}.`),
});

export const effort = {
  none: assumed(0, 'who asks is not ours to look after'),
  host: assumed(2, 'patches, alarms and deployments of a service'),
  onDemand: assumed(0.5, 'versions, limits and alarms; there is no machine to patch'),
  tuned: assumed(2, 'versions, restores that are tried, indices and growth'),
  set: assumed(0.5, 'settings, capacity and alarms of what a provider runs'),
  leftAlone: assumed(0.25, 'a look at what a provider runs and scales'),
  bought: assumed(0.5, 'keys, changes of the interface, and talks'),
} as const satisfies Readonly<Record<string, KindEffort>>;
