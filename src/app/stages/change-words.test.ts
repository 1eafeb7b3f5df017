import { expect, it } from 'vitest';
import { stageChanges } from '#design';
import { galleryEntry } from '#gallery';
import { changeLines } from './change-words';

it('says in one line what moved to the same host', () => {
  const { stages } = galleryEntry('corner-shop')!.document;
  const pair = [stages[0]!, stages[1]!] as const;
  expect(changeLines(stageChanges(...pair), pair).placement).toEqual([
    'web moved to Frontend',
    'catalog, cart, users, orders and payments moved to Backend',
  ]);
});
