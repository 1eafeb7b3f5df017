/**
 * The laws that hold in every window of every run as identities, because both of their sides are sums over the same things: what was inside at each instant, and how long
 * each thing was inside, cut at the edges. The sides are kept apart in the engine, or counted here, so that one that forgets something is found out.
 */
import type { Document } from '#design';
import { connectionMs, frames, machine, now, remainingWork, type Instance, type Watcher } from '#engine';
import type { Report, Run, RunObserver } from '..';
import type { Station } from '../plant';

export interface LawSeen {
  readonly law: 'requests' | 'inside' | 'workers' | 'cpu' | 'connections';
  readonly place: string;
  /** Both sides, ms x number. */
  readonly area: number;
  readonly sum: number;
}

const idle: Watcher = {
  visitArrived: () => {},
  visitEnded: () => {},
  lookedUp: () => {},
  demanded: () => {},
  computed: () => {},
  crossed: () => {},
  branched: () => {},
  branchEnded: () => {},
  attemptFailed: () => {},
};

/** CPU work of each instance that was begun less what was cut short, ms of a reference vCPU. */
class Work {
  private readonly begun = new Map<number, number>();

  readonly watcher: Watcher = {
    ...idle,
    computed: (visit, ms) => this.add(frames.places[visit]!, ms),
    cutShort: (visit, ms) => this.add(frames.places[visit]!, -ms),
    replayed: (instance, ms) => this.add(instance, ms),
  };

  private add(place: number, ms: number): void {
    this.begun.set(place, (this.begun.get(place) ?? 0) + ms);
  }

  /** What was done up to now. */
  doneAt(instance: Instance): number {
    let left = 0;
    if (instance.processor >= 0) remainingWork(instance.processor, (_, work) => (left += work));
    return (this.begun.get(instance.row) ?? 0) - left;
  }
}

/** Looks at a run from before its first event. */
export class WindowLaws {
  /** Requests that ended: time within the window that each was under way. */
  private endedMs = 0;
  private readonly work = new Work();
  private readonly doneBefore = new Map<Instance, number>();
  private beginMs = 0;
  private readonly isWatched: boolean;

  /** Whether work is watched too: then the law of CPU is seen, and the run takes the long way. */
  constructor(isWatched: boolean) {
    this.isWatched = isWatched;
  }

  readonly observer: RunObserver = {
    requestEnded: ({ arrivedMs, endedMs }) => (this.endedMs += endedMs - Math.max(arrivedMs, this.beginMs)),
  };

  /** To be called before anything has happened, and again when warm-up is over. */
  begin({ plant }: Run, document: Document): void {
    if (this.isWatched) machine.watcher = this.work.watcher;
    this.beginMs = now() > 0 ? now() : document.scenario.warmUpMs;
    if (now() < document.scenario.warmUpMs) return;
    this.endedMs = 0;
    for (const station of plant.stations.values())
      for (const instance of reported(station)) this.doneBefore.set(instance, this.work.doneAt(instance));
  }

  /** Both sides of every law, at the end of the run. */
  seen(run: Run, report: Report): readonly LawSeen[] {
    const lengthMs = report.atMs - report.warmUpMs;
    return [
      this.requests(run, lengthMs),
      ...report.components.flatMap(({ id: place, inside, insideMs, heldMs, instances }): LawSeen[] => {
        const busy = instances.reduce((sum, { workersBusy }) => sum + workersBusy, 0);
        return [
          { law: 'inside', place, area: inside.mean * lengthMs, sum: insideMs },
          { law: 'workers', place, area: busy * lengthMs, sum: heldMs },
          ...this.cpu(
            run,
            place,
            instances.map(({ vcpusBusy }) => vcpusBusy * lengthMs),
          ),
        ];
      }),
      ...report.wires.flatMap(({ id: place, pool }): LawSeen[] => {
        const link = Array.from(run.plant.links).find(([wire]) => wire === place)?.[1];
        return pool && link ? [{ law: 'connections', place, area: pool.used * lengthMs, sum: connectionMs(link) }] : [];
      }),
    ];
  }

  private requests({ recorder }: Run, lengthMs: number): LawSeen {
    let sum = this.endedMs;
    for (let row = 0; row < frames.frameTop(); row += frames.frameStep)
      if (frames.kind[row] === frames.kinds.request) sum += now() - Math.max(frames.begun[row]!, this.beginMs);
    return { law: 'requests', place: 'whole', area: recorder.flows[0]!.insideMean() * lengthMs, sum };
  }

  /** Shared vCPUs that run at their speed: what they were busy is what was done. Throttled ones, and those of what hangs, are busy with less. */
  private cpu({ plant }: Run, place: string, busyMs: readonly number[]): readonly LawSeen[] {
    const station = Array.from(plant.stations.values()).find(({ id }) => id === place);
    if (!this.isWatched || !station || isThrottled(plant.document, place)) return [];
    return reported(station).flatMap((instance, at): LawSeen[] => {
      if (instance.processor < 0) return [];
      const done = this.work.doneAt(instance) - (this.doneBefore.get(instance) ?? 0);
      return [{ law: 'cpu', place: `${place}/${at}`, area: (busyMs[at] ?? 0) * instance.limits.speed, sum: done }];
    });
  }
}

/** Those that a report lists, in its order: instances made on demand stand behind a door. */
const reported = ({ group, instances }: Station): readonly Instance[] => (group.onDemand ? group.instances : instances);

const isThrottled = ({ scenario }: Document, place: string): boolean =>
  scenario.timeline.some(
    ({ action }) =>
      action.type === 'fault' &&
      (action.fault.fault === 'cpu-throttle' || action.fault.fault === 'hang') &&
      action.fault.target.type === 'component' &&
      action.fault.target.component === place,
  );
