/** The experiments that a run plays. */
import type { Document, Experiment, TimelineEvent } from '#design';
import { ExperimentWatch, type ExperimentReport } from './experiment-watch';
import type { FaultsInForce } from './faults-in-force';
import type { RunObserver } from './observer';
import type { Plant } from './plant';
import type { RequestOf } from './requirement-meter';
import type { RunEvent } from './snapshot';

/** Whether the end of each request must be told: to who looks at it, or to an experiment that is planned. */
export const hearsEnds = ({ scenario }: Document, { requestOver }: RunObserver): boolean =>
  requestOver !== undefined || scenario.timeline.some(({ action }) => action.type === 'experiment');

export class Experiments {
  private readonly watches: ExperimentWatch[] = [];
  private readonly of: () => ExperimentsOf;

  constructor(of: () => ExperimentsOf) {
    this.of = of;
  }

  /** It begins to look at the steady state. */
  begin(event: TimelineEvent, experiment: Experiment): void {
    const { plant, thrown, emit } = this.of();
    this.watches.push(
      new ExperimentWatch(event, experiment, {
        requirements: plant.document.requirements,
        inject: (fault, durationMs) => thrown.inject(fault, durationMs),
        clear: (fault) => thrown.clear(fault),
        emit,
      }),
    );
  }

  requestEnded(request: number, sort: RequestOf | null, isGood: boolean): void {
    if (sort !== null) for (const watch of this.watches) watch.requestEnded(request, sort, isGood);
  }

  report(): readonly ExperimentReport[] {
    return this.watches.map((watch) => watch.report());
  }
}

interface ExperimentsOf {
  readonly plant: Plant;
  readonly thrown: FaultsInForce;
  readonly emit: (event: Omit<RunEvent, 'atMs'>) => void;
}
