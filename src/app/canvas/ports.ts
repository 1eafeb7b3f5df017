/** Where a component's ports stand: filled ones for what it offers, open ones for what it needs; and the in-process wires between its rows. */
import { kindOf } from '#catalog';
import type { Component, Module, ModuleId, NeedId, Protocol, Stage } from '#design';

export const nodeWidth = 168;
export const hostWidth = 300;
export const headHeight = 46;
export const rowHeight = 30;
export const rowGap = 1;

export interface NeedPort {
  readonly need: NeedId;
  readonly protocol: Protocol;
  readonly name: string;
  /** From the top of the node, px. */
  readonly y: number;
  /** Whether a wire leaves it for another process. */
  readonly isWired: boolean;
  /** Joined to a module of the same host: drawn in the gutter, not at the edge. */
  readonly isInner: boolean;
}

export interface ModuleRow {
  readonly module: Module;
  readonly y: number;
  readonly needs: readonly NeedPort[];
}

/** A free call between two rows of one host. */
export interface Riser {
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
}

export function portsOf(stage: Stage, component: Component): Ports {
  const spec = kindOf(component.kind)?.spec;
  const isHost = spec?.hosts === 'modules';
  const top = headHeight + 8;
  const modules = component.modules.flatMap((id) => stage.modules.filter((module) => module.id === id));
  const yOf = (at: number) => top + at * (rowHeight + rowGap) + rowHeight / 2;
  const rowY = new Map(modules.map((module, at) => [module.id, yOf(at)]));
  const wireOf = (need: NeedId) => stage.wires.find(({ from }) => 'need' in from && from.need === need);
  const innerTarget = (need: NeedId): ModuleId | null => {
    const to = wireOf(need)?.to;
    return to && 'module' in to && component.modules.includes(to.module) ? to.module : null;
  };
  const rows = modules.map((module, at): ModuleRow => {
    const outer = module.needs.filter(({ id }) => innerTarget(id) === null);
    return {
      module,
      y: yOf(at),
      needs: outer.map((need, place) => ({
        need: need.id,
        protocol: need.protocol,
        name: need.name,
        y: yOf(at) + (place - (outer.length - 1) / 2) * 11,
        isWired: wireOf(need.id) !== undefined,
        isInner: false,
      })),
    };
  });
  const risers = modules.flatMap((module) =>
    module.needs.flatMap((need): Riser[] => {
      const to = innerTarget(need.id);
      const toY = to === null ? undefined : rowY.get(to);
      return to === null || toY === undefined ? [] : [{ from: module.id, to, fromY: rowY.get(module.id) ?? 0, toY }];
    }),
  );
  return {
    isHost,
    width: isHost ? hostWidth : nodeWidth,
    rows,
    risers,
    offers: spec?.offers[0]?.protocol ?? null,
    emits: spec?.emits[0] ?? null,
  };
}
