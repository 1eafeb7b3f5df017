/** Workflows to code: what comes before the first state, before each state, and before the answer. */
import type { ExecutionsPlan, QuotaPlan } from '#catalog';
import { failureCauses, idNumber, type Step } from '#design';
import { compileDistribution, emit, Executions, factorOf, purposes, siteOf, type ExecutionRules } from '#engine';
import type { Station } from './plant';

/** The plan of a host whose operations are workflows; null = they are programs of a process, or it is no host. */
export const executionsOf = ({ plan }: Pick<Station, 'plan'>): ExecutionsPlan | null =>
  (plan.type === 'host' && plan.executions) || null;

const quotaOf = (quota: QuotaPlan | null) => quota && { perMs: quota.perSecond / 1000, burst: quota.burst };

/** Longer than any run: nothing has to watch for it. */
const limitOf = (longestMs: number, durationMs: number): number =>
  longestMs >= durationMs ? Number.POSITIVE_INFINITY : longestMs;

function rulesOf(plan: ExecutionsPlan, durationMs: number): ExecutionRules {
  const { isDurable, longestMs, starts, transitions } = plan;
  return {
    isDurable,
    longestMs: limitOf(longestMs, durationMs),
    starts: quotaOf(starts),
    transitions: quotaOf(transitions),
  };
}

/** The present numbers; executions under way keep their longest time. */
export function fitExecutions(station: Station, durationMs: number): void {
  const plan = executionsOf(station);
  const { group } = station;
  if (!plan) return;
  if (group.executions) group.executions.configure(rulesOf(plan, durationMs));
  else group.executions = new Executions(rulesOf(plan, durationMs));
}

export function emitStart({ answers, payloadBytes }: ExecutionsPlan): void {
  if (payloadBytes !== null) emit('payload', factorOf(payloadBytes), 1 + failureCauses.indexOf('failed'));
  emit('startExecution');
  if (answers === 'at-start') emit('reply');
}

/** A reply is told by the answer of the step before it, and no state. */
export function emitState({ transitionMs }: ExecutionsPlan, { id, type }: Step): void {
  if (type === 'reply') return;
  emit('standBy');
  emit('enterState');
  if (transitionMs.type !== 'constant' || transitionMs.value > 0)
    emit('wait', siteOf(idNumber(id), purposes.latency), compileDistribution(transitionMs));
}
