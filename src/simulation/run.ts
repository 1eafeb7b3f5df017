/**
 * A run of one stage: made from document, stage and seed, advanced in slices, edited and struck by faults at the present instant, and asked for snapshots
 * and its report. The engine's state is module-level, so a worker has one run at a time; making a new one ends the one before.
 */
import { declarations } from '#catalog';
import {
  findProblems,
  stageOf,
  type Deployment,
  type Document,
  type Fault,
  type ModuleId,
  type Problem,
  type Stage,
} from '#design';
import { countEnd, after, frames, machine, now, resetMachine, run as runMachine } from '#engine';
import { fitScalers, fitSizes } from './autoscalers';
import { fitClusters } from './clusters';
import { compileStage } from './compile';
import { compilesAlike, differsInLayoutOnly, meansTheSame } from './compiles-alike';
import { crash, type FaultContext } from './faults';
import { changedWords, configured, type ConfigurationChange } from './configured';
import { deploy } from './deploy';
import { breakerEvent } from './fault-text';
import { Experiments, plansExperiment } from './experiments';
import { FaultsInForce } from './faults-in-force';
import { Fleets } from './fleets';
import { Demands, messagesSeen, tellEnd, watcherOf, type RunObserver } from './observer';
import { standReady } from './on-demand';
import { newPlant, stationOfGroup, type Plant } from './plant';
import { openAllPools } from './pools';
import { prefillMemories } from './prefill';
import { Recorder } from './recorder';
import { removeGone } from './remove-gone';
import { makeReport, type Report } from './report';
import { RequirementMeter } from './requirement-meter';
import { leadSites } from './routing';
import { RuleBook } from './rules';
import type { FaultInForce, RunEvent, Snapshot, SnapshotIndex } from './snapshot';
import { closeSeconds } from './seconds';
import { Timeline } from './timeline';
import { EventLog } from './event-log';
import { Traffic } from './traffic';

export class Run {
  readonly plant: Plant;
  readonly recorder: Recorder;
  readonly traffic: Traffic;
  private readonly rules: RuleBook;
  private readonly thrown = new FaultsInForce(
    () => this.faults(),
    () => this.recorder.recovery,
  );
  private readonly required: RequirementMeter;
  readonly experiments = new Experiments(() => ({
    ...this.faults(),
    thrown: this.thrown,
    flows: this.recorder.flows,
  }));
  private readonly fleets = new Fleets();
  private readonly timeline: Timeline;
  private readonly log = new EventLog();
  private readonly observer: RunObserver;
  private readonly tellsEnds: boolean;
  private readonly demands = new Demands();
  /** Why a guard stopped the run; null = none did. */
  stopReason: string | null = null;
  /** Events handled so far. */
  events = 0;

  constructor(document: Document, stage: Stage, seed: number, observer: RunObserver = {}) {
    this.observer = observer;
    this.tellsEnds = observer.requestOver !== undefined || observer.requestEnded !== undefined;
    resetMachine(seed, {
      requestEnded: (request, outcome) => this.requestEnded(request, outcome),
      willTryAgain: (request, outcome) => this.traffic.ownerOf(request)?.triesAgain(request, outcome) ?? false,
      holders: this.fleets,
      breakerOpened: (link) => this.emit(breakerEvent(this.plant, link)),
      outOfMemory: (instance) => this.outOfMemory(instance),
      counted: (counter, amount, key) => this.rules.counted(counter, amount, key),
      ...(observer.messageEnded && { messageEnded: messagesSeen(this, observer.messageEnded) }),
    });
    const isHeard = observer.requestOver !== undefined || plansExperiment(document);
    this.plant = newPlant({ document, stage, seed, hearsEnds: isHeard });
    compileStage(this.plant);
    prefillMemories(this.plant);
    standReady(this.plant);
    openAllPools(this.plant);
    this.recorder = new Recorder(this.plant);
    this.rules = new RuleBook(document.rules, (atMs, text) =>
      this.log.add({ atMs, type: 'rule', severity: 'critical', place: null, text }),
    );
    this.beginWindow();
    this.required = new RequirementMeter(this.plant, this.recorder.flows);
    this.traffic = new Traffic(this.plant, this.recorder, this.fleets);
    machine.watcher = watcherOf(this.plant, observer, this.demands, this.traffic);
    fitScalers(this.plant, () => this.faults());
    this.timeline = new Timeline(this);
    closeSeconds(this.recorder);
    this.noticeHalt();
  }

  get index(): SnapshotIndex {
    return this.recorder.index;
  }

  /** Frames under way now, or that were at the busiest moment so far. */
  get framesUsed(): number {
    return frames.framesUsed();
  }

  get nowMs(): number {
    return now();
  }

  get status(): 'ready' | 'finished' | 'stopped' {
    if (this.stopReason !== null) return 'stopped';
    return now() >= this.plant.document.scenario.durationMs && !machine.isFull ? 'finished' : 'ready';
  }

  /** Goes on to `untilMs` or the end of the scenario, handling at most so many events. */
  advance(untilMs: number, maxEvents: number): void {
    if (this.status !== 'ready') return;
    this.guarded(() => {
      this.events += runMachine(Math.min(untilMs, this.plant.document.scenario.durationMs), maxEvents);
    });
  }

