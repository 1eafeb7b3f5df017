/** What a report says of each station alone, watched here for several together: waits of whole requests, and whether anybody is inside. */
import type { ComponentId, Document } from '#design';
import type { RunObserver } from '#simulation';
import { componentNamed } from './run';

/** Waits of served requests that arrived in the window: their sojourn less their service. */
export class Waits {
  private readonly all: number[] = [];

  add(ms: number): void {
    this.all.push(ms);
  }

  get count(): number {
    return this.all.length;
  }

  get meanMs(): number {
    return this.all.reduce((sum, each) => sum + each, 0) / this.all.length;
  }

  get sdMs(): number {
    const mean = this.meanMs;
    return Math.sqrt(this.all.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (this.all.length - 1));
  }

  get p95Ms(): number {
    const sorted = Float64Array.from(this.all).sort();
    return sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN;
  }

  /** Those that were served at once; differences of instants are exact to far less than this. */
  get atOnce(): number {
    return this.all.filter((each) => each < 1e-6).length;
  }
}

/** Each request's sojourn less all work that was drawn for it, wherever it was done. */
export function watchRequests(waits: Waits, { scenario }: Document): RunObserver {
  return {
    requestEnded: ({ arrivedMs, endedMs, outcome, demands }) => {
      if (arrivedMs < scenario.warmUpMs || outcome !== 'success') return;
      waits.add(endedMs - arrivedMs - demands.reduce((sum, { ms }) => sum + ms, 0));
    },
  };
}

/** Each visit's time before its work began, at any of these stations. */
export function watchVisits(waits: Waits, document: Document, stations: readonly string[]): RunObserver {
  const ids: ReadonlySet<ComponentId> = new Set(stations.map((name) => componentNamed(document, name)));
  return {
    visitEnded: ({ component, arrivedMs, beganMs, isWell }) => {
      if (isWell && ids.has(component) && arrivedMs >= document.scenario.warmUpMs) waits.add(beganMs - arrivedMs);
    },
  };
}

/** Who was inside which station from when to when; those still there at the end of the run are left out. */
export class Inside {
  private readonly changes: { readonly atMs: number; readonly station: number; readonly by: number }[] = [];

  add(station: number, arrivedMs: number, endedMs: number): void {
    if (station < 0) return;
    this.changes.push({ atMs: arrivedMs, station, by: 1 }, { atMs: endedMs, station, by: -1 });
  }

  /** Shares of the window with nobody inside, and the mean difference between the first two stations. */
  between(fromMs: number, untilMs: number): { readonly empty: number; readonly difference: number } {
    const counts: number[] = [];
    const sums = { sinceMs: fromMs, empty: 0, difference: 0 };
    const pass = (atMs: number) => {
      const span = Math.max(0, atMs - sums.sinceMs);
      sums.sinceMs = Math.max(sums.sinceMs, atMs);
      if (counts.every((count) => !count)) sums.empty += span;
      sums.difference += Math.abs((counts[0] ?? 0) - (counts[1] ?? 0)) * span;
    };
    for (const { atMs, station, by } of this.changes.toSorted((a, b) => a.atMs - b.atMs)) {
      pass(atMs);
      counts[station] = (counts[station] ?? 0) + by;
    }
    pass(untilMs);
    return { empty: sums.empty / (untilMs - fromMs), difference: sums.difference / (untilMs - fromMs) };
  }
}

export function watchInside(inside: Inside, document: Document, stations: readonly string[]): RunObserver {
  const ids: readonly ComponentId[] = stations.map((name) => componentNamed(document, name));
  return {
    visitEnded: ({ component, arrivedMs, endedMs }) => inside.add(ids.indexOf(component), arrivedMs, endedMs),
  };
}
