/** What a person can do about following a request. Owns the follow worker's client: the run is made again there, up to its latest snapshot. */
import type { ExampleName, RequestRef, Trace, TraceSpan } from '#simulation';
import { createFollowClient, type FollowEvent } from '#worker';
import { legId } from '../canvas/legs';
import { runLog } from '../run/run-log';
import { anyRequest, followStore, nothingFollowed, type Ask } from '../stores/follow-store';
import { runStore } from '../stores/run-store';

const recentMs = 10_000;

const client = createFollowClient({ onEvent: receive });

// Another run, another stage: what was followed is of the run before.
runStore.subscribe((state, before) => {
  if (state.revision < before.revision && followStore.getState().isOpen) closeFollow();
});

/** The run that examples were found in; another choice among them is of the same run. */
let recipe: ReturnType<typeof runLog.recipe> = null;

function receive(event: FollowEvent): void {
  switch (event.type) {
    case 'progress':
      followStore.setState({ progress: event.share });
      break;
    case 'examples':
      followStore.setState({ examples: event.examples });
      break;
    case 'trace':
      followStore.setState({ progress: null, trace: event.trace, route: routeOf(event.trace?.spans ?? []) });
      break;
    case 'fault-in-worker':
      followStore.setState({ progress: null, failure: event.text });
      break;
    default:
      event satisfies never;
  }
}

/** Opens the panel with an example of what is asked for. */
export function openFollow(ask: Partial<Ask> = {}, wanted: ExampleName = 'slowest'): void {
  recipe = runLog.recipe();
  const question = { ...anyRequest, ...ask };
  client.cancel();
  followStore.setState({ ...nothingFollowed, isOpen: true, ask: question, wanted, untilMs: recipe?.until.atMs ?? 0 });
  order(question, wanted);
}

/** Another example of the same run. */
export function follow(wanted: ExampleName | RequestRef): void {
  const { ask, examples } = followStore.getState();
  const known = typeof wanted === 'string' ? examples?.examples[wanted] : wanted;
  followStore.setState({ wanted, trace: null, failure: null, route: nothingFollowed.route });
  if (known !== null) order(ask, known ?? wanted);
}

function order(ask: Ask, wanted: ExampleName | RequestRef): void {
  if (!recipe) return;
  const { atMs } = recipe.until;
  const { operation, cause, over } = ask;
  const fromMs = ask.window === 'recent' ? Math.max(-1, atMs - recentMs) : -1;
  followStore.setState({ progress: 0 });
  client.request({ recipe, question: { operation, cause, over, fromMs, toMs: atMs }, wanted });
}

/** Looks in the run as it stands now. */
export function followAnew(ask: Partial<Ask> = {}): void {
  const state = followStore.getState();
  openFollow({ ...state.ask, ...ask }, typeof state.wanted === 'string' ? state.wanted : 'slowest');
}

export function stopFollowing(): void {
  client.cancel();
  followStore.setState({ progress: null });
}

export function closeFollow(): void {
  client.cancel();
  recipe = null;
  followStore.setState(nothingFollowed);
}

export function toggleFollow(): void {
  if (followStore.getState().isOpen) closeFollow();
  else openFollow();
}

/** The span under the pointer or the focus; its wire and part stand out on the sheet. */
export function pointAtSpan(span: TraceSpan | null): void {
  followStore.setState({ pointed: routeOf(span ? [span] : []) });
}

/** Ids on the sheet that spans passed. */
export function routeOf(spans: Trace['spans']): ReadonlySet<string> {
  return new Set(
    spans.flatMap(({ component, wire, from }) => [
      ...(component ? [component] : []),
      ...(wire && from && component ? [legId(wire, from, component)] : []),
    ]),
  );
}
