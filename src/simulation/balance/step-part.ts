/** Steps of an operation as expected values, each as it compiles: what fails ends the operation, what is nested is weighed by how often it is reached. */
import type {
  CallStep,
  Component,
  Distribution,
  FailureAction,
  LookupStep,
  Module,
  SendStep,
  Step,
  TransactionStep,
} from '#design';
import { runtimeOf } from '#design';
import { meanOfSpec } from '#engine';
import { stationPlanOf } from '../compile-stations';
import { shareOfVcpu } from './pace';
import { staysInside, waysAlong, wiresOf, type CallTarget } from '../ways';
import type { Question } from './attempt-part';
import { callPart } from './call-part';
import { parallelPart } from './parallel-part';
import { withDeliveries, withEvents } from './message-part';
import { failing, noFailure, nothing, oneOf, sequence, timed, usedBy, type Part, type Use } from './part';
import type { Model } from './program';
import { roundsOf, roundsWhile, type Rounds } from './rounds';
import { replyPart, statePart } from './state-part';
import { plainly, rowUses } from './store-part';

/** Where steps are executed. */
export interface Place {
  readonly model: Model;
  readonly component: Component;
  readonly module: Module;
  /** Stores of which a transaction is open. */
  readonly transactions: ReadonlySet<string>;
  /** Within branches, rounds and calls inside the process nobody waits for a reply. */
  readonly replies: boolean;
}

const none: ReadonlySet<string> = new Set();

export const stepsPart = (place: Place, steps: readonly Step[]): Part =>
  sequence([nothing, ...steps.flatMap((step) => [...statePart(place, step), stepPart(place, step)])]);

function stepPart(place: Place, step: Step): Part {
  switch (step.type) {
    case 'compute':
      return computePart(place, step.timeMs);
    case 'wait':
      return timed(meanOfSpec(step.timeMs));
    case 'call':
      return callStepPart(place, step);
    case 'send':
      return withFailure(place, sendPart(place, step), step.onFailure);
    case 'lookup':
      return lookupPart(place, step);
    case 'parallel':
      return parallelPart(
        step.branches.map(({ repeat, steps }) => ({ repeat, part: stepsPart(inside(place), steps) })),
        step.join,
      );
    case 'choose':
      return choosePart(place, step.branches);
    case 'repeat':
      return repeatPart(place, step);
    case 'transaction':
      return transactionPart(place, step);
    case 'exclusive': {
      const part = stepsPart(place, step.steps);
      return { ...part, uses: [...part.uses, usedAt(place, `lock:${step.lock}`, part.ms)] };
    }
    case 'fail':
      return step.when.type === 'probability' ? failing(step.when.probability, step.cause) : nothing;
    case 'reply':
      return replyPart(place);
    case 'count':
      return nothing;
  }
}

const inside = (place: Place): Place => ({ ...place, replies: false });

const usedAt = ({ component }: Place, what: string, amount: number): Use => ({ place: component.id, what, amount });

/** With less than one vCPU it takes longer, and uses no more of them. */
function cpuPart(place: Place, workMs: number): Part {
  const plan = place.model.planOf(place.component.id);
  const station = plan && stationPlanOf(plan);
  const ms = workMs / (station?.speed ?? 1);
  return ms > 0 ? timed(ms / (station ? shareOfVcpu(station) : 1), [usedAt(place, 'cpu', ms)]) : nothing;
}

function computePart(place: Place, timeMs: Distribution): Part {
  const { cpuFactor } = runtimeOf(place.model.document, place.module);
  return cpuPart(place, meanOfSpec(timeMs) * cpuFactor);
}

function choosePart(place: Place, branches: Extract<Step, { type: 'choose' }>['branches']): Part {
  const total = branches.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return nothing;
  return oneOf(branches.map(({ weight, steps }) => ({ share: weight / total, part: stepsPart(place, steps) })));
}

