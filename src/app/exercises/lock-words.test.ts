import { expect, it } from 'vitest';
import { exerciseEntry } from '#exercises';
import { locksOf } from '#judging';
import { lockedWords, refusedWords } from './lock-words';

const locks = locksOf(await exerciseEntry('who-goes-first')!.load());

it('names parts, what modules do, and fields by their labels', () => {
  expect(lockedWords(locks)).toBe(
    'Studio, Editors, what encoder and previewer do, Speed of every part, vCPUs and Workers of Workers',
  );
});

it('says why an edit was not made', () => {
  const named = (name: string) => locks.filter((each) => each.name === name);
  expect(refusedWords(named('Studio'))).toBe(
    'Studio is locked in this exercise: given as it is, and the answer lies elsewhere.',
  );
  expect(refusedWords(named('what encoder does'))).toMatch(/^What encoder does is locked/);
  expect(refusedWords(locks.slice(0, 2))).toMatch(/^Studio, Editors are locked in this exercise: given as they are,/);
});
