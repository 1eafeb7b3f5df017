/** Edge rulers with sheet references: "look at C2". They follow the viewport. */
import { useViewport } from '@xyflow/react';

const cell = 230;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function marks(offset: number, zoom: number, length: number) {
  const first = Math.floor(-offset / zoom / cell);
  const last = Math.ceil((length - offset) / zoom / cell);
  return Array.from({ length: last - first }, (_, at) => {
    const number = first + at;
    return { number, from: number * cell * zoom + offset, middle: (number + 0.5) * cell * zoom + offset };
  });
}

export function Rulers({ width, height }: { readonly width: number; readonly height: number }) {
  const { x, y, zoom } = useViewport();
  return (
    <>
      <div className="ruler is-top" aria-hidden="true">
        {marks(x, zoom, width).map(({ number, from, middle }) => (
          <span key={number}>
            <i style={{ left: from }} />
            <b style={{ left: middle }}>{letters[number] ?? ''}</b>
          </span>
        ))}
      </div>
      <div className="ruler is-left" aria-hidden="true">
        {marks(y, zoom, height).map(({ number, from, middle }) => (
          <span key={number}>
            <i style={{ top: from }} />
            <b style={{ top: middle }}>{number >= 0 ? number + 1 : ''}</b>
          </span>
        ))}
      </div>
    </>
  );
}
