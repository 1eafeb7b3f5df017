/** What a chooser goes by, and among whom. */
import type { Resolver } from './resolver';
import type { Instance } from './station';

export type ChoicePolicy = 'round-robin' | 'random' | 'least-outstanding' | 'power-of-d' | 'consistent-hash';

export interface ChooserOptions {
  readonly policy: ChoicePolicy;
  readonly choices: number;
  readonly hashBy: 'key' | 'client';
  readonly virtualNodes: number;
  /** Instances of the caller's zone only, as long as one of them is healthy. */
  readonly preferSameZone: boolean;
  /** Failures in a row after which an instance gets nothing for so long; null = off. */
  readonly outlierEjection: { readonly failures: number; readonly ejectedMs: number } | null;
  /** By what clients keep to a target; absent = each request is chosen for. */
  readonly resolver?: Resolver;
}

export interface Member {
  readonly instance: Instance;
  /** Relative share; equal where nothing else is said. */
  readonly weight: number;
  readonly link?: { readonly options: { readonly latencyMs: number } };
}
