/** Sources of client requests whose requests come one by one: rows that the kernel reads when the source's own event comes. */
import { laneOf } from './calendar';
import { cells, claimCells } from './cells';
import * as f from './frames';
import { host, kernel, narrow, narrowRows } from './kernel';
import * as mixCells from './kernel/tables/mix-cells';
import * as slots from './kernel/tables/slots';
import { sampleItemFromStream } from './populations';
import { derivedKey, purposes } from './random';
import { machine } from './state';
import { createTask } from './tasks';
import type { RequestSort } from './machine';

const isPlain = narrow(Uint8Array, slots.sourceIsPlain);
const keyHigh = narrow(Int32Array, slots.sourceKeyHigh);
const keyLow = narrow(Int32Array, slots.sourceKeyLow);
const ordinals = narrow(Float64Array, slots.sourceOrdinals);
const keys = narrow(Int32Array, slots.sourceKeys);
const clients = narrow(Int32Array, slots.sourceClients);
const streams = narrow(Int32Array, slots.sourceStreams);
const rates = narrow(Float64Array, slots.sourceRates);
const mixes = narrow(Int32Array, slots.sourceMixes);

/** Sources by their rows. */
const sources: RequestSource[] = [];

export function resetSources(): void {
  sources.length = 0;
}

host.nextItem = sampleItemFromStream;
host.nextArrival = (row) => sources[row]!.nextArrival();

/** What a source asks, and how often. */
export interface SourceOptions {
  /** Shares of the entries up to each, the last is 1, with what is sent for them. */
  readonly mix: readonly { readonly share: number; readonly sort: RequestSort }[];
  /** Populations of what requests are about and of who sends them. */
  readonly keys: number;
  readonly clients: number;
  /** Poisson arrivals a second, steady for good; 0 = the source says when the next one comes. */
  readonly ratePerSecond: number;
}

export class RequestSource {
  /** Its own event. */
  readonly task: number;
  readonly nextArrival: () => number;
  private readonly row: number;

  /** `fire` is called at its event while it is not plain. Streams: of arrivals, operations, keys and clients, with numbers in a row. */
  constructor(classId: number, firstStream: number, fire: () => void, nextArrival: () => number) {
    if (sources.length === narrowRows) throw new RangeError(`a run has at most ${narrowRows} sources`);
    this.row = sources.push(this) - 1;
    this.nextArrival = nextArrival;
    this.task = createTask(fire, true, f.kinds.source);
    f.places[this.task] = this.row;
    kernel.deriveKey(machine.seed | 0, 0x6c6f6164, classId | 0, purposes.path);
    keyHigh[this.row] = derivedKey[0]!;
    keyLow[this.row] = derivedKey[1]!;
    ordinals[this.row] = 0;
    streams[this.row] = firstStream;
    isPlain[this.row] = 0;
  }

  /** Requests made so far: the number of the next one. */
  get ordinal(): number {
    return ordinals[this.row]!;
  }

  /** The number of a request. */
  takeOrdinal(): number {
    const ordinal = ordinals[this.row]!;
    ordinals[this.row] = ordinal + 1;
    return ordinal;
  }

  /** From now on requests come one by one, as said; null = whoever made the source makes them. */
  configure(options: SourceOptions | null): void {
    const { row } = this;
    isPlain[row] = options === null ? 0 : 1;
    if (options === null) return;
    keys[row] = options.keys;
    clients[row] = options.clients;
    rates[row] = options.ratePerSecond;
    const at = claimCells(mixCells.size * options.mix.length);
    mixes[row] = at;
    options.mix.forEach(({ share, sort }, entry) => enter(at + entry * mixCells.size, share, sort));
  }
}

function enter(at: number, share: number, { site, place, flow, patienceMs }: RequestSort): void {
  cells[at + mixCells.share] = share;
  cells[at + mixCells.site] = site;
  cells[at + mixCells.place] = place;
  cells[at + mixCells.flow] = flow;
  cells[at + mixCells.patienceMs] = patienceMs;
  cells[at + mixCells.patienceLane] = patienceMs < Number.POSITIVE_INFINITY ? laneOf(patienceMs) : -1;
}
