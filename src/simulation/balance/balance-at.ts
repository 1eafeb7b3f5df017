/** The figures of a solved balance at one instant. */
import type { Component, WireId } from '#design';
import type {
  BalanceAt,
  Bottleneck,
  ClosedBounds,
  ComponentBalance,
  EntryBalance,
  ResourceBalance,
  WireBalance,
} from './figures';
import { openRate } from './offered';
import { placeOf, resourcesIn, summed, type ResourcesIn } from './resources-in';
import { mostUsed } from './resources';
import type { Solution, Solver } from './solver';
import { addTotals, type Totals } from './visits';

export function balanceAt(solver: Solver, atMs: number): BalanceAt {
  const { programs } = solver;
  const solution = solver.at(atMs);
  const totals = summed(solution);
  const resources = resourcesIn(programs, totals);
  const entries = entriesOf(solution);
  const offeredPerSecond = entries.reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0);
  return {
    atMs,
    offeredPerSecond,
    entries,
    components: resources.components.flatMap((each) => {
      const plan = programs.planOf(each.component.id);
      return plan && plan.type !== 'source' ? [componentOf(each.component, each.resources, totals, solution)] : [];
    }),
    wires: resources.wires.map(({ wire: { id }, resources: own }) => wireOf(id, own, totals)),
    bottleneck: bottleneckOf(resources, offeredPerSecond),
    closed: boundsOf(solver, solution, totals),
  };
}

function entriesOf({ demands, rates }: Solution): readonly EntryBalance[] {
  return demands.flatMap(({ component, trafficClass, entries }, at) =>
    entries.map(({ operation, perArrival, success, answerMs }) => ({
      component: component.id,
      trafficClass: trafficClass.id,
      operation,
      ratePerSecond: perArrival * (rates[at] ?? 0),
      success,
      answerMs,
    })),
  );
}

function componentOf(
  { id }: Component,
  resources: readonly ResourceBalance[],
  totals: Totals,
  { demands, hits }: Solution,
): ComponentBalance {
  const isLimited = resources.some(({ limit }) => limit !== null);
  return {
    id,
    arrivalsPerSecond: totals.get(id)?.get('arrivals') ?? 0,
    visits: demands.flatMap(({ trafficClass, entries }) =>
      entries.flatMap(({ operation, totals: own }) => {
        const perRequest = own.get(id)?.get('arrivals') ?? 0;
        return perRequest > 0 ? [{ trafficClass: trafficClass.id, operation, perRequest }] : [];
      }),
    ),
    resources,
    utilization: mostUsed(resources)?.utilization ?? (isLimited ? 0 : null),
    hitRatio: hits.ratios.get(id) ?? null,
  };
}

function wireOf(id: WireId, resources: readonly ResourceBalance[], totals: Totals): WireBalance {
  const rateOf = (what: string) => totals.get(id)?.get(what) ?? 0;
  const attemptsPerSecond = rateOf('attempts');
  return {
    id,
    attemptsPerSecond,
    failedPerSecond: rateOf('failed'),
    bytesPerSecond: rateOf('bytes'),
    callMs: attemptsPerSecond > 0 ? rateOf('ms') / attemptsPerSecond : null,
    inFlight: rateOf('ms') / 1000,
    resources,
  };
}

function bottleneckOf(resources: ResourcesIn, offeredPerSecond: number): Bottleneck | null {
  const most = mostUsed(resources.all);
  const place = most && placeOf(resources, most);
  if (!most || !place || most.utilization === null) return null;
  const { kind, of, utilization } = most;
  return { place, kind, of, utilization, fullAtPerSecond: offeredPerSecond / utilization };
}

/** A closed class has what the others leave of each resource. */
function boundsOf({ programs }: Solver, { demands, rates }: Solution, totals: Totals): readonly ClosedBounds[] {
  return demands.flatMap((demand, at): ClosedBounds[] => {
    const { trafficClass } = demand;
    if (openRate(trafficClass, programs.document) !== null) return [];
    const byUsers = rates[at] ?? 0;
    const others: Totals = new Map();
    addTotals(others, totals, 1);
    addTotals(others, demand.totals, -byUsers);
    const left = utilizations(resourcesIn(programs, others));
    const own = utilizations(resourcesIn(programs, demand.totals));
    const bounds = Array.from(own, ([name, each]) => Math.max(0, 1 - (left.get(name) ?? 0)) / each);
    return [{ trafficClass: trafficClass.id, byUsers, byBottleneck: bounds.length > 0 ? Math.min(...bounds) : null }];
  });
}

/** Of what is limited and used, by name. */
function utilizations({ components, wires }: ResourcesIn): ReadonlyMap<string, number> {
  const places = [
    ...components.map(({ component: { id }, resources }) => ({ id, resources })),
    ...wires.map(({ wire: { id }, resources }) => ({ id, resources })),
  ];
  return new Map(
    places.flatMap(({ id, resources }) =>
      resources.flatMap(({ kind, of, utilization }) =>
        utilization !== null && utilization > 0 ? [[`${id} ${kind} ${of ?? ''}`, utilization] as const] : [],
      ),
    ),
  );
}
