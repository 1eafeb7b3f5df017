/** A stage to React Flow's nodes and edges: the only place where the document becomes something on screen. */
import type { Edge, Node } from '@xyflow/react';
import {
  hostsOf,
  moduleOfNeed,
  type Component,
  type ComponentId,
  type Problem,
  type Stage,
  type Wire,
  type WireId,
} from '#design';
import { portsOf, type Ports } from './ports';

export interface ComponentNodeContent extends Record<string, unknown> {
  readonly component: Component;
  readonly stage: Stage;
  readonly ports: Ports;
  readonly problems: readonly Problem[];
}

export type ComponentNode = Node<ComponentNodeContent, 'component'>;

export interface WireEdgeContent extends Record<string, unknown> {
  readonly wire: Wire;
  /** Equal wires between the same two parts: one label speaks for all of them. */
  readonly count: number;
  readonly wires: readonly WireId[];
  readonly isLabelled: boolean;
}

export type WireEdge = Edge<WireEdgeContent, 'wire'>;

const origin = { x: 0, y: 0 };

/** Sizes of nodes on screen by component, in units of the sheet. */
export type NodeSizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

export interface FlowInput {
  readonly stage: Stage;
  readonly selected: readonly string[];
  readonly problems: readonly Problem[];
  /** What was measured so far: React Flow fits and minds only nodes whose size it is told. */
  readonly sizes: NodeSizes;
}

/** Problems that stand at a component, at one of its modules or at a wire that begins there. */
function problemsAt(stage: Stage, component: Component, problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ place }) => {
    if (place.type === 'component') return place.component === component.id;
    if (place.type === 'module') return component.modules.includes(place.module);
    if (place.type === 'traffic-class') return component.trafficClasses.includes(place.trafficClass);
    if (place.type !== 'wire') return false;
    const wire = stage.wires.find(({ id }) => id === place.wire);
    return wire !== undefined && callersOf(stage, wire)[0] === component.id;
  });
}

export function toNodes({ stage, selected, problems, sizes }: FlowInput): ComponentNode[] {
  return stage.components.map((component) => ({
    id: component.id,
    type: 'component',
    position: stage.layout.components[component.id] ?? origin,
    selected: selected.includes(component.id),
    ariaLabel: component.name,
    ...(sizes.has(component.id) ? { measured: { ...sizes.get(component.id) } } : {}),
    data: { component, stage, ports: portsOf(stage, component), problems: problemsAt(stage, component, problems) },
  }));
}

function callersOf(stage: Stage, { from }: Wire): readonly ComponentId[] {
  if ('component' in from) return [from.component];
  const module = moduleOfNeed(stage, from.need);
  return module ? hostsOf(stage, module.id).map(({ id }) => id) : [];
}

function calleesOf(stage: Stage, { to }: Wire): readonly ComponentId[] {
  return 'component' in to ? [to.component] : hostsOf(stage, to.module).map(({ id }) => id);
}

export function toEdges({ stage, selected }: Pick<FlowInput, 'stage' | 'selected'>): WireEdge[] {
  const drawn = stage.wires.flatMap((wire) =>
    callersOf(stage, wire).flatMap((source) =>
      calleesOf(stage, wire)
        .filter((target) => target !== source)
        .map((target) => ({ wire, source, target, trunk: `${source}|${target}|${wire.protocol}` })),
    ),
  );
  const trunks = new Map<string, WireId[]>();
  for (const { wire, trunk } of drawn) trunks.set(trunk, [...(trunks.get(trunk) ?? []), wire.id]);
  return drawn.map(({ wire, source, target, trunk }) => {
    const wires = trunks.get(trunk) ?? [];
    return {
      id: `${wire.id}|${source}|${target}`,
      type: 'wire',
      source,
      target,
      sourceHandle: 'need' in wire.from ? `need:${wire.from.need}` : 'out',
      targetHandle: 'in',
      selected: selected.includes(wire.id),
      data: { wire, count: wires.length, wires, isLabelled: wires[0] === wire.id },
    };
  });
}
