/** Runs of documents, and their reports by the names that the document gave. Every run's books are balanced on the way: they are the case of invariants. */
import { declarations } from '#catalog';
import {
  buildDesign,
  findProblems,
  parseDocument,
  type BuildDesign,
  type BuildStage,
  type Document,
  type ComponentId,
} from '#design';
import { createRun, type ComponentReport, type Report, type RunObserver, type WireReport } from '#simulation';
import { noLaws, worstLaws, lawsOf, type Laws } from './laws';

const eventsAtOnce = 200_000;

export type Design = Omit<BuildDesign, 'stages'> & BuildStage;

/** Wires between stations of the cases cost nothing. */
export const bare = { latencyMs: 0, serializationMs: 0, serializationMsPerKiB: 0, bandwidthBitsPerSecond: null };

/** A host with room for everything but what is said. */
export const roomy = { workers: null, backlog: null, vcpus: null, memoryMiB: null } as const;

/** A document written out and read again: it passes the gate that every document passes. */
export function documentOf(design: Design): Document {
  const text = JSON.stringify(buildDesign(design, declarations));
  const read = parseDocument(text, declarations, { strict: true });
  if (!read.ok) throw new Error(read.problems.map((problem) => `${problem.path ?? ''} ${problem.text}`).join('; '));
  const { document } = read.value;
  const problems = findProblems(document, document.stages[0]!.id, declarations);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ title, text: reason }) => `${title}: ${reason}`).join('; '));
  return document;
}

let laws: Laws = noLaws;
let digests: string[] = [];

/** How well the books balanced in all runs since the last call, and the digests of their reports. */
export function takeLaws(): { readonly laws: Laws; readonly digests: readonly string[] } {
  const taken = { laws, digests };
  laws = noLaws;
  digests = [];
  return taken;
}

export function componentNamed(document: Document, name: string): ComponentId {
  const found = document.stages[0]?.components.find((each) => each.name === name);
  if (!found) throw new Error(`there is no component ${name}`);
  return found.id;
}

/** A report, asked by names. */
export class Reading {
  readonly report: Report;
  readonly document: Document;

  constructor(document: Document, report: Report) {
    this.document = document;
    this.report = report;
  }

  /** All client requests together. */
  get whole(): Report['flows'][number] {
    return this.report.flows[0]!;
  }

  /** Length of the window that counts, s. */
  get seconds(): number {
    return (this.report.atMs - this.report.warmUpMs) / 1000;
  }

  ofClass(name: string): Report['flows'][number] {
    const id = this.document.workload.trafficClasses.find((each) => each.name === name)?.id;
    const flow = this.report.flows.find(({ scope }) => scope.type === 'traffic-class' && scope.trafficClass === id);
    if (!flow) throw new Error(`there is no class ${name}`);
    return flow;
  }

  component(name: string): ComponentReport {
    const id = componentNamed(this.document, name);
    return this.report.components.find((each) => each.id === id)!;
  }

  /** The wire that leads to a component of this name. */
  wireTo(name: string): WireReport {
    const id = componentNamed(this.document, name);
    const wire = this.document.stages[0]?.wires.find(({ to }) => 'component' in to && to.component === id);
    return this.report.wires.find((each) => each.id === wire?.id)!;
  }
}

/** A run that is driven by hand. */
export class Drive {
  private readonly document: Document;
  private readonly run;

  constructor(document: Document, seed: number, observer: RunObserver = {}) {
    this.document = document;
    const made = createRun(document, document.stages[0]!.id, seed, observer);
    if (!made.ok) throw new Error(made.problems.map(({ title, text }) => `${title}: ${text}`).join('; '));
    this.run = made.value;
    this.run.recorder.isUnseen = true;
  }

  /** Goes on to this instant, in ms, and reads the report there. */
  to(untilMs: number): Reading {
    const { run } = this;
    while (run.status === 'ready' && run.nowMs < untilMs) {
      run.advance(untilMs, eventsAtOnce);
      run.takeEvents();
    }
    if (run.status === 'stopped') throw new Error('the run outgrew what a run can hold');
    const reading = new Reading(this.document, run.report());
    laws = worstLaws(laws, lawsOf(reading.report, this.document));
    digests.push(reading.report.digest);
    return reading;
  }

  end(): Reading {
    return this.to(Number.POSITIVE_INFINITY);
  }

  /** Messages at a broker that are not over, and those of them that a consumer could receive. */
  messagesAt(name: string): { readonly unfinished: number; readonly waiting: number } {
    const station = this.run.plant.stations.get(componentNamed(this.document, name));
    const subscriptions = [...(station?.group.devices?.broker?.subscriptions.values() ?? [])];
    return {
      unfinished: subscriptions.reduce((sum, { book }) => sum + book.unfinished.level, 0),
      waiting: subscriptions.reduce((sum, { book }) => sum + book.waiting.level, 0),
    };
  }

  /** Goes on until it is so, as told by whoever listens, or to the end; the instant reached, ms. */
  until(isSo: () => boolean): number {
    const { run } = this;
    while (run.status === 'ready' && !isSo()) run.advance(Number.POSITIVE_INFINITY, 2000);
    return run.nowMs;
  }

  /** Requests ended so far, however. */
  get ended(): number {
    const { success, late, failed } = this.run.recorder.ledgerNow();
    return success + late + failed;
  }

  /** Goes on until so many requests ended; the instant reached, ms. */
  untilEnded(requests: number): number {
    const { run } = this;
    while (run.status === 'ready' && this.ended < requests) run.advance(Number.POSITIVE_INFINITY, 2000);
    return run.nowMs;
  }
}

export function runToEnd(document: Document, seed: number, observer?: RunObserver): Reading {
  return new Drive(document, seed, observer).end();
}
