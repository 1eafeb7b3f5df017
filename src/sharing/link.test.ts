import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  defaultConfiguration,
  parseDocument,
  serializeDocument,
  type Configuration,
  type Distribution,
  type Document,
  type PolicyTime,
  type WirePolicy,
} from '#design';
import { digest } from '#engine';
import { gallery } from '#gallery';
import { ColumnWriter } from './columns';
import { fromFile, toFile } from './file';
import { slugOf } from './envelope';
import { decodeLink, encodeLink } from './link';
import { limits, Meter } from './meter';
import { refusals } from './refusals';
import { everything } from './testing/everything';
import { goldenDocument } from './testing/golden-documents';
import { checkCharacters, fromBase64Url, toBase64Url } from './text';
import { frozenDefaults } from './version-1/defaults';
import { dictionary } from './version-1/dictionary';
import { laterDefaults } from './version-1/later-defaults';
import { documentOfVersion1 } from './version-1/document';

const golden = [10, 25, 50] as const;
const documents: readonly Document[] = [
  ...gallery.map(({ document }) => document),
  ...golden.map((size) => goldenDocument(size, declarations)),
];

describe('a link', () => {
  it('gives back the very document, ids and positions included', () => {
    for (const document of documents) {
      const decoded = decodeLink(encodeLink(document, 1), declarations);
      expect(decoded.ok && decoded.value.document).toEqual(document);
      expect(decoded.ok && decoded.value.notices).toEqual([]);
    }
    expect(documents).toHaveLength(33);
  });

  it('gives back a document that says something in every field, by link and by file', () => {
    const document = everything();
    const decoded = decodeLink(encodeLink(document, 1), declarations);
    expect(decoded.ok ? decoded.value.document : decoded.refusal).toEqual(document);
    const read = parseDocument(serializeDocument(document), declarations, { strict: true });
    expect(read.ok ? read.value.document : read.problems).toEqual(document);
  });

  it('is made of characters that chats and mails leave alone, and ends in a letter or digit', () => {
    for (const document of documents)
      expect(encodeLink(document, 1)).toMatch(/^1[a-z0-9-]{0,40}\.[A-Za-z0-9_-]+[A-Za-z0-9]{2}$/);
  });

  it('carries the revision of the engine', () => {
    const decoded = decodeLink(encodeLink(documents[0]!, 7), declarations);
    expect(decoded.ok && decoded.value.engineRevision).toBe(7);
  });

  it('is found within a whole address', () => {
    const url = `https://example.org/app/#${encodeLink(documents[0]!, 1)}`;
    expect(decodeLink(url, declarations).ok).toBe(true);
  });

  it('keeps what a changed field says, whatever the field', () => {
    const document = documents[0]!;
    const stage = document.stages[0]!;
    const wires = stage.wires.map((wire, at) => ({
      ...wire,
      latencyMs: at === 0 ? null : at * 1.25,
      lossRatio: at / 1000,
      note: at === 1 ? 'across the sea' : '',
      policy: { ...wire.policy, timeoutMs: at * 100 + 1, bulkhead: at === 2 ? { places: 3, waitLimitMs: null } : null },
    }));
    const changed: Document = {
      ...document,
      summary: 'A summary — with ümlauts and 日本',
      assumptions: { ...document.assumptions, prices: { 'alb.hour': 0.1 / 3 }, freeTier: true },
      stages: [{ ...stage, wires, note: 'first' }, ...document.stages.slice(1)],
    };
    const decoded = decodeLink(encodeLink(changed, 1), declarations);
    expect(decoded.ok && decoded.value.document).toEqual(changed);
  });
});

describe('a time of a policy', () => {
  const document = documents[0]!;
  const withPolicy = (policy: (before: WirePolicy) => WirePolicy): Document => ({
    ...document,
    stages: document.stages.map((stage) => ({
      ...stage,
      wires: stage.wires.map((wire) => ({ ...wire, policy: policy(wire.policy) })),
    })),
  });
  const drawn: Distribution = { type: 'exponential', mean: 70 };
  const backoff = { factor: 2, capMs: 1000, jitter: 'none' } as const;

  it.each<[string, PolicyTime]>([
    ['the same for all', 70],
    ['drawn', drawn],
    ['none at all', 0],
  ])('that is %s is given back', (_, time) => {
    const changed = withPolicy((before) => ({
      ...before,
      retry: { attempts: 3, on: ['failed'], backoff: { ...backoff, baseMs: time }, budget: null },
      bulkhead: { places: 3, waitLimitMs: time },
      pool: { connections: 4, waitLimitMs: time },
    }));
    const decoded = decodeLink(encodeLink(changed, 1), declarations);
    expect(decoded.ok && decoded.value.document).toEqual(changed);
    const read = parseDocument(serializeDocument(changed), declarations, { strict: true });
    expect(read.ok && read.value.document).toEqual(changed);
  });
});

