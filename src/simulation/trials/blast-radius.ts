/**
 * What a bad deployment takes down: a version of one module that kills its processes is rolled out everywhere at once, and the share of the mix is measured
 * whose success falls by more than a point. All that stands in one process shares one fate, so that the answer follows from placement and from who waits for whom.
 */
import { atFlatLoad, type ComponentId, type Document, type OperationId, type Problem, type Result } from '#design';
import { createRun } from '../create-run';
import { replicationSeed, type ReplicationOrder } from '../replicate';
import type { FlowReport } from '../report';
import { fatesIn } from './fates';

const warmUpMs = 10_000;
/** So long at least, and longer until the rarest entry operation was asked so often, but not forever. */
const leastMs = 30_000;
const mostMs = 120_000;
const wanted = 200;
/** A fall of the success of an operation, as a share, that counts as harm. */
const harmAbove = 0.01;
const eventsAtOnce = 5000;

/** Yields the share that is done; returns the mean over all modules of the share of the mix that each would take down, 0..1. Null = no module stands in a host. */
export function* blastRadius(order: ReplicationOrder): Generator<number, Result<number | null, Problem>> {
  const { document, stage: id } = order;
  const stage = document.stages.find((each) => each.id === id);
  const fates = stage ? fatesIn(stage) : [];
  if (fates.length === 0) return { ok: true, value: null };
  const calm = calmly(document);
  const sound = yield* successes(order, calm, [], { from: 0, of: fates.length + 1 });
  if (!sound.ok) return sound;
  let sum = 0;
  let modules = 0;
  for (const [at, fate] of fates.entries()) {
    const struck = yield* successes(order, calm, fate.hosts, { from: at + 1, of: fates.length + 1 });
    if (!struck.ok) return struck;
    sum += fate.modules.length * harmed(sound.value, struck.value);
    modules += fate.modules.length;
  }
  return { ok: true, value: sum / modules };
}

/** The mean load of every class, and nothing else that happens. */
function calmly(document: Document): Document {
  const level = atFlatLoad(document, []);
  return { ...level, scenario: { ...level.scenario, warmUpMs, durationMs: warmUpMs + mostMs } };
}

interface Part {
  readonly from: number;
  readonly of: number;
}

function* successes(
  order: ReplicationOrder,
  document: Document,
  struck: readonly ComponentId[],
  { from, of }: Part,
): Generator<number, Result<readonly FlowReport[], Problem>> {
  const made = createRun(document, order.stage, replicationSeed(order.seed, order.replication));
  if (!made.ok) return made;
  const run = made.value;
  run.recorder.isUnseen = true;
  run.advance(warmUpMs, Number.POSITIVE_INFINITY);
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
