/**
 * An exercise as data: a design to start from, goals that a run decides, seeds, what the palette offers. Texts stand apart (`text.ts`), so that they can be
 * translated; solutions are stages of a document of their own, read only when somebody asks for them.
 */
import type {
  ChangeId,
  ComponentId,
  CounterId,
  Document,
  EventId,
  Fault,
  KindId,
  ModuleId,
  OperationId,
  RelationId,
  Requirement,
  RequirementId,
  StageId,
  TeamId,
  TrafficClassId,
} from '#design';

/** Stands in addresses and in the progress of learners, for ever. */
export type ExerciseId = string;

/** What a figure is compared with where no number is given: the same figure of another design, times a factor. */
export interface Relative {
  readonly of: 'start' | 'reference';
  readonly times: number;
}

/** So many times what the reference needed. */
export type OfReference = Relative & { readonly of: 'reference' };

/** What a run came to that no requirement asks for, or that has no limit of its own. */
export type RunFigure =
  /** Response times of the whole, or of one operation; quantiles count what failed as infinitely slow. */
  | { readonly name: 'mean' | 'p50' | 'p95' | 'p99'; readonly operation?: OperationId }
  /** CPU time of all parts for each request offered, ms. */
  | { readonly name: 'cpu-per-request' }
  /** Attempts of parts over wires between processes for each request offered, without those of the users. */
  | { readonly name: 'remote-calls' }
  /** Attempts that a store turned away because all its connections were taken. */
  | { readonly name: 'refused-connections' }
  /** Attempts that came to a part for each request offered, those turned away among them. */
  | { readonly name: 'calls-per-request'; readonly component: ComponentId }
  /** Answers of a part that went into what users got, of the number that a whole answer has, 0..1: not those that failed, nor those that nobody waited for. */
  | { readonly name: 'completeness'; readonly component: ComponentId; readonly of: number }
  /** Messages of all brokers that are over without having been consumed or kept as a dead letter. */
  | { readonly name: 'messages-lost' }
  /** Messages that were sent for requests of an entry operation: the instant at which the last one was consumed, ms, infinite where not all were; their ages; those given up; those worked on while another of their key was. */
  | {
      readonly name: 'messages-done' | 'message-p95' | 'message-p99' | 'dead-letters' | 'messages-overlapping';
      readonly operation: OperationId;
    }
  /** Executions of a module's operations at hosts. */
  | { readonly name: 'executions'; readonly module: ModuleId }
  /** Times that an instance of any part died. */
  | { readonly name: 'crashes' }
  /** By how much a relation fails to hold at the end: 0 = it holds. */
  | { readonly name: 'difference'; readonly relation: RelationId }
  /** The longest time in a row that a relation did not hold, ms. */
  | { readonly name: 'longest-violation'; readonly relation: RelationId }
  /** A counter at the end. */
  | { readonly name: 'counter'; readonly counter: CounterId };

/** What follows from the drawing alone, without a run. */
export type DrawnFigure =
  /** Named concerns in the module that has most of them: 1 = no module has two tasks. */
  | { readonly name: 'concerns-in-a-module' }
  /** Operations in which a concern stands that stands in another, too: what is changed for it is changed in each. */
  | { readonly name: 'repeated-concerns' }
  /** Concerns that a request met in the start and does not meet any more, summed over what users ask for. */
  | { readonly name: 'work-left-out' }
  /** Modules touched by planned changes, summed over these; of those alone that an answer waits for, or of all. */
  | { readonly name: 'modules-touched'; readonly changes: readonly ChangeId[]; readonly among: 'all' | 'answering' }
  /** Share of the planned changes that touch modules of several owners, or of several units that are deployed apart, 0..1. */
  | { readonly name: 'changes-across'; readonly what: 'owners' | 'units' }
  /** Things that are deployed by themselves. */
  | { readonly name: 'units' }
  /** Data sets that more than one module asks for. */
  | { readonly name: 'shared-data' }
  /** Stores that somebody reaches who has taken over a module. */
  | { readonly name: 'stores-reached'; readonly from: ModuleId }
  /** Operations that can be reached from a source of traffic and that somebody asks for, whoever that is. */
  | { readonly name: 'public-entries'; readonly from: ComponentId }
  /** Data sets that stand outside the regions in which they are allowed. */
  | { readonly name: 'misplaced-data' }
  /** Hosts that run an instance where the scenario of the start loses nothing: in a zone that it takes from nobody, or in none. */
  | { readonly name: 'hosts-never-lost' }
  /** Stores of data likewise. */
  | { readonly name: 'stores-never-lost' }
  /** Hours a week that looking after all of it takes, by the assumptions of the exercise. */
  | { readonly name: 'effort' };

