/** A device of few places and a highest rate, such as a disk: operations pass it one after the other. */
import { now, schedule } from './calendar';
import { addTo } from './cells';
import { draw } from './draws';
import { setAttempt } from './frames';
import { joinDevice, leaveDevice } from './host';
import { attempts, cells, counters, hostDevices, places } from './memory';
import * as deviceCells from './tables/device-cells';
import * as purposes from './tables/purposes';
import { long, passed } from './tables/results';

const fresh = 0;
const served = 1;
const handed = 2;

/** So many operations of a visit: `passed`, -1 while one is under way or waits, or `long`. */
export function passDevice(visit: i32, count: i32): i32 {
  const row = hostDevices[places[visit]] - 1;
  if (row < 0) return long;
  if (count < 1) return passed;
  switch (attempts[visit]) {
    case served:
      if (endsOperation(visit, row)) return passed;
      break;
    case handed:
      return serveAt(visit, row);
    default:
      counters[visit] = count;
  }
  if (cells[row + deviceCells.used] < cells[row + deviceCells.places]) {
    addTo(row + deviceCells.used, 1);
    return serveAt(visit, row);
  }
  setAttempt(visit, handed);
  joinDevice(visit);
  return -1;
}

/** An operation is over; true when it was the last of the visit's. */
function endsOperation(visit: i32, row: i32): bool {
  if (cells[row + deviceCells.waiting] > 0) leaveDevice(visit);
  else addTo(row + deviceCells.used, -1);
  counters[visit] = counters[visit] - 1;
  if (counters[visit] >= 1) return false;
  setAttempt(visit, fresh);
  return true;
}

function serveAt(visit: i32, row: i32): i32 {
  const next = cells[row + deviceCells.nextMs];
  const start = now() > next ? now() : next;
  cells[row + deviceCells.nextMs] = start + cells[row + deviceCells.gapMs];
  addTo(row + deviceCells.count, 1);
  setAttempt(visit, served);
  const key = counters[visit] * 32 + purposes.more;
  schedule(visit, start + draw(visit, key, 1, <i32>cells[row + deviceCells.times]));
  return -1;
}
