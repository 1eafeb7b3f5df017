/**
 * One run at a time behind the worker's door: takes commands, advances the run in short slices of wall time so that commands are heard between
 * them, and posts snapshots on a fixed cadence. It knows no worker API: what posts, tells wall time and calls back later is handed in, so that a
 * test drives it with a clock of its own. Holds nothing that a document, a seed and the edit log could not rebuild.
 */
import type { Deployment, Document, Fault, ModuleId, Problem, Requirement, Result, StageId } from '#design';
import { verdictOf, type Verdict } from '#judging';
import type { FaultInForce, Report, RunEvent, Snapshot, SnapshotIndex } from '#simulation';
import { Pacing } from './pacing';
import type { RunStatus, SimulationCommand, SimulationEvent, Speed } from './protocol';

/** Wall time of one slice, ms: a command waits no longer than this. */
const sliceMs = 8;
/** Events asked of the run at once; a slice is made of several such bites. */
const biteEvents = 2000;
/** Snapshots are posted at most this often, wall ms. */
const snapshotEveryMs = 100;
/** While waiting for wall time to catch up, look again after this, wall ms. */
const restMs = 4;

/** Commands that change what the run does, not only how far it goes: it is made again by doing the same at the same places. */
const acts: ReadonlySet<SimulationCommand['type']> = new Set([
  'edit',
  'fault',
  'deploy',
  'clear-fault',
  'clear-faults',
] as const);

/** The run as the session uses it. */
export interface PacedRun {
  readonly index: SnapshotIndex;
  readonly nowMs: number;
  /** Events handled so far. */
  readonly events: number;
  /** Whether the scenario's end is reached, or a guard stopped the run. */
  readonly status: 'ready' | 'finished' | 'stopped';
  /** Advances to `untilMs` or until `maxEvents` events were handled, whichever comes first. */
  advance(untilMs: number, maxEvents: number): void;
  stepEvent(): void;
  apply(document: Document, label: string): readonly Problem[];
  inject(fault: Fault, durationMs: number | null): void;
  deploy(module: ModuleId, deployment: Deployment): void;
  readonly faultsInForce: readonly FaultInForce[];
  clearFault(id: number): void;
  clearFaults(): void;
  snapshot(): Snapshot;
  takeEvents(): readonly RunEvent[];
  report(): Report;
}

export interface SessionPorts {
  readonly createRun: (document: Document, stage: StageId, seed: number) => Result<PacedRun, Problem>;
  readonly post: (event: SimulationEvent, transfer: Transferable[]) => void;
  /** Wall time in ms. */
  readonly now: () => number;
  /** Calls back after about this many wall ms; the session has at most one call outstanding. */
  readonly later: (callback: () => void, ms: number) => void;
}

/** Buffers of a snapshot, to be handed over rather than copied. */
export function transferables(snapshot: Snapshot): Transferable[] {
  const { components, modules, nodes, wires, legs, refusals, flows, requirements, seconds } = snapshot;
  return [
    components,
    modules,
    nodes,
    wires,
    legs,
    refusals,
    flows,
    requirements,
    seconds.flows,
    seconds.components,
  ].map((column) => column.buffer as ArrayBuffer);
}

export class Session {
  private readonly ports: SessionPorts;
  private readonly pacing: Pacing;
  private run: PacedRun | null = null;
  private number = -1;
  private requirements: readonly Requirement[] = [];
  private playing = false;
  private speed: Speed = 1;
  private ticking = false;
  private postedRevision = -1;
  private postedAtWallMs = Number.NEGATIVE_INFINITY;
  private reportedEnd = false;
  /** Where a step ends; null while playing at a speed. */
  private walkingUntilMs: number | null = null;

  constructor(ports: SessionPorts) {
    this.ports = ports;
    this.pacing = new Pacing(1, ports.now(), 0);
  }

  handle(command: SimulationCommand): void {
    if (command.type === 'load') {
      this.load(command);
      return;
    }
    const run = this.run;
    if (!run || command.run !== this.number) return;
    this.obey(run, command);
    this.show(run, true);
    this.schedule(0);
  }

  private obey(run: PacedRun, command: Exclude<SimulationCommand, { type: 'load' }>): void {
    if (acts.has(command.type))
      this.ports.post({ type: 'acted', run: this.number, position: { events: run.events, atMs: run.nowMs } }, []);
    switch (command.type) {
      case 'play':
        return this.play(run);
      case 'pause':
        this.playing = false;
        return;
      case 'speed':
        this.speed = command.speed;
        return this.pacing.restart(this.speed, this.ports.now(), run.nowMs);
      case 'step':
        return command.by === 'event' ? this.stepEvent(run) : this.walkTo(run, run.nowMs + command.by);
      case 'edit':
        return this.edit(run, command);
      case 'fault':
        return run.inject(command.fault, command.durationMs);
      case 'deploy':
        return run.deploy(command.module, command.deployment);
      case 'clear-fault':
        return run.clearFault(command.id);
      case 'clear-faults':
        return run.clearFaults();
      case 'report':
        return this.postReport(run);
      default:
        command satisfies never;
    }
  }

