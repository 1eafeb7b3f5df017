/** One attempt of a call along one wire to one component: its way there and back, and what it uses at the other end. */
import type { ComponentPlan } from '#catalog';
import { failureCauses, oneWayMs, type Component, type Wire } from '#design';
import { stationPlanOf } from '../compile-stations';
import { shareOfVcpu } from './pace';
import { programOf, type CallTarget, type Way } from '../ways';
import type { Flow, RowLock, Use } from './part';
import type { Model, Program, Sizes } from './program';
import { nodeAsked, storeVisit, type Asked } from './store-part';

/** What the caller asks, beside the name of it. */
export interface Question extends Sizes, Asked {
  readonly target: CallTarget;
  /** Components whose transaction the caller has open: its connection is theirs. */
  readonly transactions: ReadonlySet<string>;
  /** Whether it only takes a connection, as the begin of a transaction does. */
  readonly isFromUsers: boolean;
}

export interface Attempt {
  readonly wire: Wire;
  readonly success: number;
  readonly failed: readonly number[];
  /** From sending to the answer. */
  readonly ms: number;
  readonly uses: readonly Use[];
  readonly flows: readonly Flow[];
  readonly rows: readonly RowLock[];
}

/** What the other end does for one visit. */
export interface Visit {
  readonly success: number;
  readonly failed: readonly number[];
  readonly answerMs: number;
  readonly heldMs: number;
  readonly uses: readonly Use[];
  readonly flows: readonly Flow[];
  readonly rows: readonly RowLock[];
}

const errorBytes = 256;
const resendMs = 200;
const mostResends = 10;

/** Mean delay of a message by losses: sent again after 200 ms, doubling. */
export function lossDelayMs(ratio: number): number {
  let delay = 0;
  let reach = ratio;
  let pause = resendMs;
  for (let sending = 0; sending < mostResends; sending++) {
    delay += reach * pause;
    reach *= ratio;
    pause *= 2;
  }
  return delay;
}

function crossingMs(wire: Wire, oneWay: number, bytes: number): number {
  const transferMs = wire.bandwidthBitsPerSecond === null ? 0 : (bytes * 8000) / wire.bandwidthBitsPerSecond;
  return oneWay + transferMs + lossDelayMs(wire.lossRatio);
}

export function attemptAlong(model: Model, caller: Component, { wire, component }: Way, question: Question): Attempt {
  const plan = answererOf(model.planOf(component.id), question.target);
  const visit = visitOf(model, component, plan, question);
  const messages = messagesOf(plan, wire, question);
  const sharedMs = (id: Component['id'], bytes: number) => sharedTransferMs(model.planOf(id), bytes);
  const uplinkMs = sharedMs(component.id, question.responseBytes);
  const oneWay = oneWayMs(model.stage, wire, question.isFromUsers);
  const outMs = visit.success * messages.outCpuMs;
  const cpuMs = (messages.inCpuMs + outMs) * messages.share;
  const heldMs = messages.inCpuMs + visit.heldMs + outMs + uplinkMs;
  const answerBytes = visit.success * question.responseBytes + (1 - visit.success) * errorBytes;
  const handshakes = wire.keepAlive ? 0 : 4 * oneWay;
  const ms =
    sharedMs(caller.id, question.requestBytes) +
    sharedMs(component.id, question.requestBytes) +
    crossingMs(wire, oneWay, question.requestBytes) +
    handshakes +
    messages.inCpuMs +
    visit.answerMs +
    outMs +
    uplinkMs +
    crossingMs(wire, oneWay, answerBytes) +
    sharedMs(caller.id, answerBytes);
  const at = (what: string, amount: number): Use => ({ place: component.id, what, amount });
  const uses = [
    ...(plan === model.planOf(component.id) ? [at('arrivals', 1), at('workers', heldMs)] : []),
    ...(cpuMs > 0 ? [at('cpu', cpuMs)] : []),
    ...(uplinkMs > 0 ? [at('bandwidth', question.requestBytes + question.responseBytes)] : []),
    ...(sharedMs(caller.id, 1) > 0
      ? [{ place: caller.id, what: 'bandwidth', amount: question.requestBytes + answerBytes }]
      : []),
    ...visit.uses,
    { place: wire.id, what: 'attempts', amount: 1 },
    { place: wire.id, what: 'failed', amount: 1 - visit.success },
    { place: wire.id, what: 'bytes', amount: question.requestBytes + answerBytes },
    { place: wire.id, what: 'ms', amount: ms },
    ...limitUses({ wire, component }, ms, question, nodeAsked(plan, question)),
  ];
  return { wire, success: visit.success, failed: visit.failed, ms, uses, flows: visit.flows, rows: visit.rows };
}

/** Events that nobody waits for are for the queue of their host. */
function answererOf(plan: ComponentPlan | undefined, target: CallTarget): ComponentPlan | undefined {
  const inbox = plan?.type === 'host' ? plan.onDemand?.inbox : null;
  return inbox && target.type === 'store' && target.program === 'send' ? inbox : plan;
}

/** Places and connections are taken for as long as the attempt lasts; a transaction has its connection already. */
function limitUses({ wire, component }: Way, ms: number, { transactions }: Question, node: string): readonly Use[] {
  const callee = component.id;
  const { pool, bulkhead } = wire.policy;
  const uses: Use[] = [];
  if (bulkhead) uses.push({ place: wire.id, what: 'places', amount: ms });
  if (transactions.has(callee)) return uses;
  if (pool) uses.push({ place: wire.id, what: `connections${node}`, amount: ms });
  uses.push({ place: callee, what: `connections${node}`, amount: ms });
  return uses;
}

/** Time of a message alone on the link of an instance, ms. */
function sharedTransferMs(plan: ComponentPlan | undefined, bytes: number): number {
  const bits = (plan && stationPlanOf(plan)?.bandwidthBitsPerSecond) ?? null;
  return bits === null ? 0 : (bytes * 8000) / bits;
}

/** Times of the CPU work of the messages at a callee that serializes, ms, and the share of a vCPU that is used meanwhile. */
function messagesOf(plan: ComponentPlan | undefined, wire: Wire, sizes: Sizes) {
  const station = plan && stationPlanOf(plan);
  if (!station?.serializes) return { inCpuMs: 0, outCpuMs: 0, share: 1 };
  const { serializationMs, serializationMsPerKiB, keepAlive, handshakeMs } = wire;
  const share = shareOfVcpu(station);
  const pace = station.speed * share;
  const cpuMs = (bytes: number) => (serializationMs + (bytes * serializationMsPerKiB) / 1024) / pace;
  const handshake = keepAlive ? 0 : handshakeMs / pace;
  return { inCpuMs: cpuMs(sizes.requestBytes) + handshake, outCpuMs: cpuMs(sizes.responseBytes), share };
}

function visitOf(
  model: Model,
  component: Way['component'],
  plan: ComponentPlan | undefined,
  question: Question,
): Visit {
  const name = programOf(question.target);
  if (plan?.type === 'store') return storeVisit(component.id, plan, name, question);
  return visitOfProgram(model.programOf(component, name, question));
}

function visitOfProgram(program: Program): Visit {
  const { success, failed, answerMs, heldMs } = program;
  return { success, failed, answerMs, heldMs, uses: [], flows: [{ program, count: 1 }], rows: [] };
}

/** Nobody offers it: the call ends at once. */
export const noRoute: readonly number[] = failureCauses.map((cause) => (cause === 'no-route' ? 1 : 0));
