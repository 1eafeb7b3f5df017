/** How many contacts an agent has in time on each sheet: while a router or a socket server is away, and at eight times as many. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { entry, inTimeMs, restartAtMs, rush } from './support-chat';

const { document } = entry;
const second = 1000;
const classOf = (name: string) => document.workload.trafficClasses.find((each) => each.name === name)!.id;
const pushLog = document.stages[1]!.components.find(({ name }) => name === 'Push log')!.id;

interface Sent {
  readonly atMs: number;
  readonly tookMs: number;
}

/** Contacts by when an agent had them: at the end of the call that pushes, or of the push from the log. Agents by when they had told their state. */
function observed(stage: number) {
  const calls: Record<string, Sent[]> = {};
  const pushes: Sent[] = [];
  const created = createRun(document, document.stages[stage]!.id, 1, {
    requestOver: ({ trafficClass, arrivedMs, endedMs, outcome }) => {
      const tookMs = outcome === 'success' ? endedMs - arrivedMs : Number.POSITIVE_INFINITY;
      (calls[trafficClass] ??= []).push({ atMs: arrivedMs, tookMs });
    },
    messageEnded: ({ component, sentMs, endedMs }) => {
      if (component === pushLog) pushes.push({ atMs: sentMs, tookMs: endedMs - sentMs });
    },
  });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  const untilMs = rush.atMs + rush.durationMs;
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
  const inTime = (of: readonly Sent[]) => (fromMs: number, toMs: number) => {
    const within = of.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
    return within.filter(({ tookMs }) => tookMs <= inTimeMs).length / within.length;
  };
  const contacts = calls[classOf('Customers')] ?? [];
  return {
    contacts: inTime(pushes.length > 0 ? pushes : contacts),
    accepted: inTime(contacts),
    agents: inTime(calls[classOf('Agents')] ?? []),
  };
}

const asDrawn = observed(0);
const rebuilt = observed(1);
const away = [restartAtMs, restartAtMs + 8 * second] as const;
const rushing = [rush.atMs + 5 * second, rush.atMs + 20 * second] as const;

describe('the one router, or one socket server of six, restarts', () => {
  it('leaves no contact in time where there is only one', () => {
    expect(asDrawn.contacts(30 * second, restartAtMs)).toBeGreaterThan(0.97);
    expect(asDrawn.contacts(...away)).toBeLessThan(0.2);
    expect(asDrawn.agents(...away)).toBeLessThan(0.2);
  });

  it('leaves contacts in time, and most agents connected, where the others take over', () => {
    expect(rebuilt.contacts(...away)).toBeGreaterThan(0.97);
    expect(rebuilt.accepted(...away)).toBeGreaterThan(0.97);
    expect(rebuilt.agents(...away)).toBeGreaterThan(0.85);
  });
});

describe('40 contacts a second', () => {
  it('are mostly late where one router does some 16 of them', () => {
    expect(asDrawn.contacts(...rushing)).toBeLessThan(0.5);
  });

  it('are in time where six servers push', () => {
    expect(rebuilt.contacts(...rushing)).toBeGreaterThan(0.97);
  });
});
