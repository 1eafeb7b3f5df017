/** The measures of a wire, their terms, how each is written, and what is expected of it. */
import type { TermId } from '#catalog';
import type { WireBalance, WireColumn } from '#simulation';
import { compact, millisecondsText, percentText, rateText } from '../../canvas/figures';
import { quantityText } from '../quantity';

export interface WireTerm {
  readonly column: WireColumn;
  readonly term: TermId;
  readonly write: (value: number) => string;
  /** Null = the document alone does not tell, or nobody calls. */
  readonly expected: (of: WireBalance) => number | null;
}

const bytesText = (value: number): string =>
  `${quantityText(Number(value.toPrecision(3)), 'bytes').replace(/^([\d.]+)/, (figure) => compact(Number(figure)))}/s`;
const unknown = () => null;

export const wireTerms: readonly WireTerm[] = [
  { column: 'rate', term: 'wire.rate', write: rateText, expected: (of) => of.attemptsPerSecond },
  { column: 'errorRate', term: 'wire.errorRate', write: rateText, expected: (of) => of.failedPerSecond },
  { column: 'retryRate', term: 'wire.retryRate', write: rateText, expected: unknown },
  { column: 'meanLatencyMs', term: 'wire.meanLatencyMs', write: millisecondsText, expected: (of) => of.callMs },
  { column: 'inFlight', term: 'wire.inFlight', write: compact, expected: (of) => of.inFlight },
  { column: 'lasting', term: 'wire.lasting', write: compact, expected: unknown },
  { column: 'bytesPerSecond', term: 'wire.bytesPerSecond', write: bytesText, expected: (of) => of.bytesPerSecond },
  { column: 'hitShare', term: 'wire.hitShare', write: percentText, expected: unknown },
  { column: 'breakerOpen', term: 'wire.breakerOpen', write: percentText, expected: unknown },
];

/** What the document alone says of a measure; empty where it says nothing. */
export function expectedText({ write, expected }: WireTerm, of: WireBalance | null | undefined): string {
  const value = of ? expected(of) : null;
  return value === null ? '' : write(value);
}
