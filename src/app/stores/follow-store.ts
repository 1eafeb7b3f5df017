/** The request that is followed: what was asked for, how far the search is, and what was found. */
import { createStore } from 'zustand/vanilla';
import type { ExampleName, Examples, Question, RequestRef, Trace } from '#simulation';

/** What requests are looked for. */
export interface Ask extends Pick<Question, 'operation' | 'cause' | 'over'> {
  /** Requests that ended in the last 10 s of the run, or in all of it. */
  readonly window: 'recent' | 'whole';
}

export interface FollowState {
  readonly isOpen: boolean;
  readonly ask: Ask;
  readonly wanted: ExampleName | RequestRef;
  /** Share of the replay that is done; null = nothing is looked for. */
  readonly progress: number | null;
  readonly examples: Examples | null;
  readonly trace: Trace | null;
  /** Simulated ms up to which the run was made again. */
  readonly untilMs: number;
  /** Why nothing could be followed; null = nothing went wrong. */
  readonly failure: string | null;
  /** Lines of the sheet (legs of wires) and parts that the request passed. */
  readonly route: ReadonlySet<string>;
  /** Of these, those of the span under the pointer or the focus. */
  readonly pointed: ReadonlySet<string>;
}

const nowhere: ReadonlySet<string> = new Set();

export const anyRequest: Ask = { operation: null, cause: null, over: null, window: 'recent' };

export const nothingFollowed: FollowState = {
  isOpen: false,
  ask: anyRequest,
  wanted: 'slowest',
  progress: null,
  examples: null,
  trace: null,
  untilMs: 0,
  failure: null,
  route: nowhere,
  pointed: nowhere,
};

export const followStore = createStore<FollowState>(() => nothingFollowed);

/** How a thing of the sheet stands to the route of the request that is followed; undefined = none is. */
export function routePart({ route, pointed }: FollowState, id: string): 'pointed' | 'passed' | 'apart' | undefined {
  if (route.size === 0) return undefined;
  if (pointed.has(id)) return 'pointed';
  return route.has(id) ? 'passed' : 'apart';
}