describe('lengths', () => {
  it.each([
    [10, 676],
    [25, 1032],
    [50, 1464],
  ] as const)('a design of %i components stays within what the first codec reached', (size, reached) => {
    const length = encodeLink(goldenDocument(size, declarations), 1).length;
    expect(length).toBeLessThanOrEqual(reached);
    expect(length).toBeGreaterThan(reached * 0.9);
  });
});

describe('the table of what costs what', () => {
  const page = readFileSync(path.join(import.meta.dirname, 'format.md'), 'utf8');
  const header = page.split('\n').find((line) => line.startsWith('| design')) ?? '';
  const named = cells(header).slice(1);

  it.each(golden)('is true for the design of %i components', (size) => {
    const document = goldenDocument(size, declarations);
    const out = new ColumnWriter();
    documentOfVersion1.write(out, document);
    const sizes = out.sizes();
    const link = encodeLink(document, 1);
    const deflated = Math.floor(((link.length - link.indexOf('.') - 3) * 3) / 4) - 2;
    const known: Record<string, number | undefined> = {
      ...sizes,
      'x + y': (sizes['x'] ?? 0) + (sizes['y'] ?? 0),
      deflated,
      link: link.length,
    };
    const row = page.split('\n').find((line) => line.startsWith(`| ${size} components`)) ?? '';
    expect(named.length).toBe(13);
    expect(cells(row).slice(1).map(Number)).toEqual(named.map((name) => known[name]));
  });
});

function cells(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

describe('frozen parts of version 1', () => {
  it('never change: old links would mean something else', () => {
    expect(digest(frozenDefaults)).toBe('8d8958c111dbd568e9a5366d37ba6104');
    expect(digest(Array.from(dictionary))).toBe('824286aa93098cafc3144b31b71d52d6');
    expect(dictionary.length).toBeLessThan(1800);
  });
});

describe('a parameter that came after version 1 was frozen', () => {
  const document = goldenDocument(25, declarations);
  const configured = (change: (kind: string, configuration: Configuration) => Configuration): Document => ({
    ...document,
    stages: document.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) => ({ ...each, configuration: change(each.kind, each.configuration) })),
    })),
  });
  const databases = (kind: string) => kind === 'relational-database';

  it('has the value it came with in a link from before', () => {
    const before = configured((kind, all) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(laterDefaults[kind] ?? {}, name))),
    );
    const link = encodeLink(before, 1);
    expect(link).toBe(encodeLink(document, 1));
    const decoded = decodeLink(link, declarations);
    expect(decoded.ok && decoded.value.document).toEqual(document);
  });

  it('is written where it differs', () => {
    const changed = configured((kind, all) =>
      databases(kind) ? { ...all, standby: 'synchronous', readReplicas: 2 } : all,
    );
    const decoded = decodeLink(encodeLink(changed, 1), declarations);
    expect(decoded.ok && decoded.value.document).toEqual(changed);
    expect(changed).not.toEqual(document);
  });

  it('is declared with that value, and no parameter is in both tables', () => {
    for (const [id, later] of Object.entries(laterDefaults)) {
      expect(Object.keys(later).filter((name) => Object.hasOwn(frozenDefaults[id] ?? {}, name))).toEqual([]);
      expect(defaultConfiguration(declarations.get(id)!)).toMatchObject(later);
    }
    expect(digest(laterDefaults)).toBe('68265cb9bd3e52d6eb75b854fb110ece');
  });
});

describe('text', () => {
  it('is the bytes again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(Array.from(fromBase64Url(text) ?? [])).toEqual(Array.from(bytes));
        expect(checkCharacters(text)).toMatch(/^[A-Za-z0-9]{2}$/);
      }),
    );
  });

  it('has a slug that people can read', () => {
    expect(slugOf('Corner Shop, Äpfel & Birnen!')).toBe('corner-shop-a-pfel-birnen');
    expect(slugOf('')).toBe('');
  });
});

/** Whatever comes, it ends in a document or a named refusal, within the caps. */
function judge(text: string): string {
  const meter = new Meter();
  const result = decodeLink(text, declarations, meter);
  for (const [quantity, used] of Object.entries(meter.used))
    expect(used).toBeLessThanOrEqual(limits[quantity as keyof typeof meter.used]);
  if (result.ok) return 'document';
  expect(Object.keys(refusals)).toContain(result.refusal.reason);
  return result.refusal.reason;
}

