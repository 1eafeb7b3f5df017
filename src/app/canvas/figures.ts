/** Measures as a node shows them: three digits, with the unit of the measure. */
import type { Measure } from '#catalog';

/** 1234 → `1.23k`; small numbers with as many decimals as matter. */
export function compact(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e6) return `${trimmed(value / 1e6)}M`;
  if (size >= 1e4) return `${trimmed(value / 1e3)}k`;
  if (size >= 100) return String(Math.round(value));
  return trimmed(value);
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(3)));
}

const milliseconds = (value: number) => (value >= 1000 ? `${trimmed(value / 1000)} s` : `${compact(value)} ms`);
const percent = (value: number) => `${trimmed(100 * value)} %`;
const perSecond = (value: number) => `${compact(value)}/s`;

const writers: Partial<Record<Measure, (value: number) => string>> = {
  utilization: percent,
  hitRatio: percent,
  arrivalRate: perSecond,
  throughput: perSecond,
  errorRate: perSecond,
  refusedRate: perSecond,
  staleReadRate: perSecond,
  staleAnswerRate: perSecond,
  lagMs: milliseconds,
  eldestMessageMs: milliseconds,
  receiveRate: perSecond,
  consumedRate: perSecond,
  readUnitRate: perSecond,
  writeUnitRate: perSecond,
  meanResponseMs: milliseconds,
  p99ResponseMs: milliseconds,
  memoryMiB: (value) => `${compact(value)} MiB`,
};

/** A measure with its unit; a dash where nothing was measured. */
export function measureText(measure: Measure, value: number): string {
  if (!Number.isFinite(value)) return '–';
  return (writers[measure] ?? compact)(value);
}

export const percentText = (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)} %` : '–');
export const rateText = (value: number): string => (Number.isFinite(value) ? perSecond(value) : '–');
export const millisecondsText = (value: number): string => (Number.isFinite(value) ? milliseconds(value) : '–');
