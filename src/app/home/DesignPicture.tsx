/** A small picture of a design, drawn from the document itself: frames where its parts stand, lines where its wires run. */
import { hostsOf, moduleOfNeed, type ComponentId, type Document, type Stage, type Wire } from '#design';
import { portsOf } from '../canvas/ports';

const width = 240;
const height = 130;

export function DesignPicture({ document }: { readonly document: Document }) {
  const stage = document.stages[0];
  if (!stage || stage.components.length === 0)
    return <svg className="picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" />;
  const boxes = boxesOf(stage);
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, w }) => x + w));
  const bottom = Math.max(...boxes.map(({ y, h }) => y + h));
  const scale = Math.min((width - 30) / (right - left), (height - 30) / (bottom - top));
  const place = new Map(boxes.map((box) => [box.id, box]));
  return (
    <svg className="picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <g
        transform={`translate(${(width - (right - left) * scale) / 2} ${(height - (bottom - top) * scale) / 2}) scale(${scale}) translate(${-left} ${-top})`}
      >
        {stage.wires.flatMap((wire) =>
          endsOf(stage, wire).map(([from, to]) => {
            const a = place.get(from);
            const b = place.get(to);
            if (!a || !b) return null;
            const middle = (a.x + a.w + b.x) / 2;
            return (
              <path
                key={`${wire.id}${from}${to}`}
                className="picture-wire"
                d={`M${a.x + a.w} ${a.y + a.h / 2}H${middle}V${b.y + b.h / 2}H${b.x}`}
              />
            );
          }),
        )}
        {boxes.map(({ id, x, y, w, h, rows }) => (
          <g key={id}>
            <rect className="picture-box" x={x} y={y} width={w} height={h} rx={6} />
            {Array.from({ length: rows }, (_, row) => (
              <rect key={row} className="picture-row" x={x + 34} y={y + 52 + row * 31} width={w - 46} height={24} />
            ))}
          </g>
        ))}
      </g>
    </svg>
  );
}

function boxesOf(stage: Stage) {
  return stage.components.map((component) => {
    const { x, y } = stage.layout.components[component.id] ?? { x: 0, y: 0 };
    const ports = portsOf(stage, component);
    return { id: component.id, x, y, w: ports.width, h: 110 + ports.rows.length * 31, rows: ports.rows.length };
  });
}

function endsOf(stage: Stage, { from, to }: Wire): readonly (readonly [ComponentId, ComponentId])[] {
  const callers =
    'component' in from
      ? [from.component]
      : hostsOf(stage, moduleOfNeed(stage, from.need)?.id ?? ('' as never)).map(({ id }) => id);
  const callees = 'component' in to ? [to.component] : hostsOf(stage, to.module).map(({ id }) => id);
  return callers.flatMap((a) => callees.filter((b) => a !== b).map((b) => [a, b] as const));
}
