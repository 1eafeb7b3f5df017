/** All sources of a run: one for each users component and traffic class that it sends, kept in step with the design. */
import type { ComponentId, MixEntry, OperationId } from '#design';
import { frames } from '#engine';
import type { Plant } from './plant';
import type { Recorder } from './recorder';
import type { RequestOf } from './requirement-meter';
import type { Counter } from './sending';
import type { Fleet } from './fleet';
import type { Fleets } from './fleets';
import { Source } from './sources';

export class Traffic {
  private readonly plant: Plant;
  private readonly recorder: Recorder;
  private readonly fleets: Fleets;
  private readonly sources: Source[] = [];
  /** Sources by the row under which their requests are counted. */
  private readonly owners: Source[] = [];
  private readonly operations: OperationId[] = [];
  /** What was asked of `sortOf` since sources changed. */
  private readonly sorts: (RequestOf | null | undefined)[] = [];

  constructor(plant: Plant, recorder: Recorder, fleets: Fleets) {
    this.fleets = fleets;
    this.plant = plant;
    this.recorder = recorder;
    this.add();
  }

  /** The source that sent a request. */
  ownerOf(request: number): Source | undefined {
    return this.owners[frames.flows[request]!];
  }

  /** Entry operation of the requests under a row. */
  operationOf(row: number): OperationId | undefined {
    return this.operations[row];
  }

  /** Class and entry operation of a client's request; null = its source is gone. The same object for all requests of a row. */
  sortOf(request: number): RequestOf | null {
    const row = frames.flows[request]!;
    const known = this.sorts[row];
    if (known !== undefined) return known;
    const source = this.owners[row];
    const operation = this.operations[row];
    const sort = source && operation ? { trafficClass: source.trafficClass.id, operation } : null;
    this.sorts[row] = sort;
    return sort;
  }

  /** Sources go, come and get new numbers as the design now says. */
  follow(): void {
    this.sorts.length = 0;
    const { stage, document } = this.plant;
    for (const source of this.sources.slice()) {
      const component = stage.components.find(({ id }) => id === source.component);
      const trafficClass = document.workload.trafficClasses.find(({ id }) => id === source.trafficClass.id);
      if (component?.trafficClasses.includes(source.trafficClass.id) && trafficClass) {
        this.fleetOf(component.id);
        source.configure(trafficClass);
        continue;
      }
      source.stop();
      this.sources.splice(this.sources.indexOf(source), 1);
    }
    this.fleets.keep(stage.components.map(({ id }) => id));
    this.add();
  }

  /** Faults act on arrival rates from now on. */
  ratesChanged(): void {
    for (const source of this.sources) source.rateChanged();
  }

  private add(): void {
    const { stage, document } = this.plant;
    for (const { id, trafficClasses } of stage.components)
      for (const classId of trafficClasses) {
        const trafficClass = document.workload.trafficClasses.find((each) => each.id === classId);
        const isKnown = this.sources.some((source) => source.component === id && source.trafficClass.id === classId);
        if (trafficClass && !isKnown)
          this.sources.push(
            new Source({ plant: this.plant, component: id, fleet: this.fleetOf(id) }, trafficClass, this.counter()),
          );
      }
  }

  /** Null = who sends from it holds no connection. */
  private fleetOf(component: ComponentId): Fleet | null {
    const plan = this.plant.stations.get(component)?.plan;
    return plan?.type === 'source' && plan.fleet ? this.fleets.of(component, plan.fleet) : null;
  }

  private counter(): Counter {
    return {
      rowOf: (source: Source, entry: MixEntry) => {
        const row = this.recorder.rowOf(source.component, source.trafficClass.id, entry);
        this.owners[row] = source;
        this.operations[row] = entry.operation;
        this.sorts[row] = undefined;
        return row;
      },
    };
  }
}
