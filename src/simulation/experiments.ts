/** The experiments that a run plays. */
import type { Document, Experiment, TimelineEvent } from '#design';
import { ExperimentWatch, type ExperimentReport } from './experiment-watch';
import type { FaultsInForce } from './faults-in-force';
import type { Flow } from './flows';
import type { Plant } from './plant';
import { flowOf } from './requirement-figures';
import type { RequestOf } from './requirement-meter';
import type { RunEvent } from './snapshot';

/** Whether an experiment is planned: it must hear of the end of each request. */
export const plansExperiment = ({ scenario }: Document): boolean =>
  scenario.timeline.some(({ action }) => action.type === 'experiment');

export class Experiments {
  private readonly watches: ExperimentWatch[] = [];
  private readonly of: () => ExperimentsOf;

  constructor(of: () => ExperimentsOf) {
    this.of = of;
  }

  /** It begins to look at the steady state. */
  begin(event: TimelineEvent, experiment: Experiment): void {
    const { plant, thrown, emit, flows } = this.of();
    this.watches.push(
      new ExperimentWatch(event, experiment, {
        requirements: plant.document.requirements,
        inject: (fault, durationMs) => thrown.inject(fault, durationMs),
        clear: (fault) => thrown.clear(fault),
        emit,
        offered: (requirement) => flowOf(requirement, flows)?.counted.offered ?? 0,
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
  readonly flows: readonly Flow[];
  readonly emit: (event: Omit<RunEvent, 'atMs'>) => void;
}
