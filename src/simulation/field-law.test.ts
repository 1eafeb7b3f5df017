/** Every field of a document does something: two of its values differ in what is measured, by more than chance explains. */
import { describe, expect, it } from 'vitest';
import { fieldsOf } from './testing/field-law/fields';
import { exempt, isIn } from './testing/field-law/left-out';
import { functionRows } from './testing/field-law/rows-functions';
import { containerRows, serverRows } from './testing/field-law/rows-hosts';
import { cacheRows, databaseRows, partnerRows, routerRows } from './testing/field-law/rows-kinds';
import { hostPolicyRows, policyRows, wireRows } from './testing/field-law/rows-policies';
import { brokerRows, busRows, deliveryRows, sendRows } from './testing/field-law/rows-messages';
import { deviceRows } from './testing/field-law/rows-devices';
import { derivedRows } from './testing/field-law/rows-derived';
import { eventRows, faultRows, watchedRows } from './testing/field-law/rows-scenario';
import { distributionRows, populationRows } from './testing/field-law/rows-draws';
import { storeRows } from './testing/field-law/rows-stores';
import { rolloutRows } from './testing/field-law/rows-rollouts';
import { scalingRows } from './testing/field-law/rows-scaling';
import { callRows, moduleRows, stepRows } from './testing/field-law/rows-steps';
import { arrivalRows, classRows, dataSetRows, userRows } from './testing/field-law/rows-traffic';
import { scheduleRows } from './testing/field-law/rows-schedules';
import { nameRows } from './testing/field-law/rows-names';
import { seeingRows } from './testing/field-law/rows-seeing';
import { searchingRows } from './testing/field-law/rows-searching';
import { workflowRows } from './testing/field-law/rows-workflows';
import type { Row, Rows } from './testing/field-law/row';

const rows: Rows = {
  ...derivedRows,
  ...deviceRows,
  ...serverRows,
  ...containerRows,
  ...functionRows,
  ...databaseRows,
  ...cacheRows,
  ...partnerRows,
  ...routerRows,
  ...wireRows,
  ...policyRows,
  ...hostPolicyRows,
  ...scalingRows,
  ...rolloutRows,
  ...callRows,
  ...stepRows,
  ...moduleRows,
  ...distributionRows,
  ...populationRows,
  ...arrivalRows,
  ...classRows,
  ...userRows,
  ...dataSetRows,
  ...faultRows,
  ...eventRows,
  ...watchedRows,
  ...brokerRows,
  ...busRows,
  ...deliveryRows,
  ...sendRows,
  ...storeRows,
  ...workflowRows,
  ...scheduleRows,
  ...searchingRows,
  ...seeingRows,
  ...nameRows,
};

const seeds = [1, 2, 3, 4, 5];
/** Of Student's t with four degrees of freedom, for a confidence of 95 %. */
const quantile = 2.776;

/** Mean difference over the seeds, and half the width of its confidence interval; a seed draws the same for both values. */
function difference({ measure }: Row) {
  const all = seeds.map((seed) => measure(1, seed) - measure(0, seed));
  const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
  const variance = all.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (all.length - 1);
  return { mean: Math.abs(mean), halfWidth: quantile * Math.sqrt(variance / all.length) };
}

describe('the fields of a document', () => {
  const { values, ids } = fieldsOf();
  const exempted = values.filter((field) => isIn(exempt, field));
  const left = values.filter((field) => !exempted.includes(field));

  it('all have a row, but for those that are left out for a reason', () => {
    expect(left.filter((field) => !Object.hasOwn(rows, field))).toEqual([]);
  });

  it('are told in no row that is no field', () => {
    expect(Object.keys(rows).filter((field) => !left.includes(field))).toEqual([]);
  });

  it('are as many as were counted', () => {
    const counts = { values: values.length, ids: ids.length, exempted: exempted.length };
    expect({ ...counts, rows: Object.keys(rows).length }).toEqual({
      values: 649,
      ids: 117,
      exempted: 107,
      rows: 542,
    });
  });

  it('are left out for no reason that no field has', () => {
    const isIdle = ({ fields }: { readonly fields: RegExp }) => !values.some((field) => fields.test(field));
    expect(exempt.filter(isIdle)).toEqual([]);
  });
});

describe('a field', () => {
  it.each(Object.entries(rows))('%s makes a difference', (_name, row) => {
    const { mean, halfWidth } = difference(row);
    expect(mean).toBeGreaterThan(halfWidth);
  });
});
