/**
 * One experiment of the timeline being played: the steady state is measured first, and without it nothing is done; then the method, looked at every second by
 * the conditions that abort it, which clears its faults; then the steady state again. What is measured of a window are the requests that arrive in it.
 */
import {
  methodMs,
  type AbortCondition,
  type Experiment,
  type Fault,
  type Requirement,
  type TimelineEvent,
} from '#design';
import { after, frames, Histogram, now } from '#engine';
import { figureOf } from './requirement-figures';
import { Part, type RequestOf } from './requirement-meter';
import type { RunEvent } from './snapshot';

/** `running`: it is not over. `invalid`: there was no steady state to begin with. */
export type ExperimentVerdict = 'running' | 'held' | 'deviated' | 'aborted' | 'invalid';

type Measured = number | 'infinite' | null;

export interface ExperimentFigure {
  readonly requirement: string;
  /** In the order before, during, after; null = nothing was measured. */
  readonly measured: readonly [Measured, Measured, Measured];
  readonly isMet: readonly [boolean | null, boolean | null, boolean | null];
}

export interface ExperimentReport {
  readonly id: string;
  readonly name: string;
  readonly verdict: ExperimentVerdict;
  /** When it began to look, to do, and when it was over or aborted; null = not yet. */
  readonly beganMs: number;
  readonly struckMs: number | null;
  readonly endedMs: number | null;
  /** Why it was aborted, in words; null = it was not. */
  readonly abortedBy: string | null;
  readonly steady: readonly ExperimentFigure[];
}

/** What an experiment asks of the run that plays it. */
export interface ExperimentStage {
  readonly requirements: readonly Requirement[];
  /** Throws a fault and returns its number; null = it is over at once. */
  readonly inject: (fault: Fault, durationMs: number) => number | null;
  readonly clear: (fault: number) => void;
  readonly emit: (event: Omit<RunEvent, 'atMs'>) => void;
  /** Counted requests so far of those that a requirement is asked of. */
  readonly offered: (requirement: Requirement) => number;
}

const secondMs = 1000;

/** Requests that ended within a second. */
class Second {
  success = 0;
  unanswered = 0;
  readonly responses = new Histogram();
  readonly seconds = 1;
}

export class ExperimentWatch {
  private readonly event: TimelineEvent;
  private readonly experiment: Experiment;
  private readonly stage: ExperimentStage;
  private readonly beganMs = now();
  /** The steady state of each window begun so far, a part for each requirement. */
  private readonly windows: (readonly Part[])[] = [];
  /** Requests offered until each window began, for each requirement. */
  private readonly offered: (readonly number[])[] = [];
  private struckMs: number | null = null;
  private endedMs: number | null = null;
  private verdict: ExperimentVerdict = 'running';
  private abortedBy: string | null = null;
  private second = new Second();
  /** Ms that each condition has held. */
  private readonly held: number[];
  private readonly faults: number[] = [];

  constructor(event: TimelineEvent, experiment: Experiment, stage: ExperimentStage) {
    this.event = event;
    this.experiment = experiment;
    this.stage = stage;
    this.held = experiment.abort.map(() => 0);
    this.open(experiment.beforeMs);
    after(experiment.beforeMs, () => this.strike());
  }

  requestEnded(request: number, sort: RequestOf, isGood: boolean): void {
    const arrivedMs = frames.begun[request]!;
    for (const window of this.windows) for (const part of window) part.ended(arrivedMs, sort, isGood);
    if (isGood) {
      this.second.success++;
      this.second.responses.add(now() - arrivedMs);
    } else this.second.unanswered++;
  }

  private open(lengthMs: number): void {
    const { requirements } = this.stage;
    const steady = requirements.filter(({ id }) => this.experiment.steady.includes(id));
    this.windows.push(steady.map((each) => new Part(each, now(), now() + lengthMs)));
    this.offered.push(this.offeredNow(this.offered.length));
  }

  /** Nothing is past its limit, and something was measured: a steady state of which nobody knows anything is none. */
  private beginsSteady(): boolean {
    const met = (this.windows[0] ?? []).map(isMet);
    return met.includes(true) && !met.includes(false);
  }

  /** Whatever could be measured before is met. What nobody asked for misses nothing; where nobody who asked was answered, nothing holds. */
  private staysSteady(window: number): boolean {
    const before = this.windows[0] ?? [];
    return (this.windows[window] ?? []).every(
      (part, at) => isMet(before[at]!) === null || (isMet(part) ?? !this.wasAsked(window, at)),
    );
  }

