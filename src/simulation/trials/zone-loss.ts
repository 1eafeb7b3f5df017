/**
 * What is left of a stage while one of its zones is gone: each zone in turn is taken down under the mean load, and those are counted who come within two minutes
 * from then on, so that the time until somebody takes over counts as well.
 */
import { stageOf, type Problem, type Result, type Stage, type ZoneId } from '#design';
import type { ReplicationOrder } from '../replicate';
import { calmly, eventsAtOnce, warmRun, warmUpMs } from './calm-run';

const goneMs = 120_000;

/** Yields the share that is done; returns the least availability of all zones, 0..1. Null = no part stands in a zone. */
export function* zoneLoss(order: ReplicationOrder): Generator<number, Result<number | null, Problem>> {
  const stage = stageOf(order.document, order.stage);
  const zones = stage ? zonesInUse(stage) : [];
  const calm = calmly(order, goneMs);
  let least: number | null = null;
  for (const [at, zone] of zones.entries()) {
    const made = warmRun(calm);
    if (!made.ok) return made;
    const run = made.value;
    run.inject({ fault: 'zone-outage', target: { type: 'zone', zone }, magnitude: null, recurrence: null }, null);
    while (run.status === 'ready') {
      run.advance(warmUpMs + goneMs, eventsAtOnce);
      yield (at + (run.nowMs - warmUpMs) / goneMs) / zones.length;
    }
    const availability = run.report().flows[0]?.availability ?? null;
    if (availability !== null) least = Math.min(least ?? 1, availability);
  }
  return { ok: true, value: least };
}

const zonesInUse = ({ zones, components }: Stage): readonly ZoneId[] =>
  zones.map(({ id }) => id).filter((id) => components.some((each) => each.zones.includes(id)));
