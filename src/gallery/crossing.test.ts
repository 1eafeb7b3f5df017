/** The rate at which a function costs what two containers cost, from the bills of one document. */
import { describe, expect, it } from 'vitest';
import type { Bill } from '#pricing';
import { billRuns } from '#simulation';
import { crossing } from './crossing';

const [containers, serverless] = [0, 1];
const secondsOfMonth = 730 * 3600;

/** What the comparison assumes: 36.04 $ a container, 22 $ a balancer, 1 $ a million calls of the gateway, 0.20 $ and 0.0000166667 $ a GiB second for the function. */
const assumed = {
  'fargate.vcpu.hour': 0.04048,
  'fargate.gb.hour': 0.004445,
  'alb.hour': 22 / 730,
  'alb.lcu.hour': 0,
  'apigw.http.requests': 1,
  'lambda.requests': 0.2,
  'lambda.duration.x86': 0.0000166667,
};

function billOf(ratePerSecond: number, stage: number, prices: Readonly<Record<string, number>>): Bill {
  const document = crossing(ratePerSecond, prices);
  const runs = billRuns(document, document.stages[stage]!.id);
  let step = runs.next();
  while (!step.done) step = runs.next();
  if (!step.value.ok) throw new Error('no bill');
  return step.value.value;
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0);

/** Fixed monthly cost of the containers / (cost of a request of the function x seconds of a month), from the lines of their bills. */
function crossingOf(prices: Readonly<Record<string, number>>): number {
  const at = 10;
  const fixed = sum(billOf(at, containers, prices).lines.map(({ amountUsd }) => amountUsd));
  const used = sum(billOf(at, serverless, prices).lines.map(({ amountUsd }) => amountUsd));
  const perRequest = used / (at * secondsOfMonth);
  return fixed / (perRequest * secondsOfMonth);
}

describe('a function against two containers', () => {
  it('costs as much at 17.5 requests a second, by the prices of the comparison', () => {
    // 94.08 $ / (2.0333 $ a million x 2.628 million seconds).
    const rate = crossingOf(assumed);
    expect(Math.abs(rate / 17.5 - 1)).toBeLessThan(0.03);
    const totals = [containers, serverless].map((stage) => billOf(rate, stage, assumed).totalUsd);
    expect(Math.abs(totals[1]! / totals[0]! - 1)).toBeLessThan(0.03);
  });

  it('costs 5 $ at one request a second where they cost 94, and more than they do beyond the crossing', () => {
    expect(billOf(1, serverless, assumed).totalUsd).toBeCloseTo(5.34, 1);
    expect(billOf(1, containers, assumed).totalUsd).toBeCloseTo(94.08, 1);
    expect(billOf(25, serverless, assumed).totalUsd).toBeGreaterThan(billOf(25, containers, assumed).totalUsd * 1.3);
  });

  it('crosses by the prices of the book where both bills are equal', () => {
    const rate = crossingOf({});
    const totals = [containers, serverless].map((stage) => billOf(rate, stage, {}).totalUsd);
    expect(Math.abs(totals[1]! / totals[0]! - 1)).toBeLessThan(0.03);
  });
});
