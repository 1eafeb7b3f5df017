/**
 * What a person can do with a run. Owns the simulation worker's client and turns its events into the run store and the live run; nobody else talks to
 * the worker. The document comes in as an argument: this file knows no other store.
 */
import type { Deployment, Document, Fault, ModuleId, StageId } from '#design';
import type { FaultInForce, RunAction } from '#simulation';
import { createSimulationClient, type SimulationEvent, type Speed } from '#worker';
import { asked, expectsTheSame, hasMovingLoad, isOld, type Question } from './expect';
import { runLog } from './run-log';
import { withEvents } from './with-events';
import { expectedStore } from '../stores/expected-store';
import { initialRunState, liveRun, runStore, type Edition, type RunState } from '../stores/run-store';

const eventsKept = 500;

/** What is loaded; null until a document was opened. */
let loaded: { document: Document; readonly stage: StageId } | null = null;
/** Where the run is to go as soon as the worker stands at t = 0: an instant, and whether it plays on from there; null = it is there. */
let goal: {
  readonly atMs: number;
  readonly andPlay: boolean;
  readonly whenThere: () => void;
  isOnItsWay: boolean;
} | null = null;

const listeners = new Set<() => void>();

/** Calls back after every snapshot and whenever the index changed, outside React. Returns how to stop. */
export function onLive(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const client = createSimulationClient({ onEvent: receive });

function receive(event: SimulationEvent): void {
  switch (event.type) {
    case 'index':
      liveRun.index = event.index;
      break;
    case 'snapshot':
      takeSnapshot(event);
      break;
    case 'not-runnable':
      runStore.setState({ status: 'empty', problems: event.problems });
      break;
    case 'expected':
      if (event.asked === questions) expectedStore.setState({ balance: event.balance });
      break;
    case 'acted':
      runLog.acted(event.position);
      break;
    case 'edited':
      runStore.setState({ problems: event.problems });
      break;
    case 'events':
      runStore.setState(({ events }) => ({ events: withEvents(events, event.events).slice(-eventsKept) }));
      break;
    case 'report':
      runStore.setState({ report: event.report, status: event.status });
      break;
    case 'fault-in-worker':
      runStore.setState({ status: 'empty', failure: event.text });
      break;
    default:
      event satisfies never;
  }
}

/** What was asked last about what to expect, and of which document. */
let expected: { readonly document: Document; readonly stage: StageId; readonly question: Question } | null = null;
/** Questions asked; only the answer to the last one counts. */
let questions = 0;

/** Asks what to expect of a stage, unless nothing that decides it has changed since it was asked last. */
export function expectOf(document: Document, stage: StageId): void {
  if (expected?.stage === stage && expectsTheSame(expected.document, document, stage)) return;
  if (expected?.stage !== stage) expectedStore.setState({ balance: null });
  ask(document, stage);
}

function questionNow(): Question {
  return { atMs: liveRun.snapshot?.atMs ?? 0, wallMs: performance.now() };
}

function ask(document: Document, stage: StageId): void {
  const question = questionNow();
  expected = { document, stage, question };
  questions++;
  client.expect({ asked: questions, document: asked(document, stage), stage, atMs: question.atMs });
}

/** The run has come to other rates. */
function expectAnew(): void {
  if (!expected || !hasMovingLoad(expected.document) || !isOld(expected.question, questionNow())) return;
  ask(expected.document, expected.stage);
}

function takeSnapshot(event: Extract<SimulationEvent, { type: 'snapshot' }>): void {
  const { index, recording } = liveRun;
  if (!index) return;
  liveRun.snapshot = event.snapshot;
  runLog.reached({ events: event.handled, atMs: event.snapshot.atMs, ledger: event.snapshot.ledger });
  liveRun.verdicts = event.verdicts;
  recording.append(index, event.snapshot);
  runStore.setState((state) => ({
    revision: state.revision + 1,
    status: event.status,
    ended: isOver(event.status) ? (state.ended ?? loaded?.document ?? null) : null,
    achievedSpeed: event.achievedSpeed,
    activeFaults: isSameList(state.activeFaults, event.faults) ? state.activeFaults : event.faults,
  }));
  expectAnew();
  for (const listener of listeners) listener();
  goOn(event);
}

/** Fast to where the run is to stand, then on from there. */
function goOn({ snapshot, status }: Extract<SimulationEvent, { type: 'snapshot' }>): void {
  if (!goal) return;
  if (snapshot.atMs < goal.atMs && status === 'paused' && !goal.isOnItsWay) {
    goal.isOnItsWay = true;
    client.send({ type: 'step', by: goal.atMs - snapshot.atMs });
  } else if (snapshot.atMs >= goal.atMs || isOver(status)) {
    const { andPlay, whenThere } = goal;
    goal = null;
    whenThere();
    if (andPlay) client.send({ type: 'play' });
  }
}

const isOver = (status: RunState['status']) => status === 'finished' || status === 'stopped';

function isSameList(a: readonly FaultInForce[], b: readonly FaultInForce[]): boolean {
  return a.length === b.length && a.every(({ id }, at) => id === b[at]?.id);
}

export interface LoadOptions {
  /** Whether it plays on from there; false unless said. */
  readonly andPlay?: boolean;
  /** Where it is to stand, ms; 0 unless said. */
  readonly atMs?: number;
  /** Called once it stands there. */
  readonly whenThere?: () => void;
}

/** Stands the stage at an instant with the document's seed. */
export function loadRun(document: Document, stage: StageId, options: LoadOptions = {}): void {
  const { speed } = runStore.getState();
  const { andPlay = false, atMs = 0, whenThere = () => {} } = options;
  loaded = { document, stage };
  goal = andPlay || atMs > 0 || options.whenThere ? { andPlay, atMs, whenThere, isOnItsWay: false } : null;
  liveRun.index = null;
  liveRun.snapshot = null;
  liveRun.recording.clear();
  runStore.setState({ ...initialRunState, speed, editions: [{ fromMs: 0, document }] });
  runLog.begin(document, stage, document.scenario.seed);
  client.send({ type: 'load', document, stage, seed: document.scenario.seed });
  client.send({ type: 'speed', speed });
}

/** Whether the run is of this document and stage. */
export const isLoaded = (document: Document, stage: StageId): boolean =>
  loaded?.document === document && loaded.stage === stage;

/** Goes on, or begins again from the start when the scenario had ended. */
export function play(): void {
  const { status } = runStore.getState();
  if (!loaded) return;
  runStore.setState({ isAtEvent: false });
  if (isOver(status) || status === 'empty') loadRun(loaded.document, loaded.stage, { andPlay: true });
  else client.send({ type: 'play' });
}

export function pause(): void {
  client.send({ type: 'pause' });
}

export function togglePlay(): void {
  if (runStore.getState().status === 'running') pause();
  else play();
}

/** Runs on by so many simulated ms, or by one event, and pauses there. */
export function step(by: number | 'event'): void {
  if (runStore.getState().status === 'running') pause();
  runStore.setState({ isAtEvent: by === 'event' });
  client.send({ type: 'step', by });
}

export function setSpeed(speed: Speed): void {
  runStore.setState({ speed });
  if (loaded) client.send({ type: 'speed', speed });
}

/** Back to the document's start, paused, with the same seed; faults thrown by hand are forgotten. */
export function reset(): void {
  if (loaded) loadRun(loaded.document, loaded.stage);
}

/**
 * The document changed: the running simulation takes the difference at its present instant. Another seed is another run, from the start; a stage that
 * could not run before is tried anew.
 */
export function applyEdit(document: Document, label: string): void {
  if (!loaded || loaded.document === document) return;
  const isAnotherRun = loaded.document.scenario.seed !== document.scenario.seed;
  const { status } = runStore.getState();
  loaded.document = document;
  if (isAnotherRun || status === 'empty') loadRun(document, loaded.stage, { andPlay: status === 'running' });
  else {
    const fromMs = liveRun.snapshot?.atMs ?? 0;
    runStore.setState(({ editions }) => ({ editions: withEdition(editions, { fromMs, document }) }));
    act({ type: 'edit', document, label });
  }
}

/** What changes nothing of the load takes the place of the last edition; so does a change at the same instant. */
function withEdition(editions: readonly Edition[], next: Edition): readonly Edition[] {
  const last = editions.at(-1);
  if (!last) return [next];
  const { workload, scenario } = last.document;
  const isSameLoad = workload === next.document.workload && scenario === next.document.scenario;
  return isSameLoad || last.fromMs === next.fromMs
    ? [...editions.slice(0, -1), { ...last, document: next.document }]
    : [...editions, next];
}

/** What is done to a run is kept, so that the run can be made again. */
function act(action: RunAction): void {
  if (!loaded) return;
  runLog.asked(action);
  client.send(action);
}

/** Throws a fault now; the run tells by its snapshots what is in force. */
export function causeFault(fault: Fault, durationMs: number | null = null): void {
  act({ type: 'fault', fault, durationMs });
}

/** A new version of a module comes to its hosts now. */
export function deployNow(module: ModuleId, deployment: Deployment): void {
  act({ type: 'deploy', module, deployment });
}

/** One fault ends now. */
export function clearFault(id: number): void {
  act({ type: 'clear-fault', id });
}

/** All faults in force end now. */
export function clearFaults(): void {
  act({ type: 'clear-faults' });
}

export function requestReport(): void {
  client.send({ type: 'report' });
}

/** Ends the worker: the page leaves the document. */
export function closeRun(): void {
  loaded = null;
  expected = null;
  expectedStore.setState({ balance: null });
  runLog.end();
  client.end();
  runStore.setState(initialRunState);
}
