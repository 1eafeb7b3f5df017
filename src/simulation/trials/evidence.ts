/** What a run tells of where its requests wait, are tried again, start cold or miss: small enough to be kept, and to say what is worth suspecting. */
import type { ComponentId, Document, ModuleId, StageId, WireId } from '#design';
import { flowBalance } from '../balance/flow-balance';
import type { FlowBalance } from '../balance/figures';
import type { Report } from '../report';

/** Of one component, for each request that was offered. */
export interface ComponentEvidence {
  readonly id: ComponentId;
  readonly arrivals: number;
  /** From arrival to the end of the work, ms. */
  readonly insideMs: number;
  /** For a worker, ms. */
  readonly waitMs: number;
  readonly turnedAway: number;
  readonly coldStarts: number;
  /** Lookups that found nothing. */
  readonly misses: number;
}

/** Of one wire, for each request that was offered. */
export interface WireEvidence {
  readonly id: WireId;
  readonly attempts: number;
  /** Attempts after the first. */
  readonly retried: number;
  /** For a connection of its pool, ms. */
  readonly waitMs: number;
}

/** Of one module in one host, for each request that was offered. */
export interface ModuleEvidence {
  readonly component: ComponentId;
  readonly module: ModuleId;
  readonly cpuMs: number;
}

export interface Evidence {
  readonly components: readonly ComponentEvidence[];
  readonly wires: readonly WireEvidence[];
  readonly modules: readonly ModuleEvidence[];
  /** What the document alone lets expect; null = it cannot be worked out. */
  readonly balance: FlowBalance | null;
}

export function evidenceOf(document: Document, stage: StageId, report: Report): Evidence {
  const requests = Math.max(1, report.flows[0]?.offered ?? 0);
  return {
    components: report.components.map((each) => ({
      id: each.id as ComponentId,
      arrivals: each.arrivals / requests,
      insideMs: each.insideMs / requests,
      waitMs: waited(each.waits) / requests,
      turnedAway: sumOf(each.turnedAway) / requests,
      coldStarts: (each.onDemand?.coldStarts ?? 0) / requests,
      misses: (each.lookups - each.hits - each.joined) / requests,
    })),
    wires: report.wires.map(({ id, attempts, retried, pool }) => ({
      id: id as WireId,
      attempts: attempts / requests,
      retried: retried / requests,
      waitMs: pool ? waited(pool.waits) / requests : 0,
    })),
    modules: report.modules.map(({ component, module, cpuMs }) => ({
      component: component as ComponentId,
      module: module as ModuleId,
      cpuMs: cpuMs / requests,
    })),
    balance: flowBalance(document, stage),
  };
}

const waited = ({ count, meanMs }: { readonly count: number; readonly meanMs: number | null }): number =>
  count * (meanMs ?? 0);

const sumOf = (counts: Readonly<Record<string, number | undefined>>): number =>
  Object.values(counts).reduce((sum: number, each) => sum + (each ?? 0), 0);
