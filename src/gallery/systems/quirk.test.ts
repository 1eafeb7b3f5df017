/** The three failures of Quirk v1, by figures worked out beforehand, and what ends two of them. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { entry, load, outage, raid } from './quirk';

const { document } = entry;
const second = 1000;

function reportAt(stage: number, untilMs = Number.POSITIVE_INFINITY) {
  const created = createRun(document, document.stages[stage]!.id, 1);
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
  const report = run.report();
  const named = (name: string) => {
    const { id } = document.stages[stage]!.components.find((each) => each.name === name)!;
    return report.components.find((each) => each.id === id)!;
  };
  const subscription = (name: string) => named(name).messages!.subscriptions[0]!;
  return { report, named, subscription };
}

describe('Quirk v1', () => {
  const asDrawn = reportAt(0);
  const durable = reportAt(1);

  it('answers nearly everybody on both sheets', () => {
    for (const { report } of [asDrawn, durable]) expect(report.flows[0]!.availability).toBeGreaterThan(0.995);
  });

  it('loses the resets that come while nobody listens, and the lights stay on', () => {
    // 5 x 0.2 + 2 x 0.3 = 1.6 scenes end a second, for 20 s.
    const scenes = load.events * load.lit + load.commands * load.commandsLit;
    const lost = (scenes * outage.durationMs) / second;
    expect(Math.abs(asDrawn.subscription('Resets').lost - lost)).toBeLessThan(3 * Math.sqrt(lost));
    expect(durable.subscription('Resets').lost).toBe(0);
  });

  it('sends a notification round for ever, unless it may be a dead letter', () => {
    const again = ({ subscription }: typeof asDrawn) =>
      subscription('Notifications').receives - subscription('Notifications').consumed;
    // It is back at once, and its sender takes some 200 ms: five a second for two minutes.
    expect(again(asDrawn)).toBeGreaterThan(300);
    expect(asDrawn.subscription('Notifications').deadLettered).toBe(0);
    expect(again(durable)).toBeLessThanOrEqual(3 + 2);
    expect(durable.subscription('Notifications').deadLettered).toBe(1);
  });

  it('works off the notices of a raid long after it, and starts its handlers cold', () => {
    const endMs = raid.atMs + raid.durationMs;
    const { subscription, named } = reportAt(0, endMs);
    // 200 a second for 30 s, of which one container with 16 workers of some 200 ms sends 80.
    expect(subscription('Notifications').waiting).toBeGreaterThan(0.4 * load.events * raid.factor * 30);
    expect(named('Eventsub event').onDemand!.coldStarts).toBeGreaterThan(10);
    expect(asDrawn.subscription('Notifications').waiting).toBeLessThan(10);
  });
});
