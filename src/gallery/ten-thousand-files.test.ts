/** How long a burst takes to drain, by Little's law, and what it costs. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { entry, files } from './ten-thousand-files';

/** Runs until the last file is done. */
function drained(stage: number) {
  let lastMs = 0;
  const created = createRun(entry.document, entry.document.stages[stage]!.id, 1, {
    messageEnded: ({ endedMs }) => (lastMs = Math.max(lastMs, endedMs)),
  });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  while (run.status === 'ready') run.advance(Number.POSITIVE_INFINITY, 1_000_000);
  const { components } = run.report();
  const messages = components.find((each) => each.messages !== null)!.messages!.subscriptions[0]!;
  return { lastMs, messages, onDemand: components.at(-1)!.onDemand };
}

const work = files.count * files.workMs;
const all = { sent: files.count, consumed: files.count, deadLettered: 0, lost: 0, duplicates: 0 };

describe('a burst of ten thousand files', () => {
  it('takes twenty servers fifty minutes', () => {
    const { lastMs, messages } = drained(0);
    // 10,000 x 6 s / 20 = 3,000 s.
    expect(Math.abs(lastMs / (work / files.servers) - 1)).toBeLessThan(0.02);
    expect(messages).toMatchObject(all);
  });

  it('takes functions a minute, and costs 1.77 $', () => {
    const { lastMs, messages, onDemand } = drained(1);
    // 10,000 x 6 s / 1,000 = 60 s, as long as the uploads take: the last come at 60 s and are done 6 s later, and a start takes part of a second.
    expect(lastMs).toBeGreaterThan(work / files.atOnce);
    expect(lastMs).toBeLessThan(75_000);
    expect(messages).toMatchObject(all);
    // 60,000 s x 1,769 / 1,024 GiB at 0.0000166667 $, and 10,000 calls at 0.20 $ a million; starts are billed too.
    const usd = onDemand!.gibSeconds * 0.0000166667 + (onDemand!.taken * 0.2) / 1e6;
    expect(Math.abs(usd / 1.77 - 1)).toBeLessThan(0.05);
  });
});