describe('a link that is cut, changed or foreign', () => {
  const link = encodeLink(documents[0]!, 1);

  it('is refused by name at every length it can be cut to', () => {
    const outcomes: string[] = [];
    for (let length = 0; length < link.length; length += 1) outcomes.push(judge(link.slice(0, length)));
    expect(outcomes).not.toContain('document');
    // The check characters miss one cut in 3,844; what they miss is caught by the decoder.
    const named = outcomes.filter((outcome) => outcome === 'cut' || outcome === 'foreign');
    expect(named.length).toBeGreaterThan(outcomes.length * 0.99);
  });

  it('of another version says so', () => {
    expect(judge(`2${link.slice(1)}`)).toBe('newer');
    expect(refusals.newer.text).toContain('may also have been changed');
    expect(judge(`2${link.slice(1, -9)}`)).toBe('newer-or-damaged');
    expect(refusals['newer-or-damaged'].title).toMatch(/damaged.*newer/);
    expect(judge('https://example.org/')).toBe('foreign');
    expect(judge('')).toBe('foreign');
  });

  const forged = (payload: Uint8Array) => {
    const text = toBase64Url(payload);
    return `1x.${text}${checkCharacters(text)}`;
  };
  it('that claims billions of things is stopped before they are made', () => {
    const seen = new Set<string>();
    for (let at = 0; at < 200; at += 1) {
      const bytes = Uint8Array.from({ length: 60 }, (_, place) => (place < 2 ? 0 : (at * 31 + place * 97) % 256));
      seen.add(judge(forged(bytes)));
    }
    expect(seen.has('document')).toBe(false);
  });
});

/** A small generator of its own: the same mutants in every run. */
function mutator(seed: number) {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const replace = (text: string, at: number, by: string, length = 1) =>
    text.slice(0, at) + by + text.slice(at + length);
  return (text: string, alphabet: string) => {
    let mutant = text;
    for (let change = next(3); change >= 0; change -= 1) {
      const at = next(mutant.length);
      const kind = next(4);
      if (kind === 0) mutant = replace(mutant, at, alphabet.charAt(next(alphabet.length)));
      else if (kind === 1) mutant = replace(mutant, at, '', 1 + next(40));
      else if (kind === 2) mutant = replace(mutant, at, mutant.slice(at, at + next(60)), 0);
      else mutant = mutant.slice(0, at);
    }
    return mutant;
  };
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('100,000 mutants', () => {
  const smaller = documents.slice(0, 3);

  it('30,000 links whose check characters were mended end in a document or a named refusal, within the caps', () => {
    const mutate = mutator(1);
    const outcomes = new Map<string, number>();
    const links = smaller.map((document) => encodeLink(document, 1));
    for (let count = 0; count < 30_000; count += 1) {
      const link = links[count % links.length]!;
      const dot = link.indexOf('.');
      const body = mutate(link.slice(dot + 1, -2), base64);
      const outcome = judge(`${link.slice(0, dot + 1)}${body}${checkCharacters(body)}`);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.values()].reduce((sum, each) => sum + each, 0)).toBe(30_000);
    expect(outcomes.get('damaged') ?? 0).toBeGreaterThan(1000);
  }, 600_000);

  it('40,000 links with broken check characters are refused or, one in some thousands, caught behind them', () => {
    const mutate = mutator(2);
    const link = encodeLink(smaller[0]!, 1);
    const outcomes = new Set<string>();
    for (let count = 0; count < 40_000; count += 1) outcomes.add(judge(mutate(link, `${base64}.#/ `)));
    expect([...outcomes]).toContain('damaged');
  }, 600_000);

  it('30,000 files end in a document or in problems with a reason', () => {
    const mutate = mutator(3);
    const text = JSON.stringify(JSON.parse(serializeDocument(smaller[1]!)));
    const problems: number[] = [];
    let opened = 0;
    for (let count = 0; count < 30_000; count += 1) {
      const read = parseDocument(mutate(text, '{}[]",:0123456789abcxyz-.enull'), declarations);
      if (read.ok) opened += 1;
      else problems.push(read.problems.length);
    }
    expect(opened).toBeGreaterThan(10);
    expect(problems.length).toBe(30_000 - opened);
    expect(Math.min(...problems)).toBeGreaterThan(0);
  }, 600_000);
});

describe('a file', () => {
  it('opens as the document it was made of', () => {
    for (const document of documents) {
      const { name, text } = toFile(document);
      expect(name).toMatch(/^[a-z0-9-]+\.loadbearing\.json$/);
      const read = fromFile(new TextEncoder().encode(text), declarations);
      expect(read.ok && read.value.document).toEqual(document);
    }
  });
});
