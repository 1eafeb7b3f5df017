/** The scenario's timeline during a run: faults at their instants, configuration changes, notes. Traffic events are part of the sources' rates. */
import type { TimelineEvent } from '#design';
import { createTask, schedule } from '#engine';
import type { Run } from './run';

export function playTimeline(run: Run): void {
  for (const event of run.plant.document.scenario.timeline) {
    const task = createTask(() => play(run, event));
    schedule(task, event.atMs);
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
