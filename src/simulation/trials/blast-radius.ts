/**
 * What a bad deployment takes down: a version of one module that kills its processes is rolled out everywhere at once, and the share of the mix is measured
 * whose success falls by more than a point. All that stands in one process shares one fate, so that the answer follows from placement and from who waits for whom.
 */
import { stageOf, type ComponentId, type OperationId, type Problem, type Result } from '#design';
import type { ReplicationOrder } from '../replicate';
import type { FlowReport } from '../report';
import { calmly, eventsAtOnce, warmRun, warmUpMs } from './calm-run';
import { fatesIn } from './fates';

/** So long at least, and longer until the rarest entry operation was asked so often, but not forever. */
const leastMs = 30_000;
const mostMs = 120_000;
const wanted = 200;
/** A fall of the success of an operation, as a share, that counts as harm. */
const harmAbove = 0.01;

/** Yields the share that is done; returns the mean over all modules of the share of the mix that each would take down, 0..1. Null = no module stands in a host. */
export function* blastRadius(order: ReplicationOrder): Generator<number, Result<number | null, Problem>> {
  const stage = stageOf(order.document, order.stage);
  const fates = stage ? fatesIn(stage) : [];
  if (fates.length === 0) return { ok: true, value: null };
  const calm = calmly(order, mostMs);
  const sound = yield* successes(calm, [], { from: 0, of: fates.length + 1 });
  if (!sound.ok) return sound;
  let sum = 0;
  let modules = 0;
  for (const [at, fate] of fates.entries()) {
    const struck = yield* successes(calm, fate.hosts, { from: at + 1, of: fates.length + 1 });
    if (!struck.ok) return struck;
    sum += fate.modules.length * harmed(sound.value, struck.value);
    modules += fate.modules.length;
  }
  return { ok: true, value: sum / modules };
}

interface Part {
  readonly from: number;
  readonly of: number;
}

function* successes(
  calm: ReplicationOrder,
  struck: readonly ComponentId[],
  { from, of }: Part,
): Generator<number, Result<readonly FlowReport[], Problem>> {
  const made = warmRun(calm);
  if (!made.ok) return made;
  const run = made.value;
  for (const component of struck)
    run.inject({ fault: 'outage', target: { type: 'component', component }, magnitude: null, recurrence: null }, null);
  const isEnough = (): boolean =>
    run.report().flows.every(({ scope, offered }) => scope.type !== 'operation' || offered >= wanted);
  let untilMs = warmUpMs + leastMs;
  while (run.status === 'ready' && (run.nowMs < untilMs || !isEnough())) {
    if (run.nowMs >= untilMs) untilMs += leastMs;
    run.advance(untilMs, eventsAtOnce);
    yield (from + (run.nowMs - warmUpMs) / mostMs) / of;
  }
  return { ok: true, value: run.report().flows.filter(({ scope }) => scope.type === 'operation') };
}

/** The share of the mix, by what was asked for, whose success fell. */
function harmed(sound: readonly FlowReport[], struck: readonly FlowReport[]): number {
  const after = new Map(struck.map((flow) => [operationIn(flow), flow.availability]));
  const offered = sound.reduce((sum, each) => sum + each.offered, 0);
  const hit = sound.filter((flow) => {
    const now = after.get(operationIn(flow)) ?? null;
    // Nothing of it ended any more: it waits for what is down.
    return flow.availability !== null && flow.availability - (now ?? 0) > harmAbove;
  });
  return offered > 0 ? hit.reduce((sum, each) => sum + each.offered, 0) / offered : 0;
}

const operationIn = ({ scope }: FlowReport): OperationId | null =>
  scope.type === 'operation' ? scope.operation : null;
