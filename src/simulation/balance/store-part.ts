/** What a verb does at a store or third party, for one visit. */
import type { ComponentPlan, VerbStep } from '#catalog';
import type { DataSetId, Distribution, KeyChoice } from '#design';
import { meanOfSpec } from '#engine';
import type { Visit } from './attempt-part';
import { failing, nothing, sequence, timed, type Part, type RowLock, type Use } from './part';

export type StorePlan = Extract<ComponentPlan, { type: 'store' }>;

export interface Asked {
  readonly key: KeyChoice;
  readonly dataSet: DataSetId | null;
  /** CPU time at the store instead of its own; null = its own. */
  readonly storeTimeMs: Distribution | null;
  readonly isInTransaction: boolean;
}

/** Asking for nothing in particular. */
export const plainly: Asked = { key: 'request', dataSet: null, storeTimeMs: null, isInTransaction: false };

export function storeVisit(place: string, plan: StorePlan, verb: string, asked: Asked): Visit {
  const part = sequence([nothing, ...partsOf(place, plan, verb, asked)]);
  const { success, failed, ms, uses, flows } = part;
  const rows = asked.isInTransaction ? part.rows : [];
  const freed = asked.isInTransaction ? [] : rowUses(part.rows);
  return { success, failed, answerMs: ms, heldMs: ms, uses: [...uses, ...freed], flows, rows };
}

/** Locks of rows that are given back now. */
export function rowUses(rows: readonly RowLock[]): readonly Use[] {
  return rows.map(({ place, what, heldMs }) => ({ place, what, amount: heldMs }));
}

function partsOf(place: string, plan: StorePlan, verb: string, asked: Asked): readonly Part[] {
  if (verb === 'commit') return plan.commitMs ? [timed(meanOfSpec(plan.commitMs))] : [];
  const steps = Object.entries(plan.verbs).find(([name]) => name === verb)?.[1].steps ?? [];
  return steps.map((step) => stepPart(place, plan, { verb, step, asked }));
}

interface StepOf {
  readonly verb: string;
  readonly step: VerbStep;
  readonly asked: Asked;
}

function stepPart(place: string, { station, io }: StorePlan, { verb, step, asked }: StepOf): Part {
  switch (step.type) {
    case 'compute': {
      const ms = meanOfSpec(asked.storeTimeMs ?? step.timeMs) / station.speed;
      return timed(ms, [{ place, what: 'cpu', amount: ms }]);
    }
    case 'delay':
      return timed(meanOfSpec(step.timeMs));
    case 'commit':
      return asked.isInTransaction ? nothing : timed(meanOfSpec(step.timeMs));
    case 'io': {
      const ms = step.operations * (io ? meanOfSpec(io.timeMs) : 0);
      return timed(ms, [
        { place, what: 'io', amount: ms },
        { place, what: 'iops', amount: step.operations },
      ]);
    }
    case 'lock':
      return { ...nothing, rows: [{ place, what: rowName(asked), count: 1, heldMs: 0 }] };
    case 'fail':
      return failing(step.ratio, step.cause);
    case 'quota':
      return { ...nothing, uses: [{ place, what: `quota:${verb}`, amount: 1 }] };
  }
}

/** Rows by their data set and by how their keys are chosen: the share of the hottest follows from both. */
const rowName = ({ dataSet, key }: Asked): string => `row:${dataSet ?? ''}:${key}`;
