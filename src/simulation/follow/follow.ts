/**
 * Follows one request of a run that was: the run is made again twice, once to find examples, once to look at one of them closely. A generator, so that
 * whoever drives it can tell how far it is and stop.
 */
import { criticalPath } from './critical-path';
import { ExampleHunt, type ExampleName, type Examples, type Question } from './examples';
import { fold } from './fold';
import { Replay, type Recipe } from './replay';
import { Tracer } from './tracer';
import type { RequestRef, Trace } from './trace';

export interface FollowOrder {
  readonly recipe: Recipe;
  readonly question: Question;
  /** One that was found before, or the name of one to be found. */
  readonly wanted: RequestRef | ExampleName;
}

export type FollowStep =
  /** How much of the replay is done, 0..1. */
  { readonly type: 'progress'; readonly share: number } | { readonly type: 'examples'; readonly examples: Examples };

/** Events handled between two looks at the progress. */
const biteEvents = 50_000;
/** After its end a request is followed for this long at least, and for as long as it took, for what goes on for nobody, ms. */
const lingerMs = 1000;

/** The trace; null = there is no such request. */
export function* follow({ recipe, question, wanted }: FollowOrder): Generator<FollowStep, Trace | null> {
  const passes = typeof wanted === 'string' ? 2 : 1;
  let request: RequestRef | null;
  if (typeof wanted === 'string') {
    const examples = yield* hunt(recipe, question, passes);
    if (!examples) return null;
    yield { type: 'examples', examples };
    request = examples.examples[wanted];
  } else request = wanted;
  return request && (yield* trace(recipe, request, (passes - 1) / passes));
}

function* hunt(recipe: Recipe, question: Question, passes: number): Generator<FollowStep, Examples | null> {
  const replay = Replay.begin(recipe);
  if (!replay) return null;
  const hunted = new ExampleHunt(replay, question);
  while (!replay.isOver) {
    replay.advance(Number.POSITIVE_INFINITY, biteEvents);
    yield { type: 'progress', share: shareOf(replay.run.events, recipe.until.events) / passes };
  }
  return hunted.found();
}

function* trace(recipe: Recipe, request: RequestRef, doneBefore: number): Generator<FollowStep, Trace | null> {
  const replay = Replay.begin(recipe);
  if (!replay) return null;
  const { run } = replay;
  const tracer = new Tracer(run.plant, request);
  const progress = () =>
    ({
      type: 'progress',
      share: doneBefore + (1 - doneBefore) * shareOf(run.events, recipe.until.events),
    }) as const;
  // The latest instant before its arrival: whatever happens at the instant itself is looked at.
  const before = request.arrivedMs - request.arrivedMs * Number.EPSILON;
  while (!replay.isOver && run.nowMs < before) {
    replay.advance(before, biteEvents);
    yield progress();
  }
  replay.hear(tracer.watcher, (row, outcome) => tracer.requestEnded(row, outcome));
  const until = request.endedMs + Math.max(lingerMs, request.endedMs - request.arrivedMs);
  for (let looks = 0; !replay.isOver && run.nowMs < until && !tracer.isDone; looks++) {
    replay.advance(until, 1);
    tracer.look();
    if (looks % biteEvents === 0) yield progress();
  }
  const spans = tracer.finish();
  const [root] = spans;
  if (!root) return null;
  return {
    request,
    ...fold(spans, criticalPath(spans)),
    unseen: tracer.unseen,
    isSame: root.endMs === request.endedMs && root.outcome === request.outcome,
  };
}

const shareOf = (done: number, all: number): number => (all > 0 ? Math.min(1, done / all) : 1);
