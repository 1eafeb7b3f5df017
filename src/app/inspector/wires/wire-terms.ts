/** The measures of a wire, their terms, and how each is written. */
import type { TermId } from '#catalog';
import type { WireColumn } from '#simulation';

export interface WireTerm {
  readonly column: WireColumn;
  readonly term: TermId;
  readonly write: 'rate' | 'milliseconds' | 'count' | 'share' | 'bytes';
}

export const wireTerms: readonly WireTerm[] = [
  { column: 'rate', term: 'wire.rate', write: 'rate' },
  { column: 'errorRate', term: 'wire.errorRate', write: 'rate' },
  { column: 'retryRate', term: 'wire.retryRate', write: 'rate' },
  { column: 'meanLatencyMs', term: 'wire.meanLatencyMs', write: 'milliseconds' },
  { column: 'inFlight', term: 'wire.inFlight', write: 'count' },
  { column: 'bytesPerSecond', term: 'wire.bytesPerSecond', write: 'bytes' },
  { column: 'hitShare', term: 'wire.hitShare', write: 'share' },
  { column: 'breakerOpen', term: 'wire.breakerOpen', write: 'share' },
];
