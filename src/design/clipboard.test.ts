import { describe, expect, it } from 'vitest';
import { buildDesign } from './build';
import { copyText, duplicateComponents, longestCopy, pasteText } from './clipboard';
import type { Document } from './document';
import { addNote } from './edits/components';
import { emptyDocument } from './edits/defaults';
import { renameModule } from './edits/modules';
import { idNumber } from './ids';
import { readDocument } from './read-document';
import { componentNamed, firstStage, moduleNamed, operationNamed, wireNames } from './testing/look-up';
import { shop } from './testing/shop';
import { kinds } from './testing/synthetic-kinds';

const isValid = (document: Document) => readDocument(document, kinds, { strict: true }).ok;
const at = { x: 1_000, y: 500 };

function copy(document: Document, ...names: readonly string[]): string {
  const ids = names.map((name) => componentNamed(document, name).id);
  return copyText(document, { stage: firstStage(document).id, ids });
}

function paste(document: Document, text: string) {
  return pasteText(document, { stage: firstStage(document).id, text, at }, kinds);
}

function pasted(document: Document, text: string): Document {
  const result = paste(document, text);
  if (!result.ok) throw new Error(result.problems[0]?.text ?? '');
  return result.value.document;
}

function idsIn(document: Document): readonly number[] {
  const found = JSON.stringify(firstStage(document)).matchAll(/"id":"([a-z]\d+)"/g);
  return [...found].map(([, id = '']) => idNumber(id));
}

describe('copy and paste', () => {
  const document = shop();

  it('gives everything new ids, and names that are not taken', () => {
    const after = pasted(document, copy(document, 'Shop'));
    expect(componentNamed(after, 'Shop 2').configuration).toEqual(componentNamed(document, 'Shop').configuration);
    expect(
      firstStage(after)
        .modules.slice(4)
        .map(({ name }) => name),
    ).toEqual(firstStage(document).modules.map(({ name }) => `${name} 2`));
    const ids = idsIn(after);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id >= document.nextId)).toHaveLength(ids.length - idsIn(document).length);
    expect(isValid(after)).toBe(true);
  });

  it('brings along the wires that have both ends among the copied, and no other', () => {
    const after = pasted(document, copy(document, 'Shop', 'Database'));
    expect(wireNames(after).slice(wireNames(document).length)).toEqual([
      'web 2.catalog -> catalog 2',
      'web 2.orders -> orders 2',
      'orders 2.payments -> payments 2',
      'catalog 2.database -> Database 2',
      'orders 2.database -> Database 2',
    ]);
    const call = operationNamed(after, 'web 2.browse').steps[1];
    expect(call).toMatchObject({ target: { operation: operationNamed(after, 'catalog 2.list').id } });
  });

  it('brings users with a class of their own, which asks for what the class asked for', () => {
    const after = pasted(document, copy(document, 'Users'));
    const [first, second] = after.workload.trafficClasses;
    expect(second?.mix.map(({ operation }) => operation)).toEqual(first?.mix.map(({ operation }) => operation));
    expect(second?.id).not.toBe(first?.id);
    expect(componentNamed(after, 'Users 2').trafficClasses).toEqual([second?.id]);
    expect(isValid(after)).toBe(true);
  });

  it('puts the top left corner where it is pasted, and keeps the rest in place', () => {
    const after = firstStage(pasted(document, copy(document, 'Shop', 'Provider')));
    expect(after.components.slice(-2).map(({ id }) => after.layout.components[id])).toEqual([at, { x: 1_520, y: 500 }]);
  });

  it('reaches another document whole, with data sets, but never calls a stranger there', () => {
    const target = emptyDocument();
    const whole = pasted(target, copy(document, 'Users', 'Shop', 'Database', 'Provider'));
    expect(wireNames(whole)).toHaveLength(7);
    expect(whole.dataSets.map(({ name }) => name)).toEqual(['products', 'orders']);
    expect(isValid(whole)).toBe(true);
    const module = moduleNamed(document, 'catalog').id;
    const other = renameModule(document, { stage: firstStage(document).id, module, name: 'stock' });
    const alone = copyText(document, { stage: firstStage(document).id, ids: [moduleNamed(document, 'web').id] });
    const stranger = pasted(other, alone);
    expect(operationNamed(stranger, 'web 2.browse').steps.map(({ type }) => type)).toEqual(['compute']);
    expect(isValid(stranger)).toBe(true);
  });

  it('shares the data sets that the document already has', () => {
    expect(pasted(document, copy(document, 'Shop', 'Database')).dataSets).toEqual(document.dataSets);
  });

  it('takes a module by itself in a copy of its host', () => {
    const text = copyText(document, { stage: firstStage(document).id, ids: [moduleNamed(document, 'payments').id] });
    const after = pasted(document, text);
    expect(componentNamed(after, 'Shop 2').modules).toEqual([moduleNamed(after, 'payments 2').id]);
  });

  it('takes notes', () => {
    const noted = addNote(document, { stage: firstStage(document).id, at: { x: 0, y: 0 }, text: 'Here' });
    const text = copyText(noted.document, { stage: firstStage(document).id, ids: [noted.note] });
    expect(firstStage(pasted(noted.document, text)).layout.notes.map(({ at: place }) => place)).toEqual([
      { x: 0, y: 0 },
      at,
    ]);
  });

  it('duplicates beside the original', () => {
    const { id } = componentNamed(document, 'Cache');
    const stage = firstStage(document).id;
    const { document: after, components } = duplicateComponents(document, {
      stage,
      components: [id],
      offset: { x: 20, y: 20 },
    });
    expect(components).toEqual([componentNamed(after, 'Cache 2').id]);
    expect(firstStage(after).components).toHaveLength(firstStage(document).components.length + 1);
  });
});

describe('a stranger’s text', () => {
  const document = shop();
  const good = copy(document, 'Shop', 'Database');

  it.each([
    ['nothing', ''],
    ['prose', 'Dear Sir or Madam'],
    ['other JSON', '{"copy":"x"}'],
    ['the marker alone', '"loadbearing-copy"'],
    ['a null', '{"copy":"loadbearing-copy","document":null}'],
    ['an empty copy', copyText(document, { stage: firstStage(document).id, ids: [] })],
    ['too much', good + ' '.repeat(longestCopy)],
  ])('is refused with a reason: %s', (_, text) => {
    const result = paste(document, text);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : (result.problems[0]?.title ?? '')).not.toBe('');
  });

  it('of any damaged sort gives a valid document or a refusal, never an error', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    let taken = 0;
    for (let round = 0; round < 600; round += 1) {
      const place = random(good.length);
      const text = good.slice(0, place) + '0"c3{[nul'.charAt(random(9)) + good.slice(place + random(3));
      const result = paste(document, text);
      if (!result.ok) continue;
      taken += 1;
      expect(isValid(result.value.document)).toBe(true);
    }
    expect(taken).toBeGreaterThan(10);
  });

  it('is refused where there is no room for it', () => {
    const components = Object.fromEntries(Array.from({ length: 499 }, (_, place) => [`C${place}`, { kind: 'cache' }]));
    const full = buildDesign({ components }, kinds);
    expect(paste(full, good)).toMatchObject({ ok: false, problems: [{ title: 'No room' }] });
    expect(paste(full, copy(document, 'Cache')).ok).toBe(true);
  });
});
