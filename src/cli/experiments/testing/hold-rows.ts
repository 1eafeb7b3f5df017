/**
 * Holds rows to what they say, one test for each thing said. Computed figures are held to a tenth, those of other simulations and of assumed values to three
 * tenths; what is said never or at once to happen must be so in every replication. What is known not to be met is held to what was measured.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { Check } from '../row';
import { notMet } from './not-met';

const inWords = (value: number): string => (Number.isNaN(value) ? '?' : String(Number(value.toPrecision(3))));

function lineOf({ row, says, basis, least, most }: Check, value: number): string {
  const expected = least === most ? inWords(least) : `${inWords(least)} to ${inWords(most)}`;
  return [row.padEnd(5), says.padEnd(72), basis.padEnd(10), expected.padStart(20), inWords(value).padStart(10)].join(
    ' ',
  );
}

export function holdRows(checks: readonly Check[]): void {
  describe('the rows of experiments', () => {
    const measured = new Map<Check, number>();

    afterAll(() => {
      const lines = checks.map((check) => lineOf(check, measured.get(check) ?? Number.NaN));
      process.stdout.write(`${lines.join('\n')}\n`);
    });

    it.each(checks)('$row: $says', (check) => {
      const value = check.measure();
      measured.set(check, value);
      const known = notMet[`${check.row}: ${check.says}`];
      const [least, most] = known === undefined ? [check.least, check.most] : [known * 0.9, known * 1.1];
      expect(value).toBeGreaterThanOrEqual(least);
      expect(value).toBeLessThanOrEqual(most);
    });
  });
}