  private wasAsked(window: number, at: number): boolean {
    const until = this.offered[window + 1] ?? this.offeredNow(window);
    return until[at]! > this.offered[window]![at]!;
  }

  private offeredNow(window: number): readonly number[] {
    return (this.windows[window] ?? []).map(({ requirement }) => this.stage.offered(requirement));
  }

  private say(text: string, severity: RunEvent['severity'] = 'note'): void {
    this.stage.emit({ type: 'experiment', severity, place: null, text: `${this.event.name}: ${text}` });
  }

  private strike(): void {
    if (!this.beginsSteady()) {
      this.over('invalid', 'no steady state to begin with, so nothing was done', 'warning');
      return;
    }
    this.struckMs = now();
    this.say('the steady state holds; the method begins');
    const lengthMs = methodMs(this.experiment);
    this.open(lengthMs);
    for (const { afterMs, durationMs, fault } of this.experiment.method)
      after(afterMs, () => {
        if (this.verdict !== 'running') return;
        const thrown = this.stage.inject(fault, durationMs);
        if (thrown !== null) this.faults.push(thrown);
      });
    this.second = new Second();
    after(secondMs, () => this.look());
    after(lengthMs, () => this.settle());
  }

  /** Once a second while the method lasts. */
  private look(): void {
    if (this.windows.length !== 2) return;
    const { second } = this;
    this.experiment.abort.forEach(({ metric, comparator, value }, at) => {
      const figure = figureOf(metric, second);
      const isBad = comparator === 'below' ? figure < value : figure > value;
      this.held[at] = isBad ? (this.held[at] ?? 0) + secondMs : 0;
    });
    this.second = new Second();
    const met = this.experiment.abort.find(({ holdMs }, at) => this.held[at]! > 0 && this.held[at]! >= holdMs);
    if (!met) {
      after(secondMs, () => this.look());
      return;
    }
    this.abortedBy = abortWords(met);
    for (const fault of this.faults) this.stage.clear(fault);
    this.verdict = 'aborted';
    this.say(`aborted, its faults are cleared: ${this.abortedBy}`, 'critical');
    this.settle();
  }

  /** The method is over, or was ended: the steady state is looked at once more. */
  private settle(): void {
    if (this.windows.length !== 2) return;
    this.open(this.experiment.afterMs);
    after(this.experiment.afterMs, () => {
      if (this.verdict === 'aborted') this.over('aborted', 'over, after it was aborted', 'warning');
      else if (this.staysSteady(1) && this.staysSteady(2)) this.over('held', 'the hypothesis held', 'note');
      else this.over('deviated', 'the steady state did not hold', 'warning');
    });
  }

  private over(verdict: ExperimentVerdict, text: string, severity: RunEvent['severity']): void {
    this.verdict = verdict;
    this.endedMs = now();
    this.say(text, severity);
  }

  report(): ExperimentReport {
    const { beganMs, struckMs, endedMs, abortedBy, verdict } = this;
    const [before, during, later] = this.windows;
    return {
      id: this.event.id,
      name: this.event.name,
      verdict,
      beganMs,
      struckMs,
      endedMs,
      abortedBy,
      steady: (before ?? []).map((part, at) => {
        const parts = [part, during?.[at], later?.[at]] as const;
        const [a, b, c] = parts;
        return {
          requirement: part.requirement.id,
          measured: [told(a), told(b), told(c)],
          isMet: [met(a), met(b), met(c)],
        };
      }),
    };
  }
}

/** How values of a metric are written; a ratio has no unit. */
const units: Readonly<Partial<Record<AbortCondition['metric'], string>>> = { availability: '', goodput: '/s' };

/** "p95 was above 400 ms for 5 s". */
function abortWords({ metric, comparator, value, holdMs }: AbortCondition): string {
  return `${metric} was ${comparator} ${value}${units[metric] ?? ' ms'} for ${Math.max(1, holdMs / secondMs)} s`;
}

/** Null = nothing ended yet that says so. */
function isMet(part: Part): boolean | null {
  const figure = part.measured();
  if (Number.isNaN(figure)) return null;
  const { comparator, target } = part.requirement;
  return comparator === 'at-most' ? figure <= target : figure >= target;
}

const met = (part: Part | undefined): boolean | null => (part ? isMet(part) : null);

function told(part: Part | undefined): Measured {
  const figure = part?.measured() ?? Number.NaN;
  if (Number.isNaN(figure)) return null;
  return figure === Number.POSITIVE_INFINITY ? 'infinite' : figure;
}
