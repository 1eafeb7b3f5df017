import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { linkHolds } from './envelope';
import { decodeLink, encodeLink } from './link';
import { Meter } from './meter';
import { decodePacket, encodePacket, type Packet } from './packet';
import { goldenDocument } from './testing/golden-documents';

const design = goldenDocument(10, declarations);
const packet: Packet = { kind: 'hand-in', json: { name: 'Zoë', answers: { wall: 'c3' } }, designs: [design, design] };
const link = encodePacket(packet, 'Zoë: the wall', 1);

const reasonOf = (text: string): string => {
  const decoded = decodePacket(text, declarations);
  return decoded.ok ? 'opened' : decoded.refusal.reason;
};

describe('a link that holds more than a design', () => {
  it('gives back its words and its designs, whatever they are about', () => {
    const decoded = decodePacket(`https://example.org/#${link}`, declarations);
    expect(decoded.ok ? decoded.value : decoded.refusal).toEqual(packet);
    const bare: Packet = { kind: 'class', json: null, designs: [] };
    expect(decodePacket(encodePacket(bare, '', 1), declarations)).toEqual({ ok: true, value: bare });
  });

  it('says what it holds before it is opened, and is taken for no design', () => {
    expect([link, encodeLink(design, 1), '/gallery/x', '2x.AAAA'].map(linkHolds)).toEqual([
      'hand-in',
      'design',
      null,
      null,
    ]);
    expect(decodeLink(link, declarations)).toMatchObject({ ok: false, refusal: { reason: 'no-design' } });
  });

  it('is hardly longer for a design that it holds twice', () => {
    const once = encodePacket({ ...packet, designs: [design] }, 'Zoë: the wall', 1);
    expect(link.length).toBeLessThan(1.5 * once.length);
  });

  it('is refused by name when it is cut, foreign, or holds too much', () => {
    expect(reasonOf(link.slice(0, -9))).toBe('cut');
    expect(reasonOf(encodeLink(design, 1))).toBe('foreign');
    expect(reasonOf(encodePacket({ ...packet, designs: [design, design, design] }, '', 1))).toBe('damaged');
    expect(reasonOf(encodePacket({ ...packet, json: 'x'.repeat(300_000) }, '', 1))).toBe('bomb');
  });

  it('counts the designs of one link together', () => {
    const meter = new Meter();
    decodePacket(link, declarations, meter);
    expect(meter.used.components).toBe(20);
  });
});
