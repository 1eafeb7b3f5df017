/** What a verb does at a store or third party, for one visit. */
import type { ComponentPlan, StorePlan, VerbStep } from '#catalog';
import type { DataSetId, Distribution, KeyChoice, ReadSource } from '#design';
import { meanOfSpec } from '#engine';
import type { Visit } from './attempt-part';
import type { Sizes } from './program';
import { failing, nothing, sequence, timed, type Part, type RowLock, type Use } from './part';

export interface Asked {
  readonly key: KeyChoice;
  readonly dataSet: DataSetId | null;
  /** CPU time at the store instead of its own; null = its own. */
  readonly storeTimeMs: Distribution | null;
  readonly isInTransaction: boolean;
  readonly readFrom: ReadSource;
}

/** Asking for nothing in particular. */
export const plainly: Asked = {
  key: 'request',
  dataSet: null,
  storeTimeMs: null,
  isInTransaction: false,
  readFrom: 'primary',
};

export function storeVisit(place: string, plan: StorePlan, verb: string, asked: Asked & Sizes): Visit {
  const part = sequence([nothing, ...partsOf(place, plan, verb, asked)]);
  const { success, failed, ms, uses, flows } = part;
  const rows = asked.isInTransaction ? part.rows : [];
  const freed = asked.isInTransaction ? [] : rowUses(part.rows);
  return { success, failed, answerMs: ms, heldMs: ms, uses: [...uses, ...freed], flows, rows };
}

/** What is used at read replicas is told apart from what is used at the primary. */
export const atReplicas = '@replicas';

/** Where a store is asked: nothing behind the name for its primary. */
export function nodeAsked(plan: ComponentPlan | undefined, { readFrom, isInTransaction }: Asked): string {
  const replicas = plan?.type === 'store' ? (plan.replication?.readReplicas ?? 0) : 0;
  return replicas > 0 && readFrom !== 'primary' && !isInTransaction ? atReplicas : '';
}

/** Locks of rows that are given back now. */
export function rowUses(rows: readonly RowLock[]): readonly Use[] {
  return rows.map(({ place, what, heldMs }) => ({ place, what, amount: heldMs }));
}

function partsOf(place: string, plan: StorePlan, verb: string, asked: Asked & Sizes): readonly Part[] {
  if (verb === 'commit') return plan.commitMs ? [timed(meanOfSpec(plan.commitMs))] : [];
  const steps = Object.entries(plan.verbs).find(([name]) => name === verb)?.[1].steps ?? plan.files ?? [];
  return steps.map((step) => stepPart(place, plan, { verb, step, asked }));
}

interface StepOf {
  readonly verb: string;
  readonly step: VerbStep;
  readonly asked: Asked & Sizes;
}

function stepPart(place: string, plan: StorePlan, { verb, step, asked }: StepOf): Part {
  const { station, io } = plan;
  const node = nodeAsked(plan, asked);
  switch (step.type) {
    case 'compute': {
      const ms = meanOfSpec(asked.storeTimeMs ?? step.timeMs) / station.speed;
      return timed(ms, [{ place, what: `cpu${node}`, amount: ms }, ...replayed(place, plan, verb, ms)]);
    }
    case 'spread': {
      const ms = (meanOfSpec(asked.storeTimeMs ?? step.timeMs) * step.share + step.eachMs) / station.speed;
      return timed(ms, [{ place, what: 'cpu', amount: ms * step.parts }]);
    }
    case 'delay':
      return timed(meanOfSpec(step.timeMs));
    case 'commit':
      return asked.isInTransaction ? nothing : timed(meanOfSpec(step.timeMs));
    case 'io': {
      const ms = step.operations * (io ? meanOfSpec(io.timeMs) : 0);
      return timed(ms, [
        { place, what: `io${node}`, amount: ms },
        { place, what: `iops${node}`, amount: step.operations },
      ]);
    }
    case 'lock':
      return { ...nothing, rows: [{ place, what: rowName(asked), count: 1, heldMs: 0 }] };
    case 'fail':
      return failing(step.ratio, step.cause);
    case 'transfer': {
      const bytes = step.of === 'request' ? asked.requestBytes : asked.responseBytes;
      return timed(step.bitsPerSecond === null ? 0 : (bytes * 8000) / step.bitsPerSecond);
    }
    case 'payload':
      return asked.requestBytes > step.bytes ? failing(1, 'failed') : nothing;
    case 'units':
      return { ...nothing, uses: [{ place, what: unitsName(step.of, asked), amount: unitsOf(step, asked) }] };
    case 'accept':
      return nothing;
    case 'quota':
      return { ...nothing, uses: [{ place, what: `quota:${verb}`, amount: 1 }] };
  }
}

/** Units of one request of mean size. */
function unitsOf({ of, bytesPerUnit, copyShare }: Extract<VerbStep, { type: 'units' }>, asked: Asked & Sizes): number {
  const isRead = of === 'reads';
  const units = Math.max(1, Math.ceil((isRead ? asked.responseBytes : asked.requestBytes) / bytesPerUnit));
  return isRead && asked.readFrom !== 'primary' ? units * copyShare : units;
}

/** Units by the data set and by how keys are chosen: which partition they are of follows from both. */
const unitsName = (of: string, { dataSet, key }: Asked): string => `units:${of}:${dataSet ?? ''}:${key}`;

/** Each follower replays a write at a share of its CPU. */
function replayed(place: string, { replication, verbs }: StorePlan, verb: string, ms: number): readonly Use[] {
  const isWrite = Object.entries(verbs).some(([name, { meter }]) => name === verb && meter === 'writes');
  if (!replication || replication.readReplicas === 0 || !isWrite) return [];
  return [{ place, what: `cpu${atReplicas}`, amount: ms * replication.replayShare * replication.readReplicas }];
}

/** Rows by their data set and by how their keys are chosen: the share of the hottest follows from both. */
const rowName = ({ dataSet, key }: Asked): string => `row:${dataSet ?? ''}:${key}`;
