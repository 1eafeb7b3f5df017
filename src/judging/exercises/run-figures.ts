/** Figures of a run that goals ask for: one line for each. */
import { allSteps, componentOf, wireEnd, type Relation, type Stage } from '#design';
import type { RunFigure } from '#exercises';
import type { MessagesOfOperation, RunTotals } from '#simulation';
import type { MetricUnit } from '../verdicts';

type FigureName = RunFigure['name'];

/** A run with what its document says of its counters. */
interface Counted {
  readonly totals: RunTotals;
  readonly relations: readonly Relation[];
  /** The design that ran. */
  readonly stage: Stage;
  /** Null = nobody asked for anything. */
  readonly remoteCallsPerRequest: number | null;
}

interface FigureRow<Figure> {
  readonly unit: MetricUnit | 'count';
  /** Null = nothing was measured. */
  readonly read: (counted: Counted, figure: Figure) => number | null;
}

type Rows = { readonly [Name in FigureName]: FigureRow<Extract<RunFigure, { readonly name: Name }>> };

const perRequest = (amount: number, { offered }: RunTotals): number | null => (offered > 0 ? amount / offered : null);

type Timed = Extract<RunFigure, { readonly name: 'mean' | 'p50' | 'p95' | 'p99' }>;

const timed = (read: 'meanMs' | 'p50Ms' | 'p95Ms' | 'p99Ms'): FigureRow<Timed> => ({
  unit: 'ms',
  read: ({ totals }, { operation }) =>
    totals.flows.find(({ scope }) =>
      operation === undefined ? scope.type === 'whole' : scope.type === 'operation' && scope.operation === operation,
    )?.[read] ?? null,
});

type OfMessages = Extract<
  RunFigure,
  { readonly name: 'messages-done' | 'message-p95' | 'message-p99' | 'dead-letters' | 'messages-overlapping' }
>;

/** A design that sends no message has none done. */
const ofMessages = (unit: 'ms' | 'count', read: (messages: MessagesOfOperation) => number): FigureRow<OfMessages> => ({
  unit,
  read: ({ totals }, { operation }) => {
    const messages = totals.messages.find((each) => each.operation === operation);
    return messages ? read(messages) : null;
  },
});

const rows: Rows = {
  mean: timed('meanMs'),
  p50: timed('p50Ms'),
  p95: timed('p95Ms'),
  p99: timed('p99Ms'),
  'cpu-per-request': {
    unit: 'ms',
    read: ({ totals }) =>
      perRequest(
        totals.components.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
        totals,
      ),
  },
  'remote-calls': { unit: 'count', read: ({ remoteCallsPerRequest }) => remoteCallsPerRequest },
  'refused-connections': {
    unit: 'count',
    read: ({ totals }) => totals.components.reduce((sum, { turnedAway }) => sum + (turnedAway.connections ?? 0), 0),
  },
  'calls-per-request': {
    unit: 'count',
    read: ({ totals }, { component }) => {
      const part = totals.components.find(({ id }) => id === component);
      return part ? perRequest(part.arrivals, totals) : null;
    },
  },
  completeness: { unit: 'ratio', read: completeness },
  'messages-lost': {
    unit: 'count',
    read: ({ totals }) => totals.components.reduce((sum, { messages }) => sum + (messages?.lost ?? 0), 0),
  },
  'messages-done': ofMessages('ms', ({ doneMs }) => doneMs),
  'message-p95': ofMessages('ms', ({ p95AgeMs }) => p95AgeMs),
  'message-p99': ofMessages('ms', ({ p99AgeMs }) => p99AgeMs),
  'dead-letters': ofMessages('count', ({ deadLettered }) => deadLettered),
  'messages-overlapping': ofMessages('count', ({ overlapping }) => overlapping),
  executions: {
    unit: 'count',
    read: ({ totals }, { module }) =>
      totals.executions.filter((each) => each.module === module).reduce((sum, { count }) => sum + count, 0),
  },
  crashes: { unit: 'count', read: ({ totals }) => totals.components.reduce((sum, { crashes }) => sum + crashes, 0) },
  difference: {
    unit: 'count',
    read: ({ totals, relations }, { relation }) => differenceOf(totals, relations, relation),
  },
  'longest-violation': {
    unit: 'ms',
    read: ({ totals }, { relation }) => totals.rules.relations.find(({ id }) => id === relation)?.longestMs ?? null,
  },
  counter: {
    unit: 'count',
    read: ({ totals }, { counter }) => totals.rules.counters.find(({ id }) => id === counter)?.value ?? null,
  },
};

function differenceOf({ rules }: RunTotals, relations: readonly Relation[], id: Relation['id']): number | null {
  const [relation, seen] = [relations.find((each) => each.id === id), rules.relations.find((each) => each.id === id)];
  if (!relation || !seen) return null;
  if (seen.holdsNow) return 0;
  const values = new Map<string, number>(rules.counters.map(({ id: counter, value }) => [counter, value]));
  const sum = relation.terms.reduce((all, { counter, factor }) => all + factor * (values.get(counter) ?? 0), 0);
  return Math.abs(sum - relation.target);
}

/** Answers of the part that went into an answer to a user, of those that a whole one has. */
function completeness(
  { totals, stage }: Counted,
  { component, of }: Extract<RunFigure, { readonly name: 'completeness' }>,
): number | null {
  const part = componentOf(stage, component);
  const waited = waitedShare(stage);
  if (!part || waited === null) return null;
  const ends = new Set<string>([part.id, ...part.modules]);
  const leading = new Set<string>(stage.wires.filter((wire) => ends.has(wireEnd(wire))).map(({ id }) => id));
  const good = totals.wires.filter(({ id }) => leading.has(id)).reduce((sum, { answered }) => sum + answered, 0);
  const each = perRequest(good, totals);
  return each === null ? null : Math.min(1, each / of) * waited;
}

/** Of branches that start together, those that are waited for; the least of all places. Null = how many there are is drawn. */
function waitedShare({ modules }: Stage): number | null {
  const shares = allSteps(modules.flatMap(({ operations }) => operations)).flatMap((step) => {
    if (step.type !== 'parallel' || step.join === 'all') return [];
    const counts = step.branches.map(({ repeat }) => (repeat.type === 'constant' ? repeat.value : Number.NaN));
    const wanted = step.join === 'any' ? 1 : step.join;
    return Math.min(1, wanted / counts.reduce((sum, count) => sum + count, 0));
  });
  const least = Math.min(1, ...shares);
  return Number.isNaN(least) ? null : least;
}

export const figureUnit = ({ name }: RunFigure): MetricUnit | 'count' => rows[name].unit;

export function figureOfRun(figure: RunFigure, counted: Counted): number | null {
  const row: FigureRow<never> = rows[figure.name];
  return row.read(counted, figure as never);
}
