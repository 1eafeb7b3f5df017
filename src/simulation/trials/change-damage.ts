/**
 * What bad changes cost the users: of everything that stands in the same hosts a version that kills its processes is rolled out as those hosts say, and requests are counted
 * that fail until it is taken back. So many minutes, times the bad changes of a week, are the share of the week that is lost.
 */
import {
  soundVersion,
  stageOf,
  type Deployment,
  type Document,
  type ModuleId,
  type Problem,
  type Result,
} from '#design';
import type { ReplicationOrder } from '../replicate';
import { calmly, eventsAtOnce, warmRun, warmUpMs } from './calm-run';
import { fatesIn, type Fate } from './fates';

/** A version that nothing takes back before is taken back by then, by somebody who was called. */
const watchedMs = 20 * 60_000;
const weekMs = 7 * 24 * 3_600_000;

const crashing: Deployment = {
  rollout: null,
  defects: { ...soundVersion, crashes: true },
  schemaChange: null,
};

/** Yields the share that is done; returns the share of all requests that bad changes cost, 0..1. Null = nobody changes anything. */
export function* changeDamage(order: ReplicationOrder): Generator<number, Result<number | null, Problem>> {
  const stage = stageOf(order.document, order.stage);
  const fates = (stage ? fatesIn(stage) : []).map((fate) => ({ fate, bad: badChanges(order.document, fate) }));
  const changed = fates.filter(({ bad }) => bad > 0);
  if (changed.length === 0) return { ok: true, value: null };
  const calm = calmly(order, watchedMs);
  let lostMs = 0;
  for (const [at, { fate, bad }] of changed.entries()) {
    const [module] = fate.modules;
    if (module === undefined) continue;
    const lost = yield* lostShare(calm, module, { from: at, of: changed.length });
    if (!lost.ok) return lost;
    lostMs += bad * lost.value * watchedMs;
  }
  return { ok: true, value: lostMs / weekMs };
}

/** Bad changes of a week: a team changes each of its modules as often as every other. */
function badChanges({ changeModel: { teams, pipelines, pipeline } }: Document, { modules }: Fate): number {
  return modules.reduce((sum, id) => {
    const times = pipelines.find((each) => each.modules.includes(id)) ?? pipeline;
    const changes = teams
      .filter((team) => team.modules.includes(id))
      .reduce((all, team) => all + team.changesPerWeek / team.modules.length, 0);
    return sum + changes * times.changeFailureRatio;
  }, 0);
}

interface Part {
  readonly from: number;
  readonly of: number;
}

/** Of the requests that come while it is watched, those that get no good answer, 0..1. */
function* lostShare(
  calm: ReplicationOrder,
  module: ModuleId,
  { from, of }: Part,
): Generator<number, Result<number, Problem>> {
  const made = warmRun(calm);
  if (!made.ok) return made;
  const run = made.value;
  run.deploy(module, crashing);
  while (run.status === 'ready') {
    run.advance(Number.POSITIVE_INFINITY, eventsAtOnce);
    yield (from + Math.min(1, (run.nowMs - warmUpMs) / watchedMs)) / of;
  }
  const [whole] = run.report().flows;
  return { ok: true, value: 1 - (whole?.availability ?? 1) };
}
