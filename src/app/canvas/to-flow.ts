/** A stage to React Flow's nodes and edges: the only place where the document becomes something on screen. */
import type { Edge, Node } from '@xyflow/react';
import { type Component, type Point, type Problem, type Stage, type Wire, type WireEnd } from '#design';
import { specOf } from '#catalog';
import type { Box } from './geometry';
import { callersOf, drawnWires, type DrawnWire } from './legs';
import { hairline, portsOf, type Ports } from './ports';
import { placeLabels } from './wire-labels';
import { routeWires, type Route } from './wire-routes';

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
  /** Ids of their edges. */
  readonly legs: readonly string[];
  readonly route: Route;
  /** Middle of the label on the sheet; null = another wire of the trunk carries it. */
  readonly label: Point | null;
}

export type WireEdge = Edge<WireEdgeContent, 'wire'>;

/** The element that says what a part does, for those who do not see it. */
export const descriptionId = (component: string): string => `says-${component}`;

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
    ariaLabel: `${component.name}, ${specOf(component.kind)?.title ?? component.kind}`,
    ariaRole: 'group',
    domAttributes: { tabIndex: -1, 'aria-roledescription': 'part', 'aria-describedby': descriptionId(component.id) },
    ...(sizes.has(component.id) ? { measured: { ...sizes.get(component.id) } } : {}),
    data: { component, stage, ports: portsOf(stage, component), problems: problemsAt(stage, component, problems) },
  }));
}

/** Until a part was measured it is taken to be this high. */
const assumedHeight = 100;

export function boxOf({ position, measured, data }: ComponentNode): Box {
  return { ...position, width: data.ports.width, height: measured?.height ?? assumedHeight };
}

/** The middle of a port on the sheet: of a need, of a module's row, or where the part is entered (`null`) and left. */
export function portOf({ position, data: { ports } }: ComponentNode, from: Partial<WireEnd> | null): Point {
  const row = ports.rows.find(({ module, needs }) =>
    from?.need === undefined ? module.id === from?.module : needs.some(({ need }) => need === from.need),
  );
  const y = row?.needs.find(({ need }) => need === from?.need)?.y ?? row?.y ?? ports.edgeY;
  return { x: position.x + (from === null ? 0 : ports.width), y: position.y + hairline + y };
}

function endsOf({ wire, id, source, target, trunk }: DrawnWire, nodes: ReadonlyMap<string, ComponentNode>) {
  const [caller, callee] = [nodes.get(source), nodes.get(target)];
  if (!caller || !callee) return [];
  return [{ id, trunk, source, target, from: portOf(caller, wire.from), to: portOf(callee, null) }];
}

export interface EdgeInput {
  readonly stage: Stage;
  readonly selected: readonly string[];
  /** The parts where they stand: wires are led around them. */
  readonly nodes: readonly ComponentNode[];
}

export function toEdges({ stage, selected, nodes }: EdgeInput): WireEdge[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
  const drawn = drawnWires(stage);
  const routes = routeWires(
    drawn.flatMap((wire) => endsOf(wire, byId)),
    boxes,
  );
  const leads = drawn.map(({ id }) => id).filter((id) => routes.get(id)?.isLead === true);
  const labels = placeLabels(routes, leads, [...boxes.values()]);
  const trunks = new Map<string, string[]>();
  for (const { id, trunk } of drawn) trunks.set(trunk, [...(trunks.get(trunk) ?? []), id]);
  return drawn.flatMap(({ wire, id, source, target, trunk }): WireEdge[] => {
    const route = routes.get(id);
    if (!route) return [];
    const legs = trunks.get(trunk) ?? [];
    const names = [source, target].map((end) => byId.get(end)?.data.component.name ?? end);
    return [
      {
        id,
        type: 'wire',
        source,
        target,
        sourceHandle: 'need' in wire.from ? `need:${wire.from.need}` : 'out',
        targetHandle: 'in',
        selected: selected.includes(wire.id),
        ariaLabel: `${wire.protocol} from ${names[0]} to ${names[1]}`,
        domAttributes: { tabIndex: -1, 'aria-roledescription': 'wire' },
        data: { wire, count: legs.length, legs, route, label: labels.get(id) ?? null },
      },
    ];
  });
}
