/** The rows of experiments as a whole. What each says is measured in the test beside it, a file each, so that cores share them. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { data } from './rows-data';
import { distributed } from './rows-distributed';
import { faultsApart } from './rows-faults';
import { robustness } from './rows-robustness';
import { scaling } from './rows-scaling';
import { servers } from './rows-servers';
import { surges } from './rows-surge';
import { surveys } from './rows-survey';
import { teams } from './rows-teams';
import { notMet, rowOf } from './testing/not-met';

/** P3, C1, C3, C5, MC1 to MC3, DP1 to DP4, DC1 to DC3, SP1, SP3. */
const rowsExpected = 16;

const files = {
  data,
  distributed,
  faults: faultsApart,
  robustness,
  scaling,
  servers,
  surge: surges,
  survey: surveys,
  teams,
};
const checks = Object.values(files).flat();

it('are all of those that there are, each with a test', () => {
  expect(new Set(checks.map(({ row }) => rowOf(row))).size).toBe(rowsExpected);
  const isMissing = (name: string) => !existsSync(path.join(import.meta.dirname, `rows-${name}.test.ts`));
  expect(Object.keys(files).filter(isMissing)).toEqual([]);
});

it('are met but for three at most', () => {
  const names = new Set(checks.map(({ row, says }) => `${row}: ${says}`));
  expect(Object.keys(notMet).filter((name) => !names.has(name))).toEqual([]);
  const rows = Object.keys(notMet).map((name) => rowOf(name.slice(0, name.indexOf(':'))));
  expect(new Set(rows).size).toBeLessThanOrEqual(3);
});