/** What the change pipeline comes to over half a year. */
export type PipelineFigure =
  /** 95th percentile of the time from a change that is ready to its deployment, h. */
  | 'lead-time'
  /** Share of all requests that fail for bad changes until these are taken back, 0..1. */
  | 'change-damage';

interface GoalBase {
  /** Its label in the text of the exercise. */
  readonly id: string;
  /** Under which it is judged, and so of which stage; absent = the exercise has no eras, or the goal is about all of them. */
  readonly era?: EraId;
}

export type Goal =
  /** A requirement of the start design: metric, scope, window and target stand there, and it is judged as any other. */
  | (GoalBase & { readonly type: 'requirement'; readonly requirement: RequirementId })
  /** A figure of the run on each seed against a number, or against the same figure of another design on the first seed. */
  | (GoalBase & {
      readonly type: 'figure';
      readonly figure: RunFigure;
      readonly comparator: Requirement['comparator'];
      readonly target: number | Relative;
    })
  /** The bill of a month by its daily profile is at most so much. */
  | (GoalBase & { readonly type: 'monthly-cost'; readonly atMost: Relative })
  /** Nothing on the canvas keeps it from running. */
  | (GoalBase & { readonly type: 'no-problems' })
  /** At most so many differences from the start, or from the stage of the era before: things added, removed, moved or rewired, and fields set differently. */
  | (GoalBase & { readonly type: 'changes'; readonly atMost: number | OfReference })
  /** So many modules, each standing in a host. */
  | (GoalBase & { readonly type: 'modules'; readonly atLeast: number; readonly atMost: number })
  /** All instances of all hosts together have at most so many. */
  | (GoalBase & { readonly type: 'vcpus'; readonly atMost: number })
  /** What no part of a kind may have more of: what a provider or the house does not give. Nothing set, where that means no limit, is more than anything. */
  | (GoalBase & {
      readonly type: 'setting';
      readonly kind: KindId;
      readonly parameter: string;
      readonly atMost: number;
    })
  /** A wire leads to a part of this kind. */
  | (GoalBase & { readonly type: 'uses'; readonly kind: KindId })
  /** A figure of the drawing is at most so much. */
  | (GoalBase & { readonly type: 'drawn'; readonly figure: DrawnFigure; readonly atMost: number })
  /** A figure of the change pipeline is at most so much. */
  | (GoalBase & { readonly type: 'pipeline'; readonly figure: PipelineFigure; readonly atMost: number })
  /** Cells of the fault survey, fault by entry operation, in which less than a point of success is lost: at least this share of all, 0..1. */
  | (GoalBase & { readonly type: 'unharmed'; readonly atLeast: number })
  /** So many parts of the start design are named, of which some are among those whose single faults harm most: the survey of the start decides which these are. */
  | (GoalBase & { readonly type: 'worst-parts'; readonly named: number; readonly atLeast: number })
  /** The load is told, in requests a second, up to which the start is cheaper than the solution: bills at parts of the load, ascending, decide which that is. `within` is a share of it. */
  | (GoalBase & { readonly type: 'crossing'; readonly loads: readonly number[]; readonly within: number })
  /** So many at least of the exercise's spoiled variants are rejected by the learner's limits, or so many of its harmless ones accepted. */
  | (GoalBase & { readonly type: 'variants'; readonly which: 'sabotaged' | 'harmless'; readonly atLeast: number })
  /** The learner has written at most so many limits. */
  | (GoalBase & { readonly type: 'limits'; readonly atMost: number })
  /** Each of these owns a limit; names in lower case. */
  | (GoalBase & { readonly type: 'owners'; readonly names: readonly string[] })
  /** The part of the start design is named whose own work takes longest in one visit of a hundred. */
  | (GoalBase & { readonly type: 'slowest-part' })
  /** Of the requests of which the part keeps anything that was told, at least this share is kept whole: everything that worked on one told of it. */
  | (GoalBase & { readonly type: 'complete-traces'; readonly keeper: ComponentId; readonly atLeast: number })
  /** At most this share of the bill of a month goes to a part and to those that lead nowhere else. */
  | (GoalBase & { readonly type: 'bill-share'; readonly of: ComponentId; readonly atMost: number })
  /** So many at least of the replays of the test plans are green, where all is sound; or red, each with a fault that was planted. */
  | (GoalBase & { readonly type: 'replays'; readonly which: 'green' | 'red'; readonly atLeast: number })
  /** Of each letter a stage of the start is picked, of which so many meet all that their letter asks for. */
  | (GoalBase & { readonly type: 'picks'; readonly named: number; readonly atLeast: number })
  /** Of each letter a limit is named, of which so many are missed by a stage that its letter offers and that does not meet it. */
  | (GoalBase & { readonly type: 'deciding-limits'; readonly named: number; readonly atLeast: number })
  /** The note of the stage says why it is drawn so, in so many words at least, and names a seed that is shown with a figure that a run on it comes to: of the stage, or of the one before under the same era. */
  | (GoalBase & { readonly type: 'decision'; readonly words: number })
  /** So many modules at least stayed where they were while others moved, or went back to where they had been, each named by the note of that stage. */
  | (GoalBase & { readonly type: 'stayed'; readonly atLeast: number })
  /** The part of the start design is named that is busiest over its run: a run of the start decides which that is. */
  | (GoalBase & { readonly type: 'busiest-part' });