  /** What is too much for the engine ends the run with what it has, and says so. */
  private guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      machine.halted ??= error.message;
    }
    this.noticeHalt();
  }

  private noticeHalt(): void {
    if (machine.halted !== null && this.stopReason === null) this.stop(machine.halted);
  }

  stepEvent(): void {
    this.advance(this.plant.document.scenario.durationMs, 1);
  }

  /** The document changed: the difference acts at this instant. Problems = it could not be applied, the run goes on as it was. */
  apply(document: Document, label: string): readonly Problem[] {
    machine.isChanged = true;
    const stage = stageOf(document, this.plant.stage.id);
    if (!stage) return [];
    const problems = findProblems(document, stage.id, declarations).filter(({ severity }) => severity === 'error');
    if (problems.length > 0) return problems;
    const { document: before, stage: stageBefore } = this.plant;
    this.plant.document = document;
    this.plant.stage = stage;
    // One that is under way goes on listening whatever becomes of its plan.
    this.plant.hearsEnds ||= plansExperiment(document);
    if (differsInLayoutOnly(before, document)) return [];
    this.guarded(() => {
      if (!compilesAlike(before, document) || !meansTheSame(stageBefore, stage)) this.applyStage();
      this.required.follow();
      this.traffic.follow();
      this.timeline.changed();
      this.rules.follow(document.rules);
      this.recorder.reindex();
    });
    this.emit({ type: 'edit', severity: 'note', place: null, text: label });
    this.guarded(() => this.thrown.clearGone());
    return [];
  }

  private recompile(): void {
    this.guarded(() => {
      compileStage(this.plant);
      this.traffic.follow();
    });
  }

  private applyStage(): void {
    const { plant } = this;
    removeGone(plant, this.faults());
    compileStage(plant);
    fitScalers(plant, () => this.faults());
    fitSizes(plant, this.faults());
    fitClusters(plant);
    leadSites(plant);
    for (const { group } of plant.stations.values()) group.onDemand?.keep();
    plant.account.serveDoors();
    openAllPools(plant);
  }

  /** Throws a fault now; null = until cleared. */
  inject(fault: Fault, durationMs: number | null): void {
    this.thrown.inject(fault, durationMs);
  }

  /** A configuration change of the timeline: an edit like any other, of the run's own copy of the document. */
  configure(change: ConfigurationChange): void {
    const read = configured(this.plant.document, this.plant.stage, change);
    if (read.ok) this.apply(read.value, changedWords(change));
    else this.warn(`${change.parameter} could not be changed: ${read.problems[0] ?? ''}`);
  }

  /** A new version of a module comes to all hosts in which it stands. */
  deploy(module: ModuleId, deployment: Deployment): void {
    deploy(this.faults(), module, deployment);
  }

  private readonly warn = (text: string) => this.emit({ type: 'guard', severity: 'warning', place: null, text });

  clearFault(id: number): void {
    this.thrown.clear(id);
  }

  clearFaults(): void {
    this.thrown.clearAll();
  }

  get faultsInForce(): readonly FaultInForce[] {
    return this.thrown.list;
  }

  snapshot(): Snapshot {
    return this.recorder.snapshot(Float64Array.from(this.required.measureAll()));
  }

  /** Events since the last call. */
  takeEvents(): readonly RunEvent[] {
    return this.log.take();
  }

  report(): Report {
    const {
      plant,
      recorder,
      log: { events },
    } = this;
    const { flows, window } = recorder;
    const measured = {
      rules: this.rules.report(),
      faults: recorder.recovery.report(),
      experiments: this.experiments.report(),
    };
    return makeReport({
      plant,
      flows,
      window,
      events,
      ledger: recorder.ledgerNow(),
      requirements: this.required.report(),
      ...measured,
    });
  }

  emit(event: Omit<RunEvent, 'atMs'>): void {
    this.log.add({ atMs: now(), ...event });
  }

  faults(): FaultContext {
    return {
      plant: this.plant,
      emit: (event) => this.emit(event),
      upChanged: this.observer.upChanged,
      recompile: () => this.recompile(),
      ratesChanged: () => this.traffic.ratesChanged(),
    };
  }

  private stop(reason: string): void {
    this.stopReason = reason;
    this.emit({ type: 'guard', severity: 'critical', place: null, text: reason });
  }

  private requestEnded(request: number, outcome: number): void {
    countEnd(request, outcome);
    const sort = this.traffic.sortOf(request);
    this.required.requestEnded(request, sort, outcome === 0);
    this.experiments.requestEnded(request, sort, outcome === 0);
    if (sort && this.tellsEnds) tellEnd(this.observer, this.demands, { ...sort, request, outcome });
    this.traffic.ownerOf(request)?.requestOver(request, outcome);
  }

  private outOfMemory(row: number): void {
    const instance = machine.world.instance(row);
    const struck = stationOfGroup(this.plant, instance.group);
    if (struck) crash(this.faults(), struck, instance);
  }

  private beginWindow(): void {
    const { warmUpMs } = this.plant.document.scenario;
    this.recorder.beginWindow();
    if (warmUpMs <= 0) return;
    after(warmUpMs, () => {
      this.recorder.beginWindow();
      this.rules.beginWindow();
    });
  }
}
