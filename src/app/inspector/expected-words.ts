/** How expected figures are said: names of what can run out, and how much of it is used. */
import type {
  Bottleneck,
  BalanceAt,
  ComponentBalance,
  FlowBalance,
  ResourceBalance,
  ResourceKind,
  WireBalance,
} from '#simulation';
import { wireWords, type Document, type Stage } from '#design';
import { percentWords, resourceNames } from '#judging';
import { compact, rateText } from '../canvas/figures';
import { clockText } from '../dock/clock';
import type { ExpectedRow } from './ExpectedRows';

/** Explanations tell what a partition is sized by; a row here, how much of the hottest is used. */
const names: Readonly<Record<ResourceKind, string>> = { ...resourceNames, partition: 'the hottest partition' };

/** "vCPUs", "vCPUs of the replicas", "lock “till”". */
export function resourceName({ kind, of }: Pick<ResourceBalance, 'kind' | 'of'>, document: Document): string {
  const name = names[kind];
  if (of === null) return name;
  if (of === 'replicas') return `${name} of the replicas`;
  if (kind === 'lock') return `${name} “${of}”`;
  if (kind === 'partition') return `${name}, ${of}`;
  if (kind !== 'row') return `${name} of ${of}`;
  const dataSet = document.dataSets.find(({ id }) => id === of)?.name;
  return dataSet === undefined ? name : `${name} of ${dataSet}`;
}

export function shareText(share: number): string {
  return share === Number.POSITIVE_INFINITY ? 'without end' : percentWords(share);
}

/** "0.156 of 2". */
export function usedText({ kind, inUse, limit }: ResourceBalance): string {
  const bits = kind === 'bandwidth';
  const [used, all] = [inUse, limit].map((each) => (each === null ? 'unlimited' : compact(bits ? each * 8 : each)));
  return `${used} of ${all}${bits ? ' bit/s' : ''}`;
}

/** What a component or wire is called. */
export function placeName(stage: Stage, place: string): string {
  const component = stage.components.find(({ id }) => id === place);
  const wire = stage.wires.find(({ id }) => id === place);
  return component?.name ?? (wire ? wireWords(stage, wire) : place);
}

/** "Shop server: vCPUs". */
export const bottleneckName = (bottleneck: Bottleneck, document: Document, stage: Stage): string =>
  `${placeName(stage, bottleneck.place)}: ${resourceName(bottleneck, document)}`;

/** Whether the load of a run has a peak apart from now. */
export const hasPeak = ({ now, peak }: FlowBalance): boolean => now.atMs !== peak.atMs && !isSameLoad(now, peak);

const isSameLoad = (one: BalanceAt, other: BalanceAt): boolean =>
  Math.abs(one.offeredPerSecond - other.offeredPerSecond) < 1e-9 * Math.max(1, one.offeredPerSecond);

export const peakText = ({ peak }: FlowBalance): string => `at the peak, ${clockText(peak.atMs, 0)}`;

export const offeredText = ({ offeredPerSecond }: BalanceAt): string => rateText(offeredPerSecond);

/** A component or a wire. */
type Place = Pick<ComponentBalance, 'resources'>;

/** The same resource at another instant. */
const alike = (place: Place | undefined, { kind, of }: ResourceBalance): ResourceBalance | undefined =>
  place?.resources.find((each) => each.kind === kind && each.of === of);

/** A row begins with a capital, but for the unit that has one inside. */
const capital = (text: string): string =>
  text.startsWith('vCPU') ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** How much is used of each thing of a place that can run out. */
export function resourceRows(document: Document, now: Place, peak: Place | undefined): readonly ExpectedRow[] {
  return now.resources.flatMap((each) => {
    if (each.utilization === null) return [];
    const later = alike(peak, each);
    return [
      {
        term: 'expected.utilization',
        name: capital(resourceName(each, document)),
        now: shareText(each.utilization),
        peak: later ? shareText(later.utilization ?? 0) : '',
        title: usedText(each),
      } as const,
    ];
  });
}

export const balanceOfWire = (balance: BalanceAt, id: string): WireBalance | undefined =>
  balance.wires.find((each) => each.id === id);

export const balanceOfComponent = (balance: BalanceAt, id: string): ComponentBalance | undefined =>
  balance.components.find((each) => each.id === id);
