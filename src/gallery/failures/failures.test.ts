/** Each failure of the shelf does what it is named for, by figures worked out beforehand, and the sheet behind it does not. */
import { describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { createRun, type Report } from '#simulation';
import { coldStart, everyMs, startMs, workMs } from './cold-start';
import { orders, ordersRush, outOfConnections } from './connections';
import { poison, poisonRecord } from './poison-record';
import { cacheStampede, hotPage } from './stampede';
import { atTheLimit, burstRate, concurrencyLimit, rushes, tooSteep } from './throttling';

const second = 1000;

/** A sheet of a document to the end, or to an instant. */
function runOf(document: Document, stage: number, untilMs = Number.POSITIVE_INFINITY): Report {
  const created = createRun(document, document.stages[stage]!.id, 1);
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
  if (run.status === 'stopped') throw new Error(run.stopReason ?? 'stopped');
  return run.report();
}

const users = ({ flows }: Report) => flows[0]!;
const brokerIn = ({ components }: Report) => components.find(({ messages }) => messages !== null)!;
const subscription = (report: Report) => brokerIn(report).messages!.subscriptions[0]!;
const expectNear = (value: number, expected: number, share: number) =>
  expect(Math.abs(value / expected - 1), `${value} for ${expected}`).toBeLessThan(share);

describe('a poison record', () => {
  const { document } = poisonRecord;
  const blockedS = (document.scenario.durationMs - poison.atMs) / second;

  it('stops its partition, a quarter of all records, for as long as it is tried again', () => {
    const { waiting, deadLettered, ages } = subscription(runOf(document, 0));
    // 180 s x 40 / 4; the others wait for 10 ms of work each.
    expectNear(waiting, (blockedS * poison.ratePerSecond) / poison.partitions, 0.1);
    expect(deadLettered).toBe(0);
    expect(ages.p99Ms!).toBeLessThan(second);
  });

  it('is a dead letter after three tries, and what waited is worked off', () => {
    const { waiting, deadLettered, mostWaiting } = subscription(runOf(document, 1));
    expect(deadLettered).toBe(1);
    expect(waiting).toBeLessThan(5);
    // Two pauses of a second, ten records a second behind it.
    expectNear(mostWaiting, 2 * (poison.ratePerSecond / poison.partitions), 0.5);
  });
});

describe('a cache stampede', () => {
  const { document } = cacheStampede;
  const queries = (report: Report) => report.components.at(-1)!.arrivals;
  /** The first twenty share four vCPUs: that long passes until the entry is back, and all who come meanwhile ask. */
  const untilBackMs = (hotPage.connections * hotPage.queryMs) / hotPage.vcpus;
  const asking = (hotPage.ratePerSecond * untilBackMs) / second;

  it('asks the database as often as somebody comes until the first answer is there', () => {
    const report = runOf(document, 0);
    // 1 s x 200; all of them take 200 x 200 ms / 4 vCPUs = 10 s, each answer renews the entry, so it leaves every 71 s: three times after the warm-up.
    expectNear(queries(report), 3 * asking, 0.15);
    expect(users(report).late).toBeGreaterThan(3 * 0.5 * asking);
  });

  it('asks it once where one asks for all', () => {
    const report = runOf(document, 1);
    // Every 60.2 s from the start on.
    expect(queries(report)).toBe(3);
    expect(users(report).responses.maxMs!).toBeLessThan(hotPage.queryMs + 10);
    expect(users(report).late).toBe(0);
  });
});

describe('a cold start after idle', () => {
  const { document } = coldStart;
  const function_ = (report: Report) => report.components.at(-1)!.onDemand!;

  it('is one for each who comes before the first instance is free', () => {
    const report = runOf(document, 0);
    // 2,050 ms until the first is done, a caller every 100 ms: at 0, 100, ... 2,000.
    const cold = Math.floor((startMs + workMs) / everyMs) + 1;
    expect(function_(report).coldStarts).toBe(cold);
    expect(users(report).responses.maxMs).toBeCloseTo(startMs + workMs, -1);
  });

  it('is none where two are kept ready', () => {
    const report = runOf(document, 1);
    expect(function_(report).coldStarts).toBe(0);
    expect(users(report).responses.maxMs).toBeCloseTo(workMs, 6);
  });
});

/** Share of calls that find all places taken: Erlang's loss formula, by its recursion over the places. */
function lossOf(offered: number, places: number): number {
  let blocked = 1;
  for (let n = 1; n <= places; n++) blocked = (offered * blocked) / (n + offered * blocked);
  return blocked;
}

describe('a function at the limit of instances in use', () => {
  const { document } = concurrencyLimit;
  const rushS = rushes.durationMs / second;

  it('throttles what is more than the limit works on', () => {
    const { failed } = users(runOf(document, 0));
    // 200/s x 0.5 s = 100 at once for 60 places; before and after 40, which hardly ever are 60.
    const { ratePerSecond, factor, workMs: eachMs, limit } = atTheLimit;
    const rushed = ratePerSecond * factor;
    expectNear(failed['throttled']!, rushed * rushS * lossOf((rushed * eachMs) / second, limit), 0.06);
  });

  it('throttles nobody below it', () => {
    const { failed, offered, success } = users(runOf(document, 1));
    expect(failed['throttled']).toBe(0);
    expect(offered - success).toBeLessThan(100);
  });
});

describe('a rush that is faster than functions start', () => {
  const { document } = burstRate;

  it('throttles until as many have started as it wants', () => {
    // Wanted 300; 10 are there, 100 start at once, 10 more each second: 190 too few at first, none after 19 s.
    const { ratePerSecond, factor, burst, perSecond } = tooSteep;
    const missing = ratePerSecond * (factor - 1) - burst;
    expectNear(users(runOf(document, 0)).failed['throttled']!, missing ** 2 / (2 * perSecond), 0.06);
  });

  it('throttles nobody where they stand ready', () => {
    expect(users(runOf(document, 1)).failed['throttled']).toBe(0);
  });
});

describe('functions before a database of a hundred connections', () => {
  const { document } = outOfConnections;
  const { ratePerSecond, factor, workMs: eachMs, admitted, limit } = orders;
  const rushed = ratePerSecond * factor;
  const rushS = ordersRush.durationMs / second;
  const endMs = ordersRush.atMs + ordersRush.durationMs;

  it('are refused by it as soon as more than a hundred are at work', () => {
    const { failed } = users(runOf(document, 0, endMs + eachMs));
    // 60/s x 5 s = 300 at once: 100 of them have a connection. The first 5 s of the rush, nobody has come to ask for one.
    const wanted = (rushed * eachMs) / second;
    expectNear(failed['refused']!, rushed * rushS * (1 - admitted / wanted), 0.1);
  });

  it('are refused when the rush is over too: instances that are idle keep their connections', () => {
    const during = users(runOf(document, 0, endMs + eachMs)).failed['refused']!;
    const all = users(runOf(document, 0)).failed['refused']!;
    const afterS = (document.scenario.durationMs - endMs) / second;
    // 50 are at work, of 300 that are there for ten more minutes.
    expect((all - during) / (afterS * ratePerSecond)).toBeGreaterThan(0.5);
  });

  it('are not where they take from a queue, within their limit', () => {
    // (60 - 90 / 5) x 60 s wait at the end of the rush, and 18 - 10 fewer each second from then on.
    const workedOff = (limit * second) / eachMs;
    const most = (rushed - workedOff) * rushS;
    const emptyMs = endMs + (most / (workedOff - ratePerSecond)) * second;
    const waitingAt = (atMs: number) => subscription(runOf(document, 1, atMs)).waiting;
    expectNear(waitingAt(endMs), most, 0.05);
    expect(waitingAt(endMs + 0.85 * (emptyMs - endMs))).toBeGreaterThan(0.08 * most);
    expect(waitingAt(endMs + 1.15 * (emptyMs - endMs))).toBeLessThan(0.02 * most);
  });

  it('fail nobody then', () => {
    const report = runOf(document, 1);
    expect(report.components.at(-1)!.turnedAway).toEqual({});
    expect(users(report).success).toBe(users(report).offered);
    expect(subscription(report).deadLettered).toBe(0);
  });
});
