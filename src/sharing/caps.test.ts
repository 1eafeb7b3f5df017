/** The caps of links: each is reached, passed by one, and refused before anything is made. */
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import type { Document } from '#design';
import { gallery } from '#gallery';
import { decodeLink, encodeLink } from './link';
import { DecodeError, limits, Meter } from './meter';
import { checkCharacters, toBase64Url } from './text';
import { dictionary } from './version-1/dictionary';

const shop = gallery[0]!.document;

function judge(text: string): string {
  const result = decodeLink(text, declarations);
  return result.ok ? 'document' : result.refusal.reason;
}

/** A link of a bare payload, with check characters that fit. */
function packed(bytes: Uint8Array): string {
  const deflated = deflateSync(bytes, { level: 9, mem: 12, dictionary });
  const text = toBase64Url(Uint8Array.from([0, 1, ...deflated]));
  return `1x.${text}${checkCharacters(text)}`;
}

describe('a link', () => {
  it('of more characters than a payload may have is not even read', () => {
    expect(judge(`1x.${'A'.repeat(limits.payloadCharacters + 100)}AA`)).toBe('too-large');
    expect(judge(`1x.${'A'.repeat(limits.payloadCharacters)}AA`)).toBe('cut');
  });

  it('that unpacks to more than it may is stopped while it unpacks', () => {
    const meter = new Meter();
    const bomb = packed(new Uint8Array(8 * limits.inflatedBytes));
    expect(bomb.length).toBeLessThan(limits.payloadCharacters);
    const result = decodeLink(bomb, declarations, meter);
    expect(!result.ok && result.refusal.reason).toBe('bomb');
    expect(meter.used.inflatedBytes).toBeLessThanOrEqual(limits.inflatedBytes);
    expect(judge(packed(new Uint8Array(limits.inflatedBytes / 2)))).not.toBe('bomb');
  });

  it.each(['components', 'wires'] as const)('of one too many %s is refused before the list is made', (things) => {
    const one = shop;
    const grown = (count: number): Document => {
      const stage = one.stages[0]!;
      const list = Array.from({ length: count }, (_, at) => ({
        ...stage[things][0]!,
        id: `${things.charAt(0)}${1000 + at}`,
      }));
      return { ...one, nextId: 10_000, stages: [{ ...stage, [things]: list }] };
    };
    expect(judge(encodeLink(grown(limits[things] + 1), 1))).toBe('bomb');
    expect(judge(encodeLink(grown(limits[things]), 1))).not.toBe('bomb');
  });
});

describe('a meter', () => {
  it.each(Object.keys(new Meter().used) as (keyof Meter['used'])[])('ends at its cap of %s', (quantity) => {
    const meter = new Meter();
    meter.use(quantity, limits[quantity]);
    expect(() => meter.use(quantity, 1)).toThrow(DecodeError);
    expect(meter.used[quantity]).toBe(limits[quantity]);
    expect(() => new Meter().use(quantity, 1e9)).toThrow(DecodeError);
  });

  it('counts every number that is read, and every entry of a list before it is made', () => {
    const meter = new Meter();
    const result = decodeLink(encodeLink(shop, 1), declarations, meter);
    expect(result.ok).toBe(true);
    expect(meter.used.steps).toBeGreaterThan(500);
    expect(meter.used.entries).toBeGreaterThan(10);
    const nearlySpent = new Meter();
    nearlySpent.used.steps = limits.steps - 100;
    const again = decodeLink(encodeLink(shop, 1), declarations, nearlySpent);
    expect(!again.ok && again.refusal.reason).toBe('bomb');
  });

  it('has the caps that are promised', () => {
    expect(limits).toMatchObject({
      payloadCharacters: 24_576,
      inflatedBytes: 262_144,
      components: 500,
      wires: 2000,
      steps: 1_000_000,
    });
  });
});
