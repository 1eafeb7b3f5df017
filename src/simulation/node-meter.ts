/** Columns of the nodes of a replicated store over the last whole second. */
import { now, type Instance } from '#engine';
import { stationPlanOf } from './compile-stations';
import type { Role } from './cluster';
import type { Station } from './plant';
import { nodeColumns } from './snapshot';

/** In the order of the numbers in the column `role`. */
export const nodeRoles: readonly Role[] = ['primary', 'standby', 'replica'];

interface NodeMark {
  readonly cpuMs: number;
  readonly upMs: number;
  readonly arrivals: number;
}

const zero: NodeMark = { cpuMs: 0, upMs: 0, arrivals: 0 };

const markOf = (instance: Instance): NodeMark => ({
  cpuMs: instance.cpuMs(),
  upMs: instance.up.integral(now()),
  arrivals: instance.arrivals,
});

export class NodeMeters {
  private readonly station: Station;
  private readonly before = new Map<Instance, NodeMark>();
  private staleReads = 0;
  /** Row-major, a row for each node in the order of their roles. */
  columns = new Float64Array();
  /** Of the busiest node; NaN = vCPUs have no end. */
  busiest = Number.NaN;
  /** Of the follower that is furthest behind. */
  lagMs = Number.NaN;
  staleReadRate = Number.NaN;

  constructor(station: Station) {
    this.station = station;
  }

  closeSecond(seconds: number): void {
    const { instances, cluster, plan } = this.station;
    if (!cluster) return;
    const vcpus = stationPlanOf(plan)?.vcpus ?? Number.NaN;
    const rows = instances.map((instance) => {
      const mark = markOf(instance);
      const { cpuMs, upMs, arrivals } = this.before.get(instance) ?? zero;
      this.before.set(instance, mark);
      return {
        role: nodeRoles.indexOf(cluster.roleOf(instance) ?? 'replica'),
        isUp: instance.state === 'up' && !instance.silent ? 1 : 0,
        utilization: mark.upMs > upMs ? (mark.cpuMs - cpuMs) / ((mark.upMs - upMs) * vcpus) : Number.NaN,
        arrivalRate: (mark.arrivals - arrivals) / seconds,
        lagMs: cluster.followerOf(instance)?.lagMs() ?? Number.NaN,
      };
    });
    this.columns = Float64Array.from(rows.flatMap((row) => nodeColumns.map((column) => row[column])));
    this.busiest = most(rows.map(({ utilization }) => utilization));
    this.lagMs = most(rows.map(({ lagMs }) => lagMs));
    const staleReads = instances.reduce((sum, { devices }) => sum + (devices?.follower?.staleReads ?? 0), 0);
    this.staleReadRate = Math.max(0, staleReads - this.staleReads) / seconds;
    this.staleReads = staleReads;
  }
}

function most(values: readonly number[]): number {
  return values.reduce((high, value) => (Number.isNaN(high) || value > high ? value : high), Number.NaN);
}