/** Rounds one after the other; locks of a transaction that an early round took are held through the later ones. */
export function inRounds(part: Part, { mean, success }: Rounds): Part {
  const later = mean > 1 ? (mean * (mean - 1)) / 2 : 0;
  const failed =
    1 - part.success > 0 ? part.failed.map((each) => (each * (1 - success)) / (1 - part.success)) : noFailure;
  return {
    ...nothing,
    success,
    failed,
    ms: mean * part.ms,
    waitMs: mean * part.waitMs,
    uses: usedBy(part, mean).uses,
    flows: usedBy(part, mean).flows,
    rows: part.rows.map((row) => ({
      ...row,
      count: row.count * mean,
      heldMs: row.heldMs * mean + row.count * later * part.ms,
    })),
  };
}

function repeatPart(place: Place, { times, steps }: Extract<Step, { type: 'repeat' }>): Part {
  const part = stepsPart(inside(place), steps);
  const rounds =
    times.type === 'count' ? roundsOf(times.count, part.success) : roundsWhile(times.probability, part.success);
  return inRounds(part, rounds);
}

/** What follows a failure of the step: nothing, the next step, or other steps in its place. */
function withFailure(place: Place, part: Part, action: FailureAction): Part {
  if (action.type === 'fail') return part;
  const failure = 1 - part.success;
  const instead = action.type === 'ignore' ? nothing : stepsPart(place, action.steps);
  const fallback = usedBy(instead, failure);
  return {
    ...part,
    success: part.success + failure * instead.success,
    answered: failure * instead.answered,
    replied: failure * instead.replied,
    failed: instead.failed.map((each) => failure * each),
    ms: part.ms + failure * instead.ms,
    waitMs: part.waitMs + failure * instead.waitMs,
    uses: [...part.uses, ...fallback.uses],
    flows: [...part.flows, ...fallback.flows],
    rows: [...part.rows, ...fallback.rows],
  };
}

function callStepPart(place: Place, step: CallStep): Part {
  const once = oneCall(place, step);
  const calls = withFailure(place, inRounds(once, roundsOf(step.count, once.success)), step.onFailure);
  if (step.probability >= 1) return calls;
  return oneOf([
    { share: step.probability, part: calls },
    { share: 1 - step.probability, part: nothing },
  ]);
}

function targetOf({ need, target }: CallStep): CallTarget {
  return target.type === 'operation'
    ? { type: 'operation', need, operation: target.operation }
    : { type: 'store', need, program: target.verb };
}

function oneCall(place: Place, step: CallStep): Part {
  const target = targetOf(step);
  if (target.type === 'operation' && staysInside(place.model, place.component, target))
    return innerCall(place, target.operation);
  const { target: asked, key, storeTimeMs, readFrom } = step;
  const part = networkCall(place, {
    ...questionOf(place, target, step),
    key,
    storeTimeMs,
    readFrom,
    dataSet: asked.type === 'verb' ? asked.dataSet : null,
  });
  return withEvents(place.model, place.component, part, step);
}

/** In the caller's own process: no way, no place, the same fate. */
function innerCall({ model, component }: Place, operation: string): Part {
  const program = model.programOf(component, operation, null);
  const { success, failed, heldMs } = program;
  const flows = [{ program, count: 1 }];
  return { ...nothing, success, failed, ms: heldMs, waitMs: heldMs, flows };
}

interface Messages {
  readonly requestBytes: Distribution;
  readonly responseBytes: Distribution;
}

function questionOf({ model, component, transactions }: Place, target: CallTarget, messages: Messages): Question {
  const isInTransaction =
    transactions.size > 0 &&
    wiresOf(model.stage, component.id, target).some((wire) =>
      waysAlong(model, wire, target).some((way) => transactions.has(way.component.id)),
    );
  return {
    ...plainly,
    target,
    transactions,
    isInTransaction,
    isFromUsers: false,
    requestBytes: meanOfSpec(messages.requestBytes),
    responseBytes: meanOfSpec(messages.responseBytes),
  };
}

