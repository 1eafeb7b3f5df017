/**
 * Faults that come by chance: each struck thing is well for a drawn time, struck for a drawn time, and well again at that very instant, by streams of its
 * own. A crash strikes instance by instance, without restart delay and boot; with few repair crews a dead instance first waits for one.
 */
import { faultKinds, idNumber, type Fault } from '#design';
import { after, compileDistribution, createStream, now, purposes, sampleStream, type Instance } from '#engine';
import { stationPlanOf } from './compile-stations';
import { die, revive, type FaultContext } from './faults';
import type { Station } from './plant';
import type { Undo } from './outage';
import { strike, struckBy } from './strikes';

/** What is struck again at once would never let time pass: it is well for so long in between, ms. */
const leastUpMs = 1;

/** Draws of the times of one thing. */
interface Times {
  readonly upMs: () => number;
  readonly downMs: () => number;
}

function timesOf({ plant }: FaultContext, fault: Fault, id: string, ordinal: number): Times {
  const { recurrence } = fault;
  if (!recurrence) throw new Error('only a recurring fault has times');
  // Two sorts of faults of one thing come by streams of their own.
  const place = ordinal * faultKinds.length + faultKinds.indexOf(fault.fault);
  const draw = (purpose: number, row: number) => {
    const stream = createStream(plant.seed, idNumber(id), place, purpose);
    return () => sampleStream(row, stream);
  };
  const upMs = draw(purposes.lifetime, compileDistribution(recurrence.upMs));
  return {
    upMs: () => Math.max(leastUpMs, upMs()),
    downMs: draw(purposes.repair, compileDistribution(recurrence.downMs)),
  };
}

/** Those who repair the dead instances of one component, first come first served. */
class Crews {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(count: number) {
    this.free = count;
  }

  /** Begins the repair as soon as a crew is free; it ends after so many ms. */
  repair(ms: number, done: () => void): void {
    const begin = () => {
      after(ms, () => {
        this.free++;
        this.waiting.shift()?.();
        done();
      });
      this.free--;
    };
    if (this.free > 0) begin();
    else this.waiting.push(begin);
  }
}

/** Lets a fault come and go by chance until undone. */
export function recur(context: FaultContext, fault: Fault): Undo {
  const undos =
    fault.fault === 'crash'
      ? struckBy(context.plant, fault.target).flatMap(({ station, instances }) => {
          if (station.group.onDemand) return [recurringDeaths(context, station, fault)];
          const crews = new Crews(crewsOf(station));
          return instances.map((instance) => recurringCrash({ context, station, instance, fault, crews }));
        })
      : [recurringStrike(context, fault)];
  return () => {
    for (const undo of undos) undo();
  };
}

function crewsOf({ plan }: Station): number {
  return stationPlanOf(plan)?.repairCrews ?? Number.POSITIVE_INFINITY;
}

interface CrashSeries {
  readonly context: FaultContext;
  readonly station: Station;
  readonly instance: Instance;
  readonly fault: Fault;
  readonly crews: Crews;
}

function recurringCrash({ context, station, instance, fault, crews }: CrashSeries): Undo {
  const times = timesOf(context, fault, station.id, instance.ordinal);
  let isOver = false;
  let diedAt = -1;
  const live = () => after(times.upMs(), fail);
  const fail = () => {
    if (isOver) return;
    // Down for another reason: that time counts as neither up nor down.
    if (!die(context, station, instance)) {
      live();
      return;
    }
    diedAt = now();
    const { epoch } = instance;
    crews.repair(times.downMs(), () => {
      if (isOver) return;
      if (instance.epoch === epoch && instance.state === 'down') revive(context, station, instance);
      live();
    });
  };
  live();
  return () => {
    isOver = true;
    if (diedAt >= 0 && instance.state === 'down') revive(context, station, instance);
  };
}

/** Instances on demand die some drawn time after their start, each by itself, and for good. */
function recurringDeaths(context: FaultContext, station: Station, fault: Fault): Undo {
  const { upMs } = timesOf(context, fault, station.id, 0);
  let isOver = false;
  const hears = (instance: Instance) => {
    const { epoch } = instance;
    after(upMs(), () => {
      if (!isOver && instance.epoch === epoch) die(context, station, instance);
    });
  };
  for (const instance of station.instances) hears(instance);
  station.startListeners.add(hears);
  return () => {
    isOver = true;
    station.startListeners.delete(hears);
  };
}

/** A fault of a whole thing: a wire, a component, a zone. */
function recurringStrike(context: FaultContext, fault: Fault): Undo {
  const times = timesOf(context, fault, idOf(fault), 0);
  const once: Fault = { ...fault, recurrence: null };
  let undo: Undo | null = null;
  let isOver = false;
  const live = () =>
    after(times.upMs(), () => {
      if (isOver) return;
      undo = strike(context, once);
      after(times.downMs(), () => {
        if (isOver) return;
        undo?.();
        undo = null;
        live();
      });
    });
  live();
  return () => {
    isOver = true;
    undo?.();
  };
}

function idOf({ target }: Fault): string {
  const { type: _type, ...rest } = target;
  const id = Object.values(rest).find((value) => typeof value === 'string');
  if (id === undefined) throw new Error('a fault strikes nothing');
  return id;
}
