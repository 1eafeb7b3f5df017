/** What a kind is unless its spec says otherwise: one logical device that hosts nothing, sends nothing and passes nothing on. */
import { defaultRollout } from '#design';
import type { KindSpec } from './kind';

export const plainSpec = {
  bundles: null,
  computes: true,
  emits: [],
  hosts: null,
  queuesEvents: false,
  servesFiles: false,
  generatesTraffic: false,
  connects: false,
  passesOn: false,
  routesByOperation: false,
  exports: false,
  instancesParameter: null,
  instanceNames: null,
  connectionsParameter: null,
  acceleratorParameter: null,
  rollout: defaultRollout,
  wireDefaults: { poolConnections: null },
  migrate: null,
} as const satisfies Partial<KindSpec>;
