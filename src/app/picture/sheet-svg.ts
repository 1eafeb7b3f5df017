/** A stage as an SVG of its own: parts, modules, wires and notes where they stand on the sheet, under its title. Pure; colors and icons are given. */
import { specOf } from '#catalog';
import type { Component, Document, Protocol, Stage } from '#design';
import { escapedXml } from '#sharing';
import { hairline, headHeight, riserPoints, rowHeight, type Ports } from '../canvas/ports';
import { roundedPath, type Box } from '../canvas/geometry';
import { boxOf, toEdges, toNodes, type ComponentNode, type NodeSizes, type WireEdge } from '../canvas/to-flow';
import { arrowLength } from '../canvas/wire-routes';
import { framesOf, type Frames } from '../canvas/zone-frames';
import { portPaths } from '../canvas/port-paths';

/** Colors by their role, as CSS colors. */
export interface Palette {
  readonly paper: string;
  readonly raised: string;
  readonly sunk: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly strong: string;
}

export interface SheetSvgInput {
  readonly document: Document;
  readonly stage: Stage;
  readonly palette: Palette;
  /** The SVG text of a kind's icon; empty = it has none. */
  readonly iconOf: (kind: string) => string;
}

const words = `'IBM Plex Sans', system-ui, 'Segoe UI', sans-serif`;
const measures = `'IBM Plex Mono', ui-monospace, monospace`;
/** Around the drawing, and above it for the title. */
const margin = 48;
const titleRoom = 56;
const cornerRadius = 7;
const plainHeight = 84;
const noteWidth = 180;

/** Lines that are told apart by their dashes; all others are solid. */
const dashes: Readonly<Partial<Record<Protocol, string>>> = {
  cache: '6 3',
  'key-value': '9 2.5',
  object: '12 3 3 3',
  queue: '12 4',
  topic: '12 4',
  stream: '10 4',
  event: '0.1 4.5',
};
const doubled: ReadonlySet<Protocol> = new Set<Protocol>(['sql', 'stream']);

export function sheetSvg(input: SheetSvgInput): string {
  const { stage, palette, document } = input;
  const nodes = toNodes({ stage, selected: [], problems: [], sizes: heightsOf(stage) });
  const edges = toEdges({ stage, selected: [], nodes });
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
  const frames = framesOf(stage, ({ id }) => boxes.get(id));
  const { x, y, width, height } = boundsOf(stage, edges, [...boxes.values(), ...boxesOf(frames)]);
  const title = stage.name === '' ? document.title : `${document.title}, ${stage.name}`;
  const body = [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${palette.paper}"/>`,
    text({ x: x + margin, y: y + 40, size: 20, fill: palette.ink, weight: 600, value: title }),
    ...framesSvg(frames, palette),
    ...edges.map((edge) => wireSvg(edge, palette)),
    ...nodes.map((node) => partSvg(node, input)),
    ...edges.map((edge) => labelSvg(edge, palette)),
    ...stage.layout.notes.map(({ text: value, at }) =>
      text({ ...at, y: at.y + 14, size: 13, fill: palette.ink2, value: cut(value, noteWidth, 13) }),
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[x, y, width, height].join(' ')}" width="${width}" height="${height}" font-family="${words}"><title>${escapedXml(title)}</title>${body.join('')}</svg>`;
}

function heightsOf(stage: Stage): NodeSizes {
  const nodes = toNodes({ stage, selected: [], problems: [], sizes: new Map() });
  return new Map(nodes.map(({ id, data }) => [id, { width: data.ports.width, height: heightOf(data.ports) }]));
}

const heightOf = ({ isHost, rows }: Ports): number =>
  isHost ? Math.max(plainHeight, (rows.at(-1)?.y ?? headHeight) + rowHeight / 2 + 14) : plainHeight;

/** Of everything that is drawn; an empty sheet is as large as its title. */
function boundsOf(stage: Stage, edges: readonly WireEdge[], boxes: readonly Box[]): Box {
  const points = [
    ...boxes.flatMap((box) => [box, { x: box.x + box.width, y: box.y + box.height }]),
    ...edges.flatMap(({ data }) => data?.route.points ?? []),
    ...stage.layout.notes.flatMap(({ at }) => [at, { x: at.x + noteWidth, y: at.y + 20 }]),
  ];
  if (points.length === 0) return { x: 0, y: 0, width: 480, height: 160 };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin - titleRoom];
  return { x: left, y: top, width: Math.max(...xs) + margin - left, height: Math.max(...ys) + margin - top };
}

const boxesOf = ({ zones, regions }: Frames): readonly Box[] => [...regions, ...zones].map(({ box }) => box);

/** Regions first: what stands in them lies over them. */
function framesSvg({ zones, regions }: Frames, palette: Palette): readonly string[] {
  const frame = ({ x, y, width, height }: Box, name: string, dash: string) =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="none" stroke="${palette.strong}"${dash}/>` +
    text({ x: x + 10, y: y + 16, size: 11, fill: palette.ink2, value: cut(name, width - 20, 11) });
  return [
    ...regions.map(({ box, name }) => frame(box, `region ${name}`, '')),
    ...zones.map(({ box, name }) => frame(box, name, ' stroke-dasharray="4 3"')),
  ];
}

interface Text {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly value: string;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly font?: string;
}

function text({ x, y, size, fill, value, weight = 400, anchor = 'start', font }: Text): string {
  const family = font === undefined ? '' : ` font-family="${font}"`;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}"${family}>${escapedXml(value)}</text>`;
}

