/**
 * The flow balance of a stage: from its document alone, what load comes to each part, what that uses, and what is used up first. Expected values of the same steps
 * that a run executes one by one; model.md says what they leave out.
 */
import { stageOf, type Document, type StageId } from '#design';
import type { FlowBalance } from './figures';
import { balanceAt } from './balance-at';
import { loadFactor, turningPoints } from './offered';
import { Programs } from './programs';
import { resourcesIn, summed } from './resources-in';
import { mostUsed } from './resources';
import { Solver } from './solver';

/** Null = nothing can be worked out: there is no such stage, or a distribution in it does not exist. */
export function flowBalance(document: Document, stageId: StageId, nowMs = 0): FlowBalance | null {
  const stage = stageOf(document, stageId);
  if (!stage) return null;
  try {
    const solver = new Solver(new Programs(document, stage));
    const now = balanceAt(solver, nowMs);
    const peakMs = peakOf(solver);
    return { now, peak: isAlike(solver, nowMs, peakMs) ? now : balanceAt(solver, peakMs) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const isAlike = ({ senders, programs: { document } }: Solver, one: number, other: number): boolean =>
  senders.every(
    ({ trafficClass }) => loadFactor(trafficClass, document, one) === loadFactor(trafficClass, document, other),
  );

/** Of the instants at which rates turn, the one at which the most used resource is used most; the first of several. */
function peakOf(solver: Solver): number {
  const { programs, senders } = solver;
  const classes = senders.map(({ trafficClass }) => trafficClass);
  const points = turningPoints(programs.document, classes);
  const [first = 0] = points;
  if (points.length < 2) return first;
  const { demands, scheduled } = solver.at(first);
  const loads = points.map((atMs) => {
    const totals = summed({ demands, rates: solver.rates(demands, atMs), scheduled });
    return mostUsed(resourcesIn(programs, totals).all)?.utilization ?? 0;
  });
  const highest = Math.max(...loads);
  return points[loads.findIndex((load) => load >= highest * (1 - 1e-9))] ?? first;
}
