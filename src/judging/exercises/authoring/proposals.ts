/**
 * Goals proposed from what start and reference came to on the seeds that are shown: a latency leaves a quarter of room to the reference, an availability a third of its
 * error budget, and each latency comes with an availability, since whoever refuses requests is quick.
 */
import { addRequirement, operationOf, type Document, type Requirement, type RequirementScope } from '#design';
import type { EraId, Exercise, NamedSolution, PlayableExercise } from '#exercises';
import type { Trial, TrialOrder } from '#simulation';
import { measuredIn } from '../../required';
import { verdictOf } from '../../verdicts';
import { inputsOfEras } from '../eras';

export interface Proposal {
  /** Absent = the exercise has none. */
  readonly era?: EraId;
  readonly requirement: Omit<Requirement, 'id'>;
  /** Worst of the seeds; Infinity = a quantile among the failed; null = not measured. */
  readonly start: number | null;
  readonly reference: number;
  /** Whether the start misses it on some seed: otherwise it asks for nothing. */
  readonly tells: boolean;
}

export interface ProposalPlan {
  readonly parts: readonly ProposalPart[];
  /** Of all parts, one after the other. */
  readonly orders: readonly TrialOrder[];
}

/** What is asked of one stage: the exercise's only one, or that of an era. */
interface ProposalPart {
  readonly era?: EraId;
  readonly candidates: readonly Requirement[];
  readonly orders: readonly TrialOrder[];
  /** How many of the orders, the first, are of the start. */
  readonly ofStart: number;
}

const mostOperations = 6;
const latencyRoom = 1.25;
/** The reference uses two thirds of the error budget at most. */
const errorRoom = 1.5;
const leastBudget = 0.001;

export function proposalPlan({ exercise, solutions }: PlayableExercise): ProposalPlan {
  const reference = solutions.find(({ name }) => name === 'reference');
  const parts = exercise.eras && reference ? ofEras(exercise, reference) : [partOf(exercise, reference?.document)];
  return { parts, orders: parts.flatMap(({ orders }) => orders) };
}

/** The start of an era is what the reference was before. */
const ofEras = (exercise: Exercise, reference: NamedSolution): readonly ProposalPart[] =>
  inputsOfEras({ exercise, solution: reference, reference }).flatMap(({ era, own }) =>
    own ? { era, ...partOf(own.exercise, own.solution.document) } : [],
  );

function partOf({ start, seeds }: Exercise, reference: Document = start): ProposalPart {
  const measured = withCandidates(start);
  const orders = [start, reference].flatMap((document) =>
    seeds.map((seed): TrialOrder => {
      const asked = { ...document, requirements: measured.requirements };
      return { document: asked, stage: document.stages[0]!.id, seed, replication: 0, part: 'run' };
    }),
  );
  return { candidates: measured.requirements, orders, ofStart: seeds.length };
}

function withCandidates(start: Document): Document {
  const [stage] = start.stages;
  const asked = start.workload.trafficClasses.flatMap(({ mix }) => mix.map(({ operation }) => operation));
  const operations = [...new Set(asked)].slice(0, mostOperations);
  const scopes: readonly RequirementScope[] = [
    { type: 'whole' },
    ...(operations.length > 1 ? operations.map((operation) => ({ type: 'operation', operation }) as const) : []),
  ];
  return scopes.reduce<Document>(
    (document, scope) =>
      (['availability', 'p95', 'p99'] as const).reduce((each, metric) => {
        const of = scope.type === 'operation' && stage ? operationOf(stage, scope.operation) : undefined;
        const name = `${metric} ${of ? `${of.module.name}.${of.operation.name}` : ''}`.trim();
        const comparator = metric === 'availability' ? 'at-least' : 'at-most';
        return addRequirement(each, { name, metric, scope, window: null, comparator, target: 0, owner: '' }).document;
      }, document),
    { ...start, requirements: [] },
  );
}

/** Those that the start misses first. What the reference did not come to is proposed to nobody. */
export function proposalsOf(plan: ProposalPlan, trials: ReadonlyMap<number, Trial | null>): readonly Proposal[] {
  const runs = plan.orders.map((_, at) => trials.get(at) ?? null);
  let begun = 0;
  const proposals = plan.parts.flatMap((part) => {
    const own = runs.slice(begun, begun + part.orders.length);
    begun += part.orders.length;
    return ofPart(part, own);
  });
  return proposals.toSorted((one, other) => Number(other.tells) - Number(one.tells));
}

function ofPart(
  { era, candidates, ofStart: many }: ProposalPart,
  runs: readonly (Trial | null)[],
): readonly Proposal[] {
  const [ofStart, ofReference] = [runs.slice(0, many), runs.slice(many)];
  return candidates.flatMap(({ id, ...candidate }): readonly Proposal[] => {
    const asked = { id, ...candidate };
    const [start, reference] = [worstOf(ofStart, asked), worstOf(ofReference, asked)];
    if (reference === null || !Number.isFinite(reference)) return [];
    const requirement = { ...candidate, target: targetFor(asked, reference) };
    const tells = start !== null && verdictOf({ ...requirement, id }, start) === 'missed';
    return [{ ...(era !== undefined && { era }), requirement, start, reference, tells }];
  });
}

function worstOf(runs: readonly (Trial | null)[], requirement: Requirement): number | null {
  const values = runs.map((trial) => (trial?.part === 'run' ? measuredIn(trial.figures, requirement) : null));
  const known = values.flatMap((value) => value ?? []);
  if (known.length < values.length || known.length === 0) return null;
  return requirement.comparator === 'at-most' ? Math.max(...known) : Math.min(...known);
}

function targetFor({ comparator }: Requirement, reference: number): number {
  if (comparator === 'at-most') return roundedUp(reference * latencyRoom);
  const budget = Math.max(leastBudget, errorRoom * (1 - reference));
  return Math.max(0, Math.floor((1 - budget) * 1e4 + 1e-6) / 1e4);
}

/** To two digits, never below. */
function roundedUp(value: number): number {
  let unit = 0.01;
  while (value / unit > 100) unit *= 10;
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(3));
}
