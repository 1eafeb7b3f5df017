import { describe, expect, it } from 'vitest';
import type { BillLine } from '#pricing';
import {
  cents,
  groupLines,
  missingWords,
  priceMark,
  quantityWords,
  sourceWords,
  totalWords,
  unitPrice,
} from './bill-words';

describe('quantityWords', () => {
  it('spells units that are words in the plural and leaves symbols alone', () => {
    expect(quantityWords(730, 'instance-hour')).toBe('730 instance-hours');
    expect(quantityWords(1, 'instance-hour')).toBe('1 instance-hour');
    expect(quantityWords(20, 'GB-month')).toBe('20 GB-months');
    expect(quantityWords(50.83, 'GB')).toBe('50.8 GB');
    expect(quantityWords(1460, 'LCU-hour')).toBe('1,460 LCU-hours');
  });

  it('writes units of many as millions and thousands of the thing', () => {
    expect(quantityWords(5.3, '1M requests')).toBe('5.3 million requests');
    expect(quantityWords(2, '10k requests')).toBe('20 thousand requests');
  });

  it('does not write a small quantity as none', () => {
    expect(quantityWords(0.0004, 'GB')).toBe('0.0004 GB');
    expect(quantityWords(0, 'GB')).toBe('0 GB');
  });
});

describe('money', () => {
  it('has cents in amounts, and as many decimals as a small price needs', () => {
    expect(cents(1234.5)).toBe('$1,234.50');
    expect(cents(-0.5)).toBe('−$0.50');
    expect(unitPrice(0.0416)).toBe('$0.0416');
    expect(unitPrice(0.4)).toBe('$0.40');
    expect(unitPrice(0.0000166667)).toBe('$0.00001667');
  });
});

const line = (component: string, amountUsd: number, more: Partial<BillLine> = {}): BillLine => ({
  component,
  label: 'Disks',
  priceItem: 'x',
  quantity: 1,
  meter: 'storage',
  basis: 'configured',
  sharedBy: null,
  unit: 'GB-month',
  meanUnitUsd: amountUsd,
  listUsd: amountUsd,
  amountUsd,
  monthBands: [],
  source: 'Price list',
  sourceDate: '2026-07-20',
  confidence: 'quoted',
  isOverridden: false,
  ...more,
});

describe('groupLines', () => {
  it('keeps the order of the components, leaves out those without a line, and loses none', () => {
    const lines = [line('c2', 1), line('c1', 2), line('c2', 3), line('gone', 4)];
    const groups = groupLines(lines, ['c1', 'c3', 'c2']);
    expect(groups.map(({ component, amountUsd }) => [component, amountUsd])).toEqual([
      ['c1', 2],
      ['c2', 4],
      ['gone', 4],
    ]);
    expect(groups.flatMap((group) => group.lines)).toHaveLength(lines.length);
  });
});

describe('marks of prices', () => {
  it('tells recalled from undated, and an own price from both', () => {
    expect(priceMark(line('c', 1))).toBeNull();
    expect(priceMark(line('c', 1, { confidence: 'recalled' }))).toBe('recalled');
    expect(priceMark(line('c', 1, { sourceDate: 'undated' }))).toBe('undated');
    expect(priceMark(line('c', 1, { isOverridden: true, confidence: 'recalled' }))).toBe('set here');
    expect(sourceWords(line('c', 1, { sourceDate: '' }))).toBe('Price list, undated');
  });
});

describe('the sum of a bill', () => {
  it('is none while the bill is under way', () => {
    expect(totalWords({ totalUsd: 85, lines: [line('c1', 85)] }, 'ready')).toBe('$85.00');
    expect(totalWords(null, 'computing')).toBe('computing');
    expect(totalWords(null, 'none')).toBe('–');
  });

  it('is a dash with what is missing where nothing is billed, and zero where what is billed is free', () => {
    expect(totalWords({ totalUsd: 0, lines: [] }, 'ready')).toBe('–');
    expect(missingWords({ totalUsd: 0, lines: [] })).toBe('no part yet that costs');
    expect(totalWords({ totalUsd: 0, lines: [line('c1', 0)] }, 'ready')).toBe('$0.00');
    expect(missingWords({ totalUsd: 0, lines: [line('c1', 0)] })).toBe('');
    expect(missingWords(null)).toBe('');
  });
});
