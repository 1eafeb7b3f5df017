/** What a source needs to send requests and have them counted. */
import type { MixEntry } from '#design';
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
