/**
 * The scenario's timeline during a run: faults at their instants, configuration changes, notes. Traffic events are part of the sources' rates. What is ahead
 * follows the document when that is edited; what has begun goes on as it began.
 */
import type { TimelineEvent } from '#design';
import { createTask, endTask, now, schedule } from '#engine';
import type { Run } from './run';

export class Timeline {
  private readonly run: Run;
  private timeline: readonly TimelineEvent[] = [];
  /** Frames of the events that are ahead. */
  private readonly ahead = new Set<number>();

  constructor(run: Run) {
    this.run = run;
    for (const event of this.follow()) this.plan(event);
  }

  /** The document may say otherwise by now: what it says of later instants holds. */
  changed(): void {
    if (this.run.plant.document.scenario.timeline === this.timeline) return;
    for (const frame of this.ahead) endTask(frame);
    this.ahead.clear();
    for (const event of this.follow()) if (event.atMs > now()) this.plan(event);
  }

  private follow(): readonly TimelineEvent[] {
    this.timeline = this.run.plant.document.scenario.timeline;
    return this.timeline;
  }

  private plan(event: TimelineEvent): void {
    const frame = createTask(() => {
      this.ahead.delete(frame);
      endTask(frame);
      play(this.run, event);
    });
    this.ahead.add(frame);
    schedule(frame, event.atMs);
  }
}

function play(run: Run, event: TimelineEvent): void {
  const { action } = event;
  run.emit({ type: 'timeline', severity: 'note', place: null, text: event.name });
  switch (action.type) {
    case 'fault':
      run.inject(action.fault, event.durationMs);
      return;
    case 'configuration':
      run.configure(action);
      return;
    case 'deployment':
      run.deploy(action.module, action.deployment);
      return;
    case 'experiment':
      run.experiments.begin(event, action.experiment);
      return;
    case 'traffic':
    case 'note':
      return;
  }
}
