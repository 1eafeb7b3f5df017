/** A small picture of a stage, drawn from the document itself: frames with the icons and names of its parts, lines where its wires run. */
import type { Stage } from '#design';
import { KindIcon } from '../ui/KindIcon';
import { fittingName, pictureHeight, pictureOf, pictureWidth, type PictureBox } from './picture-layout';

const iconSize = 16;

export function StagePicture({ stage }: { readonly stage: Stage | undefined }) {
  const { boxes, wires } = stage ? pictureOf(stage) : { boxes: [], wires: [] };
  return (
    <svg className="picture" viewBox={`0 0 ${pictureWidth} ${pictureHeight}`} aria-hidden="true">
      {wires.map((path) => (
        <path key={path} className="picture-wire" d={path} />
      ))}
      {boxes.map((box) => (
        <Part key={box.id} box={box} />
      ))}
      {boxes.length === 0 && (
        <text className="picture-name" x={pictureWidth / 2} y={pictureHeight / 2}>
          empty sheet
        </text>
      )}
    </svg>
  );
}

function Part({ box: { kind, name, x, y, width, height, rows } }: { readonly box: PictureBox }) {
  const head = rows > 0 ? Math.min(height / 2, iconSize + 4) : height;
  const row = rows > 0 ? (height - head - 4) / rows : 0;
  return (
    <g>
      <rect className="picture-box" x={x} y={y} width={width} height={height} rx={2} />
      <foreignObject x={x + (width - iconSize) / 2} y={y + (head - iconSize) / 2} width={iconSize} height={iconSize}>
        <KindIcon kind={kind} size={iconSize} />
      </foreignObject>
      {Array.from({ length: rows }, (_, at) => (
        <rect
          key={at}
          className="picture-row"
          x={x + 5}
          y={y + head + at * row}
          width={width - 10}
          height={Math.max(1, row - 2)}
        />
      ))}
      <text className="picture-name" x={x + width / 2} y={y + height + 11}>
        {fittingName(name, width + 24)}
      </text>
    </g>
  );
}