/** Cut to what fits into a width, whatever font the viewer has: a letter is taken to be two thirds as wide as its size. */
function cut(value: string, width: number, size: number): string {
  const letters = Math.max(3, Math.floor(width / (0.66 * size)));
  return value.length <= letters ? value : `${value.slice(0, letters - 1).trimEnd()}…`;
}

function partSvg(node: ComponentNode, { palette, iconOf }: SheetSvgInput): string {
  const { component, ports } = node.data;
  const { x, y, width, height } = boxOf(node);
  const spec = specOf(component.kind);
  return [
    `<g><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${palette.raised}" stroke="${palette.ink}"/>`,
    icon(iconOf(component.kind), { x: x + 10, y: y + 11, color: palette.ink }),
    text({
      x: x + 40,
      y: y + 21,
      size: 13,
      fill: palette.ink,
      weight: 600,
      value: cut(component.name, width - 48, 13),
    }),
    text({ x: x + 40, y: y + 36, size: 11, fill: palette.ink3, value: cut(subtitleOf(component), width - 48, 11) }),
    ...(ports.isHost ? rowsSvg(node, palette) : []),
    ...(ports.offers ? [port(ports.offers, { x, y: y + hairline + ports.edgeY, fill: palette.ink }, palette)] : []),
    ...(ports.emits
      ? [port(ports.emits, { x: x + width, y: y + hairline + ports.edgeY, fill: palette.raised }, palette)]
      : []),
    `<title>${escapedXml(`${component.name}, ${spec?.title ?? component.kind}`)}</title></g>`,
  ].join('');
}

const subtitleOf = (component: Component): string => specOf(component.kind)?.face.subtitle(component) ?? component.kind;

function rowsSvg(node: ComponentNode, palette: Palette): readonly string[] {
  const { ports } = node.data;
  const { x, width, ...box } = boxOf(node);
  const y = box.y + hairline;
  const risers = riserPoints(ports, { x, y }).map(
    ([, points]) => `<path d="${roundedPath(points, 0)}" fill="none" stroke="${palette.strong}"/>`,
  );
  const rows = ports.rows.flatMap(({ module, y: middle, needs }) => [
    `<rect x="${x + 42}" y="${y + middle - rowHeight / 2}" width="${width - 56}" height="${rowHeight}" rx="2" fill="${palette.sunk}" stroke="${palette.line}"/>`,
    text({
      x: x + 50,
      y: y + middle + 4,
      size: 12,
      fill: palette.ink,
      weight: 500,
      value: cut(module.name, width - 72, 12),
    }),
    ...needs.map((need) => port(need.protocol, { x: x + width, y: y + need.y, fill: palette.raised }, palette)),
  ]);
  return [...risers, ...rows];
}

interface PortAt {
  readonly x: number;
  readonly y: number;
  readonly fill: string;
}

/** Shapes are drawn on a grid of 14. */
const port = (protocol: Protocol, { x, y, fill }: PortAt, { ink }: Palette): string =>
  `<path transform="translate(${x - 7} ${y - 7})" d="${portPaths[protocol]}" fill="${fill}" stroke="${ink}" stroke-width="1.5"/>`;

/** The drawing within an icon's file, in its place. */
function icon(
  svg: string,
  { x, y, color }: { readonly x: number; readonly y: number; readonly color: string },
): string {
  const within = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  if (svg === '') return '';
  return `<g transform="translate(${x} ${y}) scale(${22 / 24})" color="${color}" fill="none" stroke="currentColor" stroke-width="1.5">${within}</g>`;
}

function wireSvg({ data }: WireEdge, { ink2, paper }: Palette): string {
  if (!data) return '';
  const { wire, route } = data;
  const { protocol } = wire;
  const tip = route.points.at(-1);
  const points =
    route.isLead && tip ? [...route.drawn.slice(0, -1), { x: tip.x - arrowLength + 1, y: tip.y }] : route.drawn;
  const d = roundedPath(points, cornerRadius);
  const dash = dashes[protocol] === undefined ? '' : ` stroke-dasharray="${dashes[protocol]}"`;
  const round = protocol === 'event' ? ' stroke-linecap="round"' : '';
  const isDouble = doubled.has(protocol);
  const line = `<path d="${d}" fill="none" stroke="${ink2}" stroke-width="${isDouble ? 3.6 : 1.5}"${dash}${round}/>`;
  const core = isDouble ? `<path d="${d}" fill="none" stroke="${paper}" stroke-width="1.6"/>` : '';
  const arrow = route.isLead && tip ? `<path d="M${tip.x} ${tip.y}l${-arrowLength} -4v8z" fill="${ink2}"/>` : '';
  return line + core + arrow;
}

function labelSvg({ data }: WireEdge, { ink2, paper }: Palette): string {
  if (!data?.label) return '';
  const { label, count, wire } = data;
  const value = count > 1 ? `${wire.protocol} ×${count}` : wire.protocol;
  const width = 6.8 * value.length + 8;
  return `<rect x="${label.x - width / 2}" y="${label.y - 8}" width="${width}" height="16" fill="${paper}"/>${text({
    ...label,
    y: label.y + 4,
    size: 11,
    fill: ink2,
    value,
    anchor: 'middle',
    font: measures,
  })}`;
}