export type GoalType = Goal['type'];

/** Asked before the first run, kept, shown beside the result; never judged. */
export type Prediction =
  /** One of the parts of the start design. */
  | { readonly type: 'part' }
  | { readonly type: 'number'; readonly unit: string }
  /** One of the answers that the text lists. */
  | { readonly type: 'choice'; readonly choices: number };

/** What a client asks for, and the stages of the start that there are to pick from. */
export interface Letter {
  readonly stages: readonly StageId[];
  readonly requirements: readonly RequirementId[];
}

/** Its name in goals and texts. */
export type EraId = string;

/** A time in the life of a design: who comes, what happens, who works on it. What is asked of it then are the goals that name it. */
export interface Era {
  readonly id: EraId;
  readonly trafficClasses: readonly TrafficClassId[];
  /** Of the timeline. */
  readonly events: readonly EventId[];
  readonly teams: readonly TeamId[];
}

/** How the test plans of the learner are tried: by themselves, again and again. */
export interface Testing {
  /** Replays of a sound system. */
  readonly replays: number;
  /** Share of the calls of stores and third parties that fails there, 0..1. */
  readonly errorRatio: number;
  /** Faults, each in force throughout one replay more. */
  readonly planted: readonly Fault[];
}

/** Parameters of a part that stay as they are, whatever else becomes of it. */
export interface LockedFields {
  /** Null = of every part: those that were not there before have what their kind has. */
  readonly component: ComponentId | null;
  readonly parameters: readonly string[];
}

export interface Exercise {
  readonly id: ExerciseId;
  /** Grows whenever the start, the goals or the seeds change: what passed before is judged again. */
  readonly version: number;
  /** Kinds that the palette offers; null = all of them. */
  readonly palette: readonly KindId[] | null;
  /** Parts of the start and modules that a solution leaves as they are, of a module what its operations do; absent = none. */
  readonly locked?: readonly (ComponentId | ModuleId)[];
  /** Of other parts, what a solution leaves as it is; absent = nothing. */
  readonly lockedFields?: readonly LockedFields[];
  /** The seeds that are shown; three more are derived from the solution. */
  readonly seeds: readonly number[];
  /** Whether the learner decides what users ask for, since the start has nothing that could be asked for; otherwise the workload is the exercise's own. */
  readonly hasOpenMix: boolean;
  /** Keys of variants of the start: the learner writes the limits, which are tried on these, and the drawing is the exercise's own. Absent = the other way round. */
  readonly variants?: readonly string[];
  /** The learner decides about test plans: which calls they make, against what, and how often they try again. Absent = they are the exercise's. */
  readonly testing?: Testing;
  /** Of clients between whose designs the learner chooses; the drawings are the exercise's own. Absent = there is one design, the learner's. */
  readonly letters?: readonly Letter[];
  /** The n-th stage of a solution is judged under the n-th of them, each against the one before and the first against the start. Absent = a solution is one stage, judged under all that the start says. */
  readonly eras?: readonly Era[];
  readonly prediction: Prediction;
  readonly goals: readonly Goal[];
  /** Ids of what it teaches. */
  readonly teaches: readonly string[];
  /** One stage, or those of the letters; its requirements are goals. */
  readonly start: Document;
}

/** What a learner hands in: a design, and answers by goal. */
export interface Solution {
  readonly document: Document;
  /** Component ids and numbers, by the id of the goal that asks (`answerKeys`). */
  readonly answers: Readonly<Record<string, string>>;
}

/** Under which the answers to a goal stand: its id, with a number where it asks for several. */
export function answerKeys(goal: Goal): readonly string[] {
  if (goal.type === 'busiest-part' || goal.type === 'slowest-part') return [goal.id];
  const isOfSeveral = goal.type === 'worst-parts' || goal.type === 'picks' || goal.type === 'deciding-limits';
  return isOfSeveral ? Array.from({ length: goal.named }, (_, at) => `${goal.id} ${at + 1}`) : [];
}

/** How many seeds are derived besides those shown. */
export const derivedSeeds = 3;

export const seedsJudged = ({ seeds }: Exercise): number => seeds.length + derivedSeeds;

/** Solutions that come with an exercise, each with what the judge must say of it. */
export interface NamedSolution extends Solution {
  /** `reference` and `alternative` pass, `start` and every other one fails. */
  readonly name: string;
  readonly passes: boolean;
}
