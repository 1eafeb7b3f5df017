/** What a source needs to send requests and have them counted. */
import type { ComponentId, MixEntry } from '#design';
import { setPlainEnd, setStandIns } from '#engine';
import type { Fleet } from './fleet';
import type { Plant } from './plant';
import { hasWindows } from './requirement-meter';
import type { Source } from './sources';

/** Who counts requests. */
export interface Counter {
  /** The row under which requests of an entry are counted. */
  readonly rowOf: (source: Source, entry: MixEntry) => number;
}

/** What sending a request of a mix entry takes, looked up once. */
export interface Sending {
  readonly operation: string;
  readonly site: number;
  readonly place: number;
  readonly flow: number;
  readonly patienceMs: number;
}

/** From where a class is sent, and the fleet of those who send it; null = they hold no connections. */
export interface Sender {
  readonly plant: Plant;
  readonly component: ComponentId;
  readonly fleet: Fleet | null;
}

/** Whether the end of a good request is nobody's business, and whether others stand in at stores for its class. */
export function tellEnds(sendings: readonly Sending[], { plant, trafficClass }: Source, isPlain: boolean): void {
  const isHeard = plant.hearsEnds || hasWindows(plant.document.requirements);
  for (const { flow } of sendings) {
    setPlainEnd(flow, isPlain && !isHeard);
    setStandIns(flow, trafficClass.testPlan?.against === 'stand-ins');
  }
}
