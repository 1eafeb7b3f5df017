/** How resources and amounts are written. */
import type { Document } from '#design';
import type { ResourceBalance, ResourceKind } from '#simulation';

/** What can run out. */
export const resourceNames: Readonly<Record<ResourceKind, string>> = {
  cpu: 'vCPUs',
  workers: 'workers',
  connections: 'connections',
  places: 'places of the bulkhead',
  io: 'places of the disk',
  iops: 'disk operations a second',
  bandwidth: 'bandwidth',
  lock: 'lock',
  row: 'the most asked row',
  quota: 'quota',
  partition: 'units of a partition',
  'rate-limit': 'rate limit',
};

/** "vCPUs", "connections of the replicas". */
export function resourceWords({ kind, of }: Pick<ResourceBalance, 'kind' | 'of'>, document: Document): string {
  if (of === null || kind === 'quota' || kind === 'partition') return resourceNames[kind];
  if (of === 'replicas') return `${resourceNames[kind]} of the replicas`;
  return `${resourceNames[kind]} of ${document.dataSets.find(({ id }) => id === of)?.name ?? of}`;
}

const bitsPerMegabit = 1e6;

export const amountWords = (kind: ResourceKind, amount: number): string =>
  kind === 'bandwidth' ? `${threeDigits(amount / bitsPerMegabit)} Mbit/s` : threeDigits(amount);

/** What is no number of things: a limit, or a rate. */
const measures: ReadonlySet<ResourceKind> = new Set(['bandwidth', 'quota', 'rate-limit']);

/** "16 workers", "a rate limit of 60". */
export const amountOf = (kind: ResourceKind, amount: number, words: string): string =>
  measures.has(kind) ? `a ${words} of ${amountWords(kind, amount)}` : `${amountWords(kind, amount)} ${words}`;

export const threeDigits = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-US');

/** 0.0779 → `7.8 %`, more than a hundred without decimals. */
export function percentWords(share: number): string {
  const percent = 100 * share;
  return `${percent >= 100 ? Math.round(percent).toLocaleString('en-US') : Number(percent.toPrecision(2))} %`;
}

export function msWords(ms: number): string {
  return ms < 1000 ? `${threeDigits(ms)} ms` : `${threeDigits(ms / 1000)} s`;
}

/** Cents below a hundred dollars. */
export const usdWords = (usd: number): string =>
  `$${usd.toLocaleString('en-US', usd < 100 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 0 })}`;
