import { describe, expect, it } from 'vitest';
import type { NumberParameter, Parameter } from '#design';
import { commonParameters, countWords } from './common-parameters';

const number = (name: string, more: Partial<NumberParameter> = {}): NumberParameter => ({
  name,
  label: name,
  help: '',
  section: 'Size',
  source: null,
  type: 'number',
  quantity: 'count',
  unit: '',
  min: 0,
  max: 10,
  integer: true,
  none: 'unlimited',
  default: 1,
  ...more,
});
const onOff: Parameter = { ...number('workers'), type: 'switch', default: true } as unknown as Parameter;

describe('commonParameters', () => {
  it('keeps what every part has, in a range that fits all of them', () => {
    const common = commonParameters([
      [number('workers'), number('disk')],
      [number('workers', { min: 2, max: 5, none: null })],
    ]);
    expect(common).toEqual([number('workers', { min: 2, max: 5, none: null })]);
  });

  it('takes the same name with another type for another thing', () => {
    expect(commonParameters([[number('workers')], [onOff]])).toEqual([]);
  });

  it('has nothing in common with parts that have no parameters', () => {
    expect(commonParameters([[number('workers')], []])).toEqual([]);
    expect(commonParameters([])).toEqual([]);
  });
});

describe('countWords', () => {
  it('counts each title in the order in which they come', () => {
    expect(countWords(['Server', 'Cache', 'Server'])).toBe('2 × Server, 1 × Cache');
  });
});
