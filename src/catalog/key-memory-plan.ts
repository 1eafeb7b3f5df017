/** Memory of keys with a limit, as plain data: what a cache does, and a router that remembers answers. */

export interface KeyMemoryPlan {
  readonly capacityEntries: number | null;
  readonly capacityMiB: number | null;
  readonly ttlMs: number | null;
  /** For how long an expired entry is kept, for who would get nothing instead; null = it leaves at once. */
  readonly staleIfErrorMs: number | null;
  readonly ttlFrom: 'fill' | 'last-use';
  readonly coalescing: boolean;
  readonly prefillEntries: number;
}
