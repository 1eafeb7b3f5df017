/** What it costs to count steps: the bills of both sheets, worked out by hand, and what happens at the quota. */
import { describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { billRuns, createRun } from '#simulation';
import { entry, items, states, videoMonitor } from './video-monitor';

const [workflow, process] = [0, 1];

/** Those of the comparison that the system's makers published figures for; the book has 16.43 $ for a balancer and its capacity. */
const assumed = { 'alb.hour': 22 / 730, 'alb.lcu.hour': 0 };

function billOf(document: Document, stage: number) {
  const priced = { ...document, assumptions: { ...document.assumptions, prices: assumed } };
  const runs = billRuns(priced, document.stages[stage]!.id);
  let step = runs.next();
  while (!step.done) step = runs.next();
  if (!step.value.ok) throw new Error('no bill');
  return step.value.value;
}

const expectNear = (value: number, expected: number, share = 0.03) =>
  expect(Math.abs(value / expected - 1), `${value} for ${expected}`).toBeLessThan(share);

describe('the month of ten seconds of video a second', () => {
  const document = videoMonitor();
  const monthly = 730 * 3600 * items.perSecond;

  it('costs 3,847 $ as a workflow, of which 85 % count its steps', () => {
    const { lines, totalUsd } = billOf(document, workflow);
    const steps = lines.find(({ priceItem }) => priceItem === 'sfn.standard')!.amountUsd;
    // 26.28 million items: 5 steps at 25 $ a million = 3,285; 3 x 0.2 s x 1 GiB at 0.0000166667 $ and 3 calls at 0.20 $ a million = 279; 2 puts at 5 $ and 2 gets at 0.4 $ a million = 284.
    const stepsUsd = (monthly * states * 25) / 1e6;
    const functionsUsd = monthly * 3 * (0.2 * 0.0000166667 + 0.2 / 1e6);
    const objectsUsd = (monthly * 2 * (5 + 0.4)) / 1e6;
    expectNear(steps, stepsUsd);
    expectNear(totalUsd, stepsUsd + functionsUsd + objectsUsd);
    expectNear(totalUsd, 3847);
    expectNear(steps / totalUsd, 0.85);
  });

  it('costs 382 $ in one process: nine tenths less', () => {
    const { totalUsd } = billOf(document, process);
    // 10 x (0.04048 + 2 x 0.004445) $ x 730 h and a balancer.
    expectNear(totalUsd, 10 * (0.04048 + 2 * 0.004445) * 730 + 22);
    expectNear(1 - totalUsd / billOf(document, workflow).totalUsd, 0.9);
  });

  it('costs less as a workflow where an hour a day of one stream is all there is', () => {
    // 1/24 of a second of video a second: 16 $, where two containers and a balancer cost 94 $.
    const little = videoMonitor(1 / 24, 2);
    expectNear(billOf(little, workflow).totalUsd, 3847 / 240, 0.05);
    expectNear(billOf(little, process).totalUsd, 94);
  });
});

describe('a fifth more streams for a minute', () => {
  const second = 1000;
  /** Mean time to the verdict of items that come when the minute is over, ms. */
  const meanAfter = (stage: number) => {
    const times: number[] = [];
    const created = createRun(entry.document, entry.document.stages[stage]!.id, 1, {
      requestOver: ({ arrivedMs, endedMs }) => {
        if (arrivedMs >= 200 * second) times.push(endedMs - arrivedMs);
      },
    });
    if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
    const run = created.value;
    while (run.status === 'ready') run.advance(Number.POSITIVE_INFINITY, 1_000_000);
    return times.reduce((sum, each) => sum + each, 0) / times.length;
  };

  it('never leave the workflow at its quota: what has come too much stays in it', () => {
    // 60 states a second for 50: 600 too many after the minute, with nothing left over to work them off. An item that waits has 5, 4, 3, 2 or 1 before it, 3 in the mean:
    // 200 items, of which 10 a second go on, and 0.6 s of work.
    expectNear(meanAfter(workflow), 20_600, 0.1);
  });

  it('are inspected at once in one process', () => {
    expect(meanAfter(process)).toBeLessThan(1000);
  });
});
