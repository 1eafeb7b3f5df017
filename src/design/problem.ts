/** Something wrong with a document: refused structure (with a path), or a design that cannot run or will surprise (with a place on the canvas). */
import type { ComponentId, ModuleId, NeedId, OperationId, StageId, TrafficClassId, WireId } from './ids';

/** Where on the canvas a problem stands. */
export type Place =
  | { readonly type: 'document' }
  | { readonly type: 'stage'; readonly stage: StageId }
  | { readonly type: 'component'; readonly component: ComponentId }
  | { readonly type: 'module'; readonly module: ModuleId }
  | { readonly type: 'wire'; readonly wire: WireId }
  | { readonly type: 'traffic-class'; readonly trafficClass: TrafficClassId };

/** One thing that would mend it, which an edit can carry out. */
export type Fix =
  | { readonly type: 'wire-need'; readonly need: NeedId; readonly to: ComponentId | ModuleId; readonly label: string }
  | { readonly type: 'wire-component'; readonly from: ComponentId; readonly to: ComponentId; readonly label: string }
  | { readonly type: 'place-module'; readonly module: ModuleId; readonly host: ComponentId; readonly label: string }
  | {
      readonly type: 'move-module';
      readonly module: ModuleId;
      readonly from: ComponentId;
      readonly to: ComponentId;
      readonly label: string;
    }
  /** Runs in one host what another runs, in place of its own. */
  | {
      readonly type: 'replicate';
      readonly host: ComponentId;
      readonly like: ComponentId;
      readonly label: string;
    }
  | {
      readonly type: 'add-to-mix';
      readonly component: ComponentId;
      readonly operation: OperationId;
      readonly label: string;
    }
  /** Gives the pools of these wires so many connections. */
  | {
      readonly type: 'set-pools';
      readonly wires: readonly WireId[];
      readonly connections: number;
      readonly label: string;
    }
  | {
      readonly type: 'set-timeouts';
      readonly wires: readonly WireId[];
      readonly timeoutMs: number;
      readonly label: string;
    }
  | {
      readonly type: 'set-parameter';
      readonly component: ComponentId;
      readonly parameter: string;
      readonly value: number | string | null;
      readonly label: string;
    }
  | { readonly type: 'delete'; readonly id: string; readonly label: string };

export type ProblemSort = 'no-timeout' | 'waits-for-itself';

export interface Problem {
  /** `error` keeps the design from running; `warning` runs and says why it may hurt; `lesson` runs and will fail in an instructive way. */
  readonly severity: 'error' | 'warning' | 'lesson';
  /** Short name, sentence case: "No route for orders.place". */
  readonly title: string;
  /** Cause in one or two sentences, with names. */
  readonly text: string;
  readonly place: Place;
  /** Path of the field in the document where that is known: `stages[0].wires[2].latencyMs`. */
  readonly path: string | null;
  /** Problems of one sort may be told in one row; without it each stands for itself. */
  readonly sort?: ProblemSort;
  readonly fixes: readonly Fix[];
}

/** A value, or the reasons why there is none. */
export type Result<Value, Reason> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Reason[] };