/** With the CPU that both messages cost the caller: for each call, however often it is attempted. */
function networkCall(place: Place, question: Question, readsAnswer = true): Part {
  const { model, component } = place;
  const call = callPart(model, component, question);
  const [wire] = wiresOf(model.stage, component.id, question.target);
  const plan = model.planOf(component.id);
  if (!wire || !plan || !stationPlanOf(plan)?.serializes) return call;
  const workMs = (bytes: number) => wire.serializationMs + (bytes * wire.serializationMsPerKiB) / 1024;
  const sending = cpuPart(place, workMs(question.requestBytes));
  if (!readsAnswer) return sequence([sending, call]);
  return sequence([sending, call, cpuPart(place, workMs(question.responseBytes))]);
}

const noBytes: Distribution = { type: 'constant', value: 0 };

function sendPart(place: Place, step: SendStep): Part {
  const target = { type: 'store', need: step.need, program: 'send' } as const;
  const messages = { requestBytes: step.messageBytes, responseBytes: noBytes };
  const part = networkCall(place, { ...questionOf(place, target, messages), key: step.key });
  return withDeliveries(place.model, place.component, part, step);
}

export const lookupName = (component: string, step: string): string => `${component}/${step}`;

/** Asks the cache; as often as it is expected to miss, the caller fetches. A lookup that fails is taken for a miss where failures are ignored. */
function lookupPart(place: Place, step: LookupStep): Part {
  const { model, component } = place;
  const target = { type: 'store', need: step.need, program: 'lookup' } as const;
  const messages = { requestBytes: noBytes, responseBytes: step.entryBytes };
  const question = { ...questionOf(place, target, messages), key: step.key, dataSet: step.dataSet };
  const asking = networkCall(place, question, false);
  const name = lookupName(component.id, step.id);
  const hitShare = model.hitShares.get(name) ?? 0;
  const fetch = stepsPart(place, step.onMiss);
  const looked = { ...asking, uses: [...asking.uses, { place: name, what: 'lookups', amount: 1 }] };
  if (step.onFailure.type === 'ignore') {
    const hits = asking.success * hitShare;
    return sequence([
      { ...looked, success: 1, failed: noFailure },
      oneOf([
        { share: hits, part: nothing },
        { share: 1 - hits, part: fetch },
      ]),
    ]);
  }
  const answered = oneOf([
    { share: hitShare, part: nothing },
    { share: 1 - hitShare, part: fetch },
  ]);
  return step.onFailure.type === 'fail'
    ? sequence([looked, answered])
    : withFallback(looked, answered, stepsPart(place, step.onFailure.steps));
}

/** Fallback steps in the place of a lookup that failed; what its miss would run is left out. */
function withFallback(looked: Part, answered: Part, instead: Part): Part {
  const choice = oneOf([
    { share: looked.success, part: answered },
    { share: 1 - looked.success, part: instead },
  ]);
  return sequence([{ ...looked, success: 1, failed: noFailure }, choice]);
}

/** One connection from begin to end; the commit is a message of its own, behind which the locks are free. */
function transactionPart(place: Place, step: TransactionStep): Part {
  const { model, component } = place;
  const target = { type: 'store', need: step.need, program: 'commit' } as const;
  const stores = wiresOf(model.stage, component.id, target).flatMap((wire) => waysAlong(model, wire, target));
  const open = new Set<string>([...place.transactions, ...stores.map((way) => way.component.id)]);
  const within: Place = { ...place, transactions: open };
  const question = questionOf(within, target, { requestBytes: noBytes, responseBytes: noBytes });
  const part = sequence([stepsPart(within, step.steps), callPart(model, component, question)]);
  const share = stores.length > 0 ? 1 / stores.length : 0;
  const held = stores.flatMap((way): Use[] => [
    ...(way.wire.policy.pool ? [{ place: way.wire.id, what: 'connections', amount: share * part.ms }] : []),
    { place: way.component.id, what: 'connections', amount: share * part.ms },
  ]);
  return { ...part, uses: [...part.uses, ...held, ...rowUses(part.rows)], rows: [] };
}

export { none as noTransaction };
