/** Book-keeping laws that hold in every run, whatever is simulated: how far a report is from them. */
import type { Document } from '#design';
import type { ComponentReport, Report } from '#simulation';

export interface Laws {
  /** |L - X W| / L, each request's time cut at the edges of the window. */
  readonly little: number;
  /** |U - X S| / U, S the time a worker was held. */
  readonly utilization: number;
  /** Requests and executions that are neither ended nor under way, as a count. */
  readonly conservation: number;
  /** Arrivals at a station against the attempts of the wires that lead there. */
  readonly forcedFlow: number;
}

export const noLaws: Laws = { little: 0, utilization: 0, conservation: 0, forcedFlow: 0 };

export function worstLaws(a: Laws, b: Laws): Laws {
  return {
    little: Math.max(a.little, b.little),
    utilization: Math.max(a.utilization, b.utilization),
    conservation: Math.max(a.conservation, b.conservation),
    forcedFlow: Math.max(a.forcedFlow, b.forcedFlow),
  };
}

/** Stations with fewer visits say nothing about relative gaps: one visit at an edge of the window is more than the tolerance. */
const fewVisits = 1000;

const gap = (a: number, b: number): number => (a === 0 && b === 0 ? 0 : Math.abs(a - b) / Math.max(a, b));

export function lawsOf(report: Report, document: Document): Laws {
  const { ledger, components } = report;
  const lengthMs = report.atMs - report.warmUpMs;
  const requests = ledger.arrived - ledger.success - ledger.late - ledger.failed - ledger.inFlight;
  const executions = ledger.executionsBegun - ledger.executionsEnded - ledger.executionsInFlight;
  const { messagesSent, messagesConsumed, messagesDeadLettered, messagesLost, messagesHeld } = ledger;
  const messages = messagesSent - messagesConsumed - messagesDeadLettered - messagesLost - messagesHeld;
  const conservation = Math.max(Math.abs(requests), Math.abs(executions), Math.abs(messages));
  let laws: Laws = { ...noLaws, conservation };
  if (lengthMs <= 0) return laws;
  for (const component of components.filter(({ instances }) => instances.length > 0)) {
    const busy = component.instances.reduce((sum, { workersBusy }) => sum + workersBusy, 0);
    laws = worstLaws(laws, {
      ...noLaws,
      little: gap(component.inside.mean, component.insideMs / lengthMs),
      utilization: gap(busy, component.heldMs / lengthMs),
      forcedFlow: forcedFlow(component, report, document),
    });
  }
  return laws;
}

function forcedFlow({ id, arrivals }: ComponentReport, report: Report, document: Document): number {
  const wires = document.stages[0]?.wires ?? [];
  const leading: readonly string[] = wires
    .filter(({ to }) => 'component' in to && to.component === id)
    .map((wire) => wire.id);
  const attempts = report.wires.reduce((sum, wire) => sum + (leading.includes(wire.id) ? wire.attempts : 0), 0);
  return arrivals < fewVisits || leading.length === 0 ? 0 : gap(arrivals, attempts);
}
