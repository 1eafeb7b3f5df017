/**
 * What is left of a stage while one of its zones is gone: each zone in turn is taken down under the mean load, and those are counted who come within two minutes
 * from then on, so that the time until somebody takes over counts as well.
 */
import { atFlatLoad, type Document, type Problem, type Result, type Stage, type ZoneId } from '#design';
import { createRun } from '../create-run';
import { replicationSeed, type ReplicationOrder } from '../replicate';

const warmUpMs = 10_000;
const goneMs = 120_000;
const eventsAtOnce = 5000;

/** Yields the share that is done; returns the least availability of all zones, 0..1. Null = no part stands in a zone. */
export function* zoneLoss(order: ReplicationOrder): Generator<number, Result<number | null, Problem>> {
  const stage = order.document.stages.find(({ id }) => id === order.stage);
  const zones = stage ? zonesInUse(stage) : [];
  const document = calmly(order.document);
  let least: number | null = null;
  for (const [at, zone] of zones.entries()) {
    const made = createRun(document, order.stage, replicationSeed(order.seed, order.replication));
    if (!made.ok) return made;
    const run = made.value;
    run.recorder.isUnseen = true;
    run.advance(warmUpMs, Number.POSITIVE_INFINITY);
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

/** The mean load of every class, and nothing else that happens. */
function calmly(document: Document): Document {
  const level = atFlatLoad(document, []);
  return { ...level, scenario: { ...level.scenario, warmUpMs, durationMs: warmUpMs + goneMs } };
}
