/** Functions in front, as many at once as the database has connections; and servers that come too late, for one sale only, or stand there all month.
 * Answered at noon, measured over eight seeds at worst: start 20 % (a sale of three minutes is over before the third doubling), looking every 15 s with a boot of 30 s 58 %, a long line
 * below 1 %, functions without a limit 51 %, with one 99.99 %. */
import { buildSolutions } from '../author';
import { announced, onFunctions, onServers, written } from './written';

const second = 1000;
const minute = 60 * second;
const atNoon = [
  { atMs: announced.fromMs - 2.5 * minute, min: 20, max: 20 },
  { atMs: announced.toMs, min: 2, max: 20 },
];

export const solutions = buildSolutions(written, {
  reference: { stage: onFunctions({ concurrencyLimit: 38, waitingPlaces: 300 }), passes: true },
  alternative: { stage: onFunctions({ concurrencyLimit: 150 }, { maxConnections: 200 }), passes: true },
  start: { stage: written.start, passes: false },
  'wrong-quick-containers': { stage: onServers({ everyMs: 15 * second, bootMs: 30 * second }), passes: false },
  'wrong-long-backlog': { stage: onServers({ backlog: 500 }), passes: false },
  'wrong-schedule-alone': { stage: onServers({ schedule: atNoon }), passes: false },
  'wrong-always-ready': { stage: onServers({ ready: 20 }), passes: false },
  'wrong-no-limit': { stage: onFunctions(), passes: false },
});
