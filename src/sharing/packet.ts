/**
 * What is more than a design, as a link: an exercise, a hand-in, the settings of a class. The payload has the envelope of any link; what is deflated is the length of a JSON
 * text, that text, and for each design its length and its columns. Only the designs are checked here: whoever knows what the JSON means checks that.
 */
import { readDocument, type Document, type Kinds } from '#design';
import { ColumnReader, ColumnWriter } from './columns';
import { openEnvelope, payloads, refuse, seal, type PayloadKind, type Refused } from './envelope';
import { DecodeError, Meter } from './meter';
import { documentOfVersion1 } from './version-1/document';

export type PacketKind = Exclude<PayloadKind, 'design'>;

export interface Packet {
  readonly kind: PacketKind;
  readonly json: unknown;
  /** At most two. */
  readonly designs: readonly Document[];
}

const mostDesigns = 2;
const lengthBytes = 4;

export function encodePacket({ kind, json, designs }: Packet, title: string, engineRevision: number): string {
  const parts = [new TextEncoder().encode(JSON.stringify(json)), ...designs.map(columnsOf)];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + lengthBytes + length, 0));
  let at = 0;
  for (const part of parts) {
    new DataView(bytes.buffer).setUint32(at, part.length);
    bytes.set(part, at + lengthBytes);
    at += lengthBytes + part.length;
  }
  return seal(bytes, { kind: payloads.indexOf(kind), title, engineRevision });
}

function columnsOf(design: Document): Uint8Array {
  const out = new ColumnWriter();
  documentOfVersion1.write(out, design);
  return out.toBytes();
}

export type PacketResult = { readonly ok: true; readonly value: Packet } | Refused;

/** Never throws. */
export function decodePacket(text: string, kinds: Kinds, meter = new Meter()): PacketResult {
  const opened = openEnvelope(text, meter);
  if (!opened.ok) return opened;
  const kind = payloads[opened.value.kind];
  if (kind === undefined || kind === 'design') return refuse('foreign');
  const [json, ...columns] = partsOf(opened.value.bytes);
  if (!json || columns.length > mostDesigns) return refuse('damaged');
  try {
    const read = columns.map((each) => readDocument(documentOfVersion1.read(new ColumnReader(each, meter)), kinds));
    const designs = read.flatMap((each) => (each.ok ? each.value.document : []));
    const problems = read.flatMap((each) => (each.ok ? [] : each.problems));
    if (problems.length > 0) return refuse('invalid', problems);
    return { ok: true, value: { kind, json: JSON.parse(new TextDecoder().decode(json)) as unknown, designs } };
  } catch (error) {
    if (error instanceof DecodeError) return refuse(error.reason);
    if (error instanceof SyntaxError) return refuse('damaged');
    throw error;
  }
}

/** Empty where the lengths do not add up. */
function partsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length && parts.length <= mostDesigns + 1;) {
    if (at + lengthBytes > bytes.length) return [];
    const end = at + lengthBytes + view.getUint32(at);
    if (end > bytes.length) return [];
    parts.push(bytes.subarray(at + lengthBytes, end));
    at = end;
  }
  return parts;
}
