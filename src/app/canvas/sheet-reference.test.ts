import { expect, it } from 'vitest';
import { columnName, sheetReference } from './sheet-reference';

it('names columns by letters, after Z by two', () => {
  expect([0, 2, 25, 26, 51, 52].map(columnName)).toEqual(['A', 'C', 'Z', 'AA', 'AZ', 'BA']);
});

it('says where a part stands', () => {
  expect(sheetReference({ x: 310, y: 160 })).toBe('C2');
  expect(sheetReference({ x: -10, y: 160 })).toBe('');
});
