/**
 * An experiment: a sentence that may turn out false, what must hold before, during and after, what is done, and when to stop at once. It is planned as an event of
 * the timeline, so that it stands in the document, travels with its link and is played by any run.
 */
import type { RequirementMetric } from './document';
import type { RequirementId } from './ids';
import type { Fault } from './scenario';

export interface ExperimentStep {
  /** From the beginning of the method, ms. */
  readonly afterMs: number;
  readonly durationMs: number;
  readonly fault: Fault;
}

/** Metrics that a running experiment can be stopped by. */
export const abortMetrics = [
  'availability',
  'p50',
  'p95',
  'p99',
  'mean',
  'goodput',
] as const satisfies readonly RequirementMetric[];

/** Measured over all requests that ended in the last second. */
export interface AbortCondition {
  readonly metric: (typeof abortMetrics)[number];
  /** Aborts when the metric is below, or above, the value ... */
  readonly comparator: 'below' | 'above';
  /** Ms, ratio 0..1, or a second. */
  readonly value: number;
  /** ... for so long in a row, ms; whole seconds count. */
  readonly holdMs: number;
}

export interface Experiment {
  /** What is expected, in a sentence. */
  readonly hypothesis: string;
  /** Requirements that make up the steady state, each judged on the requests that arrive before, during and after. */
  readonly steady: readonly RequirementId[];
  /** For so long the steady state is looked at before anything is done, and after it, ms. Without it beforehand nothing is done. */
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly method: readonly ExperimentStep[];
  readonly abort: readonly AbortCondition[];
}

/** From the first to the end of the last fault, ms. */
export const methodMs = ({ method }: Experiment): number =>
  Math.max(0, ...method.map(({ afterMs, durationMs }) => afterMs + durationMs));

const minute = 60_000;

/** As one begins: a minute before and after, nothing done yet. */
export const newExperiment: Experiment = {
  hypothesis: '',
  steady: [],
  beforeMs: minute,
  afterMs: minute,
  method: [],
  abort: [{ metric: 'availability', comparator: 'below', value: 0.5, holdMs: 5000 }],
};
