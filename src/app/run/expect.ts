/** When the page asks what to expect: at every change that could change it, and as the run comes to other rates, at most once a second. */
import type { Document, Layout, Stage, StageId } from '#design';

/** Wall time between two questions of one document, ms. */
const leastMs = 1000;
/** Simulated time for which an answer serves, ms. */
const servesMs = 1000;

const nowhere: Layout = { components: {}, notes: [] };

/** Of a document what decides its balance: no layout, no other stage. */
export function asked(document: Document, stage: StageId): Document {
  return {
    ...document,
    stages: document.stages.filter(({ id }) => id === stage).map((each): Stage => ({ ...each, layout: nowhere })),
  };
}

/** Whether two documents have the same balance for certain: what decides it is the same thing in both. */
export function expectsTheSame(one: Document, other: Document, stage: StageId): boolean {
  const [before, after] = [one, other].map(({ stages }) => stages.find(({ id }) => id === stage));
  if (!before || !after) return before === after;
  const isSameStage = (['modules', 'components', 'wires', 'zones'] as const).every(
    (part) => before[part] === after[part],
  );
  return (
    isSameStage &&
    (['workload', 'dataSets', 'assumptions', 'scenario'] as const).every((part) => one[part] === other[part])
  );
}

/** Whether rates change during a run of the document at all. */
export function hasMovingLoad({ workload, scenario }: Document): boolean {
  return (
    workload.trafficClasses.some(({ profile }) => profile.length > 0) ||
    scenario.timeline.some(({ action }) => action.type === 'traffic')
  );
}

export interface Question {
  /** Simulated instant that it was about, ms. */
  readonly atMs: number;
  /** Wall time at which it was asked, ms. */
  readonly wallMs: number;
}

/** Whether the answer to a question has to be asked for anew at a later instant. */
export const isOld = (last: Question, now: Question): boolean =>
  Math.abs(now.atMs - last.atMs) >= servesMs && now.wallMs - last.wallMs >= leastMs;
