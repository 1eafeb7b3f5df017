/** Messages that their producer sends again because it did not hear that they had arrived. What is remembered goes back so far; older is forgotten. */
import { now } from '../calendar';
import * as f from '../frames';
import { frameColumn } from '../kernel';
import * as columns from '../kernel/tables/frame-columns';
import { derivedKey, deriveKey, purposes, siteOf, turnOf } from '../random';

/** Name of the message that a visit brings, the same for all attempts of its call. */
const names = frameColumn(Float64Array, columns.messageNames);

const remembersMs = 300_000;

/** Names the message of a call that sends. */
export function nameMessage(call: number, visit: number, step: number): void {
  deriveKey(f.keyHigh[call]!, f.keyLow[call]!, siteOf(step, purposes.path), turnOf(f.counters[call]!, 0));
  names[visit] = (derivedKey[0]! >>> 0) * 2_097_152 + (derivedKey[1]! >>> 11);
}

export class Repeats {
  private recent = new Set<number>();
  private before = new Set<number>();
  private turnedMs = now();

  /** Whether the message of a visit was accepted before; from now on it was. */
  notes(visit: number): boolean {
    if (now() - this.turnedMs >= remembersMs) {
      this.before = this.recent;
      this.recent = new Set();
      this.turnedMs = now();
    }
    const name = names[visit]!;
    const isKnown = this.recent.has(name) || this.before.has(name);
    this.recent.add(name);
    return isKnown;
  }
}
