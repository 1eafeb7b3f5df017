/** A device of few places and a highest rate, such as a disk: operations pass it one after the other. */
import { now, schedule } from './calendar';
import * as f from './frames';
import { draw } from './keys';
import { advance, devicesOf } from './progress';
import { purposes, siteOf } from './random';
import type { GroupDevices } from './group';

const deviceSteps = { fresh: 0, served: 1, handed: 2 } as const;

/** Operations one after the other through a device of few places and a highest rate. */
export function device(visit: number, at: number, count: number): number {
  const devices = devicesOf(visit);
  if (count < 1) return advance(visit, at);
  if (f.attempts[visit] === deviceSteps.served) {
    const next = devices.ioLine.next();
    if (next >= 0) schedule(next, now());
    else devices.ioUsed--;
    f.counters[visit]! -= 1;
    if (f.counters[visit]! < 1) {
      f.attempts[visit] = deviceSteps.fresh;
      return advance(visit, at);
    }
  } else if (f.attempts[visit] === deviceSteps.handed) {
    return serveAtDevice(visit, devices);
  } else {
    f.counters[visit] = count;
  }
  if (devices.ioUsed < devices.ioPlaces) {
    devices.ioUsed++;
    return serveAtDevice(visit, devices);
  }
  f.attempts[visit] = deviceSteps.handed;
  f.flags[visit]! |= f.flag.waitingForPlace;
  devices.ioLine.join(visit);
  return -1;
}

function serveAtDevice(visit: number, devices: GroupDevices): number {
  const start = Math.max(now(), devices.ioNextMs);
  devices.ioNextMs = start + devices.ioGapMs;
  devices.ioCount++;
  f.attempts[visit] = deviceSteps.served;
  schedule(visit, start + draw(visit, siteOf(f.counters[visit]!, purposes.more), 1, devices.ioRow));
  return -1;
}
