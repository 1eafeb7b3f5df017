/** The device of a store, such as its disk: a view on a row of cells, since the kernel lets operations pass it. */
import { schedule, now } from './calendar';
import { addTo, cells, claimCells } from './cells';
import * as f from './frames';
import { host } from './kernel';
import * as deviceCells from './kernel/tables/device-cells';
import { machine } from './state';
import { Line } from './station';

export interface DiskOptions {
  /** Operations at once; Infinity = unlimited. */
  readonly places: number;
  /** Shortest time between two operations, ms. */
  readonly gapMs: number;
  /** Distribution of how long one takes. */
  readonly times: number;
}

export class Disk {
  /** Where its row begins. */
  readonly at = claimCells(deviceCells.size);
  private readonly line = new Line();

  constructor(options: DiskOptions) {
    this.configure(options);
  }

  configure({ places, gapMs, times }: DiskOptions): void {
    cells[this.at + deviceCells.places] = places;
    cells[this.at + deviceCells.gapMs] = gapMs;
    cells[this.at + deviceCells.times] = times;
  }

  /** Operations in it. */
  get used(): number {
    return cells[this.at + deviceCells.used]!;
  }

  /** Operations since the start. */
  get count(): number {
    return cells[this.at + deviceCells.count]!;
  }

  /** A visit waits for a place. */
  joins(visit: number): void {
    f.flags[visit]! |= f.flag.waitingForPlace;
    this.line.join(visit);
    this.countLine();
  }

  /** An operation is over: its place goes to the first in line. */
  leaves(): void {
    const next = this.line.next();
    this.countLine();
    if (next >= 0) schedule(next, now());
    else addTo(this.at + deviceCells.used, -1);
  }

  /** It restarts: what was in it and before it is gone. */
  clear(): void {
    this.line.clear();
    this.countLine();
    cells[this.at + deviceCells.used] = 0;
    cells[this.at + deviceCells.nextMs] = 0;
  }

  private countLine(): void {
    cells[this.at + deviceCells.waiting] = this.line.length;
  }
}

const diskOf = (visit: number): Disk => machine.world.instances[f.places[visit]!]!.devices!.disk;

host.joinDevice = (visit) => {
  diskOf(visit).joins(visit);
};
host.leaveDevice = (visit) => {
  diskOf(visit).leaves();
};