  private play(run: PacedRun): void {
    this.walkingUntilMs = null;
    this.playing = run.status === 'ready';
    this.pacing.restart(this.speed, this.ports.now(), run.nowMs);
  }

  private stepEvent(run: PacedRun): void {
    this.playing = false;
    run.stepEvent();
  }

  private load(command: Extract<SimulationCommand, { type: 'load' }>): void {
    this.number = command.run;
    this.playing = false;
    this.walkingUntilMs = null;
    this.reportedEnd = false;
    this.postedRevision = -1;
    this.requirements = command.document.requirements;
    const created = this.ports.createRun(command.document, command.stage, command.seed);
    this.run = created.ok ? created.value : null;
    if (!created.ok) {
      this.ports.post({ type: 'not-runnable', run: this.number, problems: created.problems }, []);
      return;
    }
    this.pacing.restart(this.speed, this.ports.now(), created.value.nowMs);
    this.show(created.value, true);
  }

  private edit(run: PacedRun, command: Extract<SimulationCommand, { type: 'edit' }>): void {
    this.requirements = command.document.requirements;
    const problems = run.apply(command.document, command.label);
    this.ports.post({ type: 'edited', run: this.number, problems }, []);
  }

  /** Runs on as fast as possible to an instant, then pauses: in slices like everything else, so that a long step can be paused. */
  private walkTo(run: PacedRun, untilMs: number): void {
    this.playing = run.status === 'ready';
    this.walkingUntilMs = untilMs;
  }

  private schedule(ms: number): void {
    if (this.ticking || !this.playing) return;
    this.ticking = true;
    this.ports.later(() => {
      this.ticking = false;
      this.tick();
    }, ms);
  }

  private tick(): void {
    const run = this.run;
    if (!run || !this.playing) return;
    const behind = this.slice(run);
    this.pacing.note(this.ports.now(), run.nowMs);
    const arrived = this.walkingUntilMs !== null && !behind;
    if (run.status !== 'ready' || arrived) this.playing = false;
    this.show(run, !this.playing);
    this.schedule(behind ? 0 : restMs);
  }

  /** Advances for one slice of wall time; true when there is more to do at once. */
  private slice(run: PacedRun): boolean {
    const begun = this.ports.now();
    const due = this.walkingUntilMs ?? this.pacing.dueMs(begun);
    while (run.status === 'ready' && run.nowMs < due) {
      run.advance(due, biteEvents);
      if (this.ports.now() - begun >= sliceMs) return run.nowMs < due;
    }
    return false;
  }

  private show(run: PacedRun, atOnce: boolean): void {
    const wall = this.ports.now();
    if (!atOnce && wall - this.postedAtWallMs < snapshotEveryMs) return;
    this.postedAtWallMs = wall;
    const { index } = run;
    if (index.revision !== this.postedRevision) {
      this.postedRevision = index.revision;
      this.ports.post({ type: 'index', run: this.number, index }, []);
    }
    const events = run.takeEvents();
    if (events.length > 0) this.ports.post({ type: 'events', run: this.number, events }, []);
    const snapshot = run.snapshot();
    const achievedSpeed = this.pacing.achieved();
    this.ports.post(
      {
        type: 'snapshot',
        run: this.number,
        snapshot,
        handled: run.events,
        verdicts: this.verdicts(snapshot),
        faults: run.faultsInForce,
        achievedSpeed,
        status: this.status(run),
      },
      transferables(snapshot),
    );
    if (run.status !== 'ready' && !this.reportedEnd) {
      this.reportedEnd = true;
      this.postReport(run);
    }
  }

  private verdicts(snapshot: Snapshot): Verdict[] {
    return this.requirements.map((requirement, row) =>
      verdictOf(requirement, snapshot.requirements[row] ?? Number.NaN),
    );
  }

  private postReport(run: PacedRun): void {
    this.ports.post({ type: 'report', run: this.number, report: run.report(), status: this.status(run) }, []);
  }

  private status(run: PacedRun): RunStatus {
    if (run.status !== 'ready') return run.status;
    return this.playing ? 'running' : 'paused';
  }
}
