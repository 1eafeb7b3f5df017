/** Connections of pools for which callers keep nothing else. */
import { now } from './calendar';
import { addTo, changeLevel } from './cells';
import { handOn } from './host';
import {
  attemptBegun,
  calledOver,
  cells,
  connectionSince,
  heldConnection,
  keptStates,
  linkConnections,
  statePools,
} from './memory';
import * as connectionCells from './tables/connection-cells';
import * as poolCells from './tables/pool-cells';

const none = 0;
const pooled = 1;

/** The row of a state's pool; -1 = it keeps more, or none. */
export function poolOf(state: i32): i32 {
  return statePools[state] - 1;
}

/** Takes a connection for a call that has just begun; false when none is free. */
export function takeConnection(call: i32, state: i32): bool {
  const pool = poolOf(state);
  if (pool < 0 || cells[pool + poolCells.used] >= cells[pool + poolCells.places]) return false;
  const row = linkConnections[calledOver[call]];
  addTo(pool + poolCells.used, 1);
  changeLevel(row + connectionCells.used, 1);
  if (attemptBegun[call] >= cells[row + connectionCells.fromMs]) addTo(row + connectionCells.waits, 1);
  heldConnection[call] = pooled;
  connectionSince[call] = now();
  return true;
}

/** Gives the connection of a call back, and the next in line gets it. */
export function giveConnectionBack(call: i32): void {
  const state = keptStates[call];
  const pool = poolOf(state);
  const row = linkConnections[calledOver[call]];
  const from = cells[row + connectionCells.fromMs];
  const since = connectionSince[call];
  heldConnection[call] = none;
  changeLevel(row + connectionCells.used, -1);
  addTo(row + connectionCells.heldMs, now() - (since > from ? since : from));
  if (cells[pool + poolCells.waiting] > 0) handOn(state);
  else addTo(pool + poolCells.used, -1);
}
