/** What is marked on the sheet of what became of another stage: new and changed parts and wires, and ghosts where something was. Pure. */
import { hostsOf, type Point, type Stage, type StageChange, type Wire } from '#design';
import { changeText } from '../stages/change-words';
import type { Box } from './geometry';
import { drawnWires } from './legs';

export interface PartMark {
  readonly component: string;
  readonly sign: '+' | '~';
  /** What changed here, a line each. */
  readonly lines: readonly string[];
}

export interface Ghost {
  readonly name: string;
  readonly box: Box;
}

export interface StageMarks {
  readonly parts: readonly PartMark[];
  readonly ghosts: readonly Ghost[];
  /** Wires that are new, led elsewhere or set differently, and what is said of each. */
  readonly wires: ReadonlyMap<string, string>;
  /** Lines of wires that are no more. */
  readonly cut: readonly (readonly Point[])[];
}

/** Boxes of the parts of both stages: those of the one on the sheet as they are drawn. */
export type BoxOf = (component: string) => Box | null;

export function marksOf(changes: readonly StageChange[], stages: readonly [Stage, Stage], boxOf: BoxOf): StageMarks {
  const lines = new Map<string, string[]>();
  const add = (component: string, line: string) => lines.set(component, [...(lines.get(component) ?? []), line]);
  const added = new Set<string>();
  for (const change of changes) {
    if (change.thing === 'component' && change.sort === 'added') added.add(change.id);
    else if (change.thing === 'component' && change.sort === 'changed') add(change.id, withoutName(change, stages));
    else if (change.thing === 'module' && change.after)
      for (const { id } of hostsOf(stages[1], change.after.id)) add(id, moduleLine(change, stages));
  }
  const isGone = (change: StageChange) => change.sort === 'removed';
  return {
    parts: [...new Set([...added, ...lines.keys()])].map((component) => ({
      component,
      sign: added.has(component) ? '+' : '~',
      lines: [...(added.has(component) ? ['new'] : []), ...(lines.get(component) ?? [])],
    })),
    ghosts: changes.flatMap((change): readonly Ghost[] => {
      const box = change.thing === 'component' && isGone(change) ? boxOf(change.id) : null;
      return box && change.thing === 'component' && change.before ? [{ name: change.before.name, box }] : [];
    }),
    wires: new Map(
      changes.flatMap((change) =>
        change.thing === 'wire' && !isGone(change) ? [[change.id, wireLine(change, stages)] as const] : [],
      ),
    ),
    cut: changes.flatMap((change) =>
      change.thing === 'wire' && change.before && isGone(change) ? linesOf(stages[0], change.before, boxOf) : [],
    ),
  };
}

const withoutName = (change: StageChange, stages: readonly [Stage, Stage]): string =>
  changeText(change, stages).replace(/^[^:]*: /, '');

function moduleLine(change: StageChange, stages: readonly [Stage, Stage]): string {
  const name = change.thing === 'module' ? (change.after?.name ?? '') : '';
  if (change.sort === 'moved') return `${name} moved here`;
  return change.sort === 'added' ? `${name} is new` : changeText(change, stages);
}

function wireLine(change: StageChange, stages: readonly [Stage, Stage]): string {
  if (change.sort === 'added') return 'new';
  return change.sort === 'rewired' ? 'led elsewhere' : withoutName(change, stages);
}

function linesOf(stage: Stage, wire: Wire, boxOf: BoxOf): readonly (readonly Point[])[] {
  return drawnWires(stage)
    .filter((drawn) => drawn.wire === wire)
    .flatMap(({ source, target }) => {
      const [a, b] = [boxOf(source), boxOf(target)];
      return a && b ? [between(a, b)] : [];
    });
}

/** From the right edge of the one to the left edge of the other, at right angles. */
function between(a: Box, b: Box): readonly Point[] {
  const start = { x: a.x + a.width, y: a.y + a.height / 2 };
  const end = { x: b.x, y: b.y + b.height / 2 };
  const middle = (start.x + end.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}
