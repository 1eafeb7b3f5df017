/** Work of visits at instances. */
import { now, schedule } from './calendar';
import { addTo } from './cells';
import { isPast, livingParent } from './frames';
import { messageSize } from './host';
import {
  answerBytes,
  deadlines,
  hostProcessor,
  hostRow,
  hostSends,
  hostSpeed,
  phase,
  places,
  requestBytes,
  siteAnswerBytes,
  siteCpuMs,
  siteCpuMsPerByte,
  siteRequestBytes,
  totals,
  unitRows,
  units,
  wayCpuMs,
  wayCpuMsPerByte,
  worked,
} from './memory';
import { startComputing } from './processor';
import * as hostCells from './tables/host-cells';
import * as phases from './tables/phases';
import * as sum from './tables/totals';
import * as unitCells from './tables/unit-cells';

/** CPU work of so many ms of a reference vCPU at the instance where the visit is. */
export function compute(visit: i32, demand: f64): void {
  const work = demand * totals[sum.workFactor];
  const host = places[visit];
  const unit = units[visit];
  worked[visit] = worked[visit] + work;
  if (unit >= 0) addTo(unitRows[unit] + unitCells.cpuMs, work);
  const processor = hostProcessor[host];
  if (processor >= 0) {
    startComputing(processor, visit, work);
    return;
  }
  const ms = work / hostSpeed[host];
  addTo(hostRow[host] + hostCells.ownCpuMs, ms);
  schedule(visit, now() + ms);
}

/** Time that is no computation. */
// @inline
export function pause(visit: i32, ms: f64): void {
  const time = ms * totals[sum.workFactor];
  worked[visit] = worked[visit] + time;
  schedule(visit, now() + time);
}

/** CPU that reading the request costs where that costs any, ms; what would start past its deadline is dropped and costs nothing. */
// @inline
export function incomingWork(visit: i32, way: i32): f64 {
  const perByte = wayCpuMsPerByte[way];
  if (isPast(visit)) return 0;
  if (perByte == 0) return wayCpuMs[way];
  const call = livingParent(visit);
  return wayCpuMs[way] + (call >= 0 ? requestBytes[call] : 0) * perByte;
}

/** CPU that writing the answer costs where that costs any, ms. */
// @inline
export function outgoingWork(visit: i32, way: i32): f64 {
  return wayCpuMs[way] + answerBytes[visit] * wayCpuMsPerByte[way];
}

/** CPU for a message on the caller's side, which it sends or has received; false when it costs nothing. */
// @inline
export function serializes(visit: i32, site: i32, isSent: bool): bool {
  return (
    hostSends[places[visit]] != 0 &&
    siteCpuMs[site] + siteCpuMsPerByte[site] > 0 &&
    computesMessage(visit, site, isSent)
  );
}

function computesMessage(visit: i32, site: i32, isSent: bool): bool {
  const perByte = siteCpuMsPerByte[site];
  let work = siteCpuMs[site];
  if (perByte > 0) {
    const known = isSent ? siteRequestBytes[site] : siteAnswerBytes[site];
    work += (known == known ? known : messageSize(visit, site, isSent)) * perByte;
  }
  if (work <= 0) return false;
  phase[visit] = isSent ? phases.sending : phases.absorbed;
  compute(visit, work);
  return true;
}
