/** Where a component's ports stand: filled ones for what it offers, open ones for what it needs; and the in-process wires between its rows. */
import { specOf, type KindSpec } from '#catalog';
import type { Component, Module, ModuleId, NeedId, Point, Protocol, Stage, WireId } from '#design';

export const nodeWidth = 168;
export const hostWidth = 300;
export const headHeight = 44;
/** What a node holds begins within its frame, px. */
export const hairline = 1;
export const rowHeight = 26;
export const rowGap = 4;
/** Between the head and the first row. */
const rowsTop = 10;
/** Between the ports of one row. */
const portPitch = 11;

/**
 * The ports of a part without modules stand at the height of its beam, or under its name. All heights of ports differ by tens, as rows do: on the
 * grid of ten, parts can always be put so that the wire between them is straight.
 */
const beamPortY = 57;
const plainPortY = 47;

export interface NeedPort {
  readonly need: NeedId;
  readonly protocol: Protocol;
  readonly name: string;
  /** From the top of the node, px. */
  readonly y: number;
}

export interface ModuleRow {
  readonly module: Module;
  readonly y: number;
  readonly needs: readonly NeedPort[];
}

/** A free call between two rows of one host. */
export interface Riser {
  readonly wire: WireId;
  readonly from: ModuleId;
  readonly to: ModuleId;
  readonly fromY: number;
  readonly toY: number;
}

export interface Ports {
  readonly isHost: boolean;
  readonly width: number;
  readonly rows: readonly ModuleRow[];
  readonly risers: readonly Riser[];
  /** Protocol of the filled port; null = nothing is offered. */
  readonly offers: Protocol | null;
  /** Protocol of the open port of the component itself; null = nothing leaves it. */
  readonly emits: Protocol | null;
  /** Of both, from the top of the node, px. */
  readonly edgeY: number;
}

export function portsOf(stage: Stage, component: Component): Ports {
  const spec = specOf(component.kind);
  const isHost = spec !== undefined && showsModules(spec, component);
  const rows = rowsOf(stage, component);
  return {
    isHost,
    width: isHost ? hostWidth : nodeWidth,
    rows,
    risers: risersOf(stage, component, rows),
    offers: spec?.offers[0]?.protocol ?? null,
    emits: spec?.emits[0] ?? null,
    edgeY: rows[0]?.y ?? edgeYOf(spec),
  };
}

/** A host of ours always, what serves files while any stand in it. */
const showsModules = ({ hosts, servesFiles }: KindSpec, { modules }: Component): boolean =>
  hosts === 'modules' || (servesFiles && modules.length > 0);

const edgeYOf = (spec: KindSpec | undefined): number => (spec?.face.beam ? beamPortY : plainPortY);

const wireOf = (stage: Stage, need: NeedId) => stage.wires.find(({ from }) => 'need' in from && from.need === need);

/** The module of the same host to which a need leads; null = it leads elsewhere or nowhere. */
function innerTarget(stage: Stage, component: Component, need: NeedId): ModuleId | null {
  const to = wireOf(stage, need)?.to;
  return to && 'module' in to && component.modules.includes(to.module) ? to.module : null;
}

function rowsOf(stage: Stage, component: Component): readonly ModuleRow[] {
  const modules = component.modules.flatMap((id) => stage.modules.filter((module) => module.id === id));
  return modules.map((module, at): ModuleRow => {
    const y = headHeight + rowsTop + at * (rowHeight + rowGap) + rowHeight / 2;
    const outer = module.needs.filter(({ id }) => innerTarget(stage, component, id) === null);
    const needs = outer.map((need, place) => ({
      need: need.id,
      protocol: need.protocol,
      name: need.name,
      y: y + (place - (outer.length - 1) / 2) * portPitch,
    }));
    return { module, y, needs };
  });
}

function risersOf(stage: Stage, component: Component, rows: readonly ModuleRow[]): readonly Riser[] {
  return rows.flatMap(({ module, y }) =>
    module.needs.flatMap((need): Riser[] => {
      const to = innerTarget(stage, component, need.id);
      const target = rows.find((row) => row.module.id === to);
      const wire = wireOf(stage, need.id);
      return target && wire ? [{ wire: wire.id, from: module.id, to: target.module.id, fromY: y, toY: target.y }] : [];
    }),
  );
}

/** Left of the rows, where free calls run. */
export const gutter = 42;

/** How far from the frame the upright of a riser stands: risers of one module share theirs. */
export function uprightOf(risers: readonly Riser[], from: ModuleId): number {
  return 10 + [...new Set(risers.map((riser) => riser.from))].indexOf(from) * 9;
}

/** The hairlines of a node on the sheet, by wire. */
export function riserPoints({ risers }: Ports, { x, y }: Point): (readonly [wire: WireId, points: readonly Point[]])[] {
  return risers.map(({ wire, from, fromY, toY }) => {
    const [edge, upright] = [x + gutter, x + uprightOf(risers, from)];
    const points = [
      { x: edge, y: y + fromY },
      { x: upright, y: y + fromY },
      { x: upright, y: y + toY },
      { x: edge, y: y + toY },
    ];
    return [wire, points] as const;
  });
}
