/** What is refused at the gate says where and why, in words. */
import { describe, expect, it } from 'vitest';
import { parseDocument, serializeDocument } from './read-document';
import { shop } from './testing/shop';
import { kinds } from './testing/synthetic-kinds';

const text = serializeDocument(shop());

/** The first problem of the shop after a change of its text. */
function refusalOf(change: (text: string) => string, strict = false) {
  const read = parseDocument(change(text), kinds, { strict });
  return read.ok ? null : { path: read.problems[0]?.path, text: read.problems[0]?.text };
}

describe('a refusal', () => {
  it.each([
    ['a wrong type', '"title": "Shop"', '"title": 5', 'title', /expected string, received number/],
    ['no number', '"warmUpMs": 5000', '"warmUpMs": 1e999', 'scenario.warmUpMs', /expected number/],
    ['a negative time', '"warmUpMs": 5000', '"warmUpMs": -1', 'scenario.warmUpMs', /expected number to be >=0/],
    ['a prototype', '"title"', '"__proto__": {"polluted": 1}, "title"', null, /Unrecognized key: "__proto__"/],
    ['a constructor', '"title"', '"constructor": {"polluted": 1}, "title"', null, /Unrecognized key: "constructor"/],
    ['a newer version', '"version": 1,', '"version": 2,', 'version', /reads up to 1/],
  ] as const)('names the field and the reason: %s', (...[, from, to, path, reason]) => {
    const changed = text.replace(/"warmUpMs": \d+/, '"warmUpMs": 5000');
    expect(changed).toContain(from);
    const refusal = refusalOf(() => changed.replace(from, to));
    expect(refusal?.path).toBe(path);
    expect(refusal?.text).toMatch(reason);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('of what is out of range does not claim to have moved it', () => {
    const refusal = refusalOf((given) => given.replace('"instances": 3', '"instances": 1e12'), true);
    expect(refusal?.text).toContain('the nearest is 100.');
  });
});
