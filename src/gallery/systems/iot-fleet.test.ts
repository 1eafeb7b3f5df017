/** What a restart of the ingest does to a fleet that comes back at once, or over a minute. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { crashAtMs, iotFleet, registry, types } from './iot-fleet';

const second = 1000;
const [together, apart, ruled] = [0, 1, 2];
const fleet = Object.values(types).reduce((sum, { devices }) => sum + devices, 0);

/** What ended after the restart and before an instant, by what was asked. */
function after(jitterMs: number, stage: number, untilMs: number) {
  const document = iotFleet(jitterMs);
  const { id, modules } = document.stages[stage]!;
  const names = new Map(
    modules.flatMap(({ name, operations }) => operations.map((each) => [each.id, `${name}.${each.name}`] as const)),
  );
  const ends: { readonly asked: string; readonly isWell: boolean; readonly ageMs: number }[] = [];
  const created = createRun(document, id, 1, {
    requestOver: ({ operation, arrivedMs, endedMs, outcome }) => {
      const asked = names.get(operation)!;
      if (endedMs >= crashAtMs) ends.push({ asked, isWell: outcome === 'success', ageMs: endedMs - arrivedMs });
    },
  });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  run.advance(untilMs, Number.POSITIVE_INFINITY);
  const count = (asked: string, isWell: boolean) =>
    ends.filter((each) => each.asked === asked && each.isWell === isWell).length;
  const oldest = (asked: string) => Math.max(...ends.filter((each) => each.asked === asked).map(({ ageMs }) => ageMs));
  return { count, oldest, report: run.report() };
}

describe('an IoT fleet', () => {
  it('that comes back at once asks more of the registry than that can answer in time, and keeps asking', () => {
    const { count } = after(0, together, crashAtMs + 20 * second);
    // 50 looks a second for 10 s are 500 of 2,000 at best; who is turned away asks again.
    const inTime = (registry.waitMs / registry.readMs) * registry.vcpus;
    expect(count('door.hello', true)).toBeLessThanOrEqual(inTime);
    expect(count('door.hello', false)).toBeGreaterThan(fleet / 2);
  });

  it('that comes back over a minute is let in, one and all, and sends what it kept', () => {
    const { count, oldest } = after(60 * second, together, crashAtMs + 70 * second);
    expect(count('door.hello', false)).toBe(0);
    expect(count('door.hello', true)).toBe(fleet);
    expect(count('trackers.report', false)).toBe(0);
    expect(oldest('trackers.report')).toBeGreaterThan(30 * second);
  });

  it('with a service for each type is harmed in one of them', () => {
    const { count, oldest } = after(0, apart, crashAtMs + 18 * second);
    expect(count('door.hello', false)).toBeGreaterThan(types.meters.devices / 2);
    for (const type of ['thermometers', 'trackers']) {
      expect(count(`${type}.report`, false)).toBe(0);
      expect(oldest(`${type}.report`)).toBeLessThan(second);
    }
  });

  it('with rules in functions loses no reading on its way to them', () => {
    const { messages } = after(0, ruled, 85 * second).report.components.find((each) => each.messages !== null)!;
    const [group] = messages!.subscriptions;
    expect(messages!.accepted).toBeGreaterThan(500);
    expect(group!.waiting).toBeLessThan(200);
    expect(group!.deadLettered).toBe(0);
  });
});
