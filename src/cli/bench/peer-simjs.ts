/**
 * The same networks in SIM.JS (package `simjs`), an idiomatic process-style library and the fastest JavaScript peer known to us. Its bundle expects a
 * browser's global and hangs itself on it.
 */
import { createRequire } from 'node:module';

interface Request {
  done: (callback: () => void) => Request;
}

interface Entity {
  time: () => number;
  setTimer: (duration: number) => Request;
  useFacility: (facility: object, duration: number) => Request;
}

interface SimJs {
  readonly Sim: new () => { addEntity: (entity: unknown) => unknown; simulate: (until: number) => void };
  readonly Entity: abstract new (...given: never[]) => Entity;
  readonly Facility: (new (name: string, discipline: number, servers: number) => object) & { readonly FCFS: number };
  readonly Random: new (seed: number) => { exponential: (rate: number) => number; random: () => number };
}

function loadSimJs(): SimJs | null {
  const place = globalThis as unknown as { window?: { Sim?: SimJs } };
  place.window ??= {};
  try {
    createRequire(import.meta.url)('simjs');
  } catch {
    return null;
  }
  return place.window.Sim ?? null;
}

/** Rounds of so many simulated ms each from an empty network; units: requests that ended. Null = the package is not installed. */
export interface SimJsRounds {
  readonly tandem: (roundMs: number) => () => number;
  readonly fanOut: (roundMs: number) => () => number;
}

interface Work {
  readonly entity: Entity;
  readonly random: InstanceType<SimJs['Random']>;
  readonly ended: () => void;
}

/** A round: Poisson requests of a rate a ms, each worked on until it says that it ended. */
function roundOf(
  lib: SimJs,
  ratePerMs: number,
  roundMs: number,
  request: (lib: SimJs) => (work: Work) => void,
): () => number {
  let seed = 0;
  return () => {
    let count = 0;
    const random = new lib.Random((seed += 1));
    const serve = request(lib);
    class Users extends lib.Entity {
      start(): void {
        this.next();
      }

      next(): void {
        this.setTimer(random.exponential(ratePerMs)).done(() => {
          serve({ entity: this, random, ended: () => (count += 1) });
          this.next();
        });
      }
    }
    const sim = new lib.Sim();
    sim.addEntity(Users);
    sim.simulate(roundMs);
    return count;
  };
}

function tandemOf(lib: SimJs): (work: Work) => void {
  const facility = (name: string, servers: number) => new lib.Facility(name, lib.Facility.FCFS, servers);
  const stations = [
    { at: facility('first', 1), mean: 1 },
    { at: facility('second', 8), mean: 8 },
    { at: facility('third', 20), mean: 22 },
  ];
  const visit = (work: Work, place: number): void => {
    const station = stations[place];
    if (!station) return work.ended();
    const request = work.entity.useFacility(station.at, work.random.exponential(1 / station.mean));
    request.done(() => visit(work, place + 1));
  };
  return (work) => visit(work, 0);
}

function fanOutOf(lib: SimJs): (work: Work) => void {
  const stations = Array.from({ length: 5 }, (_, at) => new lib.Facility(`host ${at}`, lib.Facility.FCFS, 4));
  return (work) => {
    let left = stations.length;
    const join = () => {
      left -= 1;
      if (left === 0) work.ended();
    };
    const call = (station: object, attempt: number): void => {
      work.entity.useFacility(station, work.random.exponential(1 / 3)).done(() => {
        if (work.random.random() >= 0.01 || attempt === 3) join();
        else work.entity.setTimer(10 * attempt).done(() => call(station, attempt + 1));
      });
    };
    for (const station of stations) call(station, 1);
  };
}

export function simJs(): SimJsRounds | null {
  const lib = loadSimJs();
  if (!lib) return null;
  return {
    tandem: (roundMs) => roundOf(lib, 0.7, roundMs, tandemOf),
    fanOut: (roundMs) => roundOf(lib, 1, roundMs, fanOutOf),
  };
}
