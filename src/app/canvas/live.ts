/**
 * Live figures of the canvas, outside React: a leaf subscribes, looks its row up once per index, and writes its own text only when what it would show
 * has changed.
 */
import type { Measure } from '#catalog';
import type { ComponentColumn, LegColumn, ModuleColumn, NodeColumn, SnapshotIndex, WireColumn } from '#simulation';
import { onLive } from '../run/run-control';
import { liveRun, runStore } from '../stores/run-store';
import { measureText } from './figures';
import { legId } from './legs';

type Table = 'components' | 'modules' | 'wires' | 'legs';

interface Rows {
  readonly components: ReadonlyMap<string, number>;
  readonly modules: ReadonlyMap<string, number>;
  readonly wires: ReadonlyMap<string, number>;
  readonly legs: ReadonlyMap<string, number>;
}

const rowsOf = new WeakMap<SnapshotIndex, Rows>();

function rows(index: SnapshotIndex): Rows {
  const known = rowsOf.get(index);
  if (known) return known;
  const made: Rows = {
    components: new Map(index.components.map((id, row) => [id, row])),
    modules: new Map(index.modules.map(({ component, module }, row) => [`${component}/${module}`, row])),
    wires: new Map(index.wires.map((id, row) => [id, row])),
    legs: new Map(index.legs.map(({ wire, from, to }, row) => [legId(wire, from, to), row])),
  };
  rowsOf.set(index, made);
  return made;
}

function read(table: Table, id: string, column: string): number {
  const { index, snapshot } = liveRun;
  if (!index || !snapshot || snapshot.revision !== index.revision) return Number.NaN;
  const row = rows(index)[table].get(id);
  const columns: readonly string[] = index.columns[table];
  if (row === undefined) return Number.NaN;
  return snapshot[table][row * columns.length + columns.indexOf(column)] ?? Number.NaN;
}

/** Figures of the latest snapshot; NaN where there is none. */
export const componentFigure = (id: string, column: ComponentColumn): number => read('components', id, column);
export const moduleFigure = (component: string, module: string, column: ModuleColumn): number =>
  read('modules', `${component}/${module}`, column);
export const wireFigure = (id: string, column: WireColumn): number => read('wires', id, column);
export const legFigure = (id: string, column: LegColumn): number => read('legs', id, column);

export type NodeFigures = Readonly<Record<NodeColumn, number>>;

/** The nodes of a replicated store, the primary first; none of any other part. */
export function nodesOf(component: string): readonly NodeFigures[] {
  const { index, snapshot } = liveRun;
  if (!index || !snapshot || snapshot.revision !== index.revision) return [];
  const at = index.nodes.findIndex((each) => each.component === component);
  const store = index.nodes[at];
  if (!store) return [];
  const before = index.nodes.slice(0, at).reduce((sum, { count }) => sum + count, 0);
  const { nodes: columns } = index.columns;
  return Array.from({ length: store.count }, (_, row) => {
    const from = (before + row) * columns.length;
    const figures = columns.map((column, place) => [column, snapshot.nodes[from + place] ?? Number.NaN]);
    return Object.fromEntries(figures) as NodeFigures;
  });
}

/** A measure of a component as it is shown; what is up is told of all there are: "2 of 2". */
export function figureText(id: string, measure: Measure): string {
  const text = measureText(measure, componentFigure(id, measure));
  const all = componentFigure(id, 'instances');
  return measure === 'instancesUp' && Number.isFinite(all) ? `${text} of ${all}` : text;
}

export type StateName = SnapshotIndex['columns']['states'][number];

/** What a component does; null before anything ran. */
export function componentState(id: string): StateName | null {
  const number = componentFigure(id, 'state');
  return Number.isNaN(number) ? null : (liveRun.index?.columns.states[number] ?? null);
}

/** The component that a blocked one waits for; null when it waits for none. */
export function blockerOf(id: string): string | null {
  const row = componentFigure(id, 'blockedBy');
  return row >= 0 ? (liveRun.index?.components[row] ?? null) : null;
}

/** Whether a store is at its limit of connections while more are wanted. */
export function lacksConnections(id: string): boolean {
  const isFull = componentFigure(id, 'connections') >= componentFigure(id, 'connectionsLimit');
  return isFull && componentState(id) === 'saturated';
}

/** Calls back on every snapshot and when a run begins anew. */
export function subscribeLive(listener: () => void): () => void {
  const stops = [
    onLive(listener),
    runStore.subscribe((state, before) => state.revision < before.revision && listener()),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Writes a text where it differs. */
