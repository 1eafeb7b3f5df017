/** Edge rulers with sheet references: "look at C2". They follow the viewport; far away every second, fourth, ... field is named. */
import { useStore as useFlowStore, useViewport } from '@xyflow/react';
import { columnName, field, rowName } from './sheet-reference';

/** Fields narrower than this on screen are named by every second one, and so on. */
const narrowest = 60;

function marks(offset: number, zoom: number, length: number) {
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2(narrowest / (field * zoom))));
  const step = field * stride;
  const first = Math.floor(-offset / zoom / step);
  const last = Math.ceil((length - offset) / zoom / step);
  return Array.from({ length: last - first }, (_, at) => {
    const from = (first + at) * step * zoom + offset;
    return { number: (first + at) * stride, from, middle: from + (field / 2) * zoom };
  });
}

export function Rulers() {
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const { x, y, zoom } = useViewport();
  return (
    <>
      <div className="ruler is-top" aria-hidden="true">
        {marks(x, zoom, width).map(({ number, from, middle }) => (
          <span key={number}>
            <i style={{ left: from - edge }} />
            <b style={{ left: middle - edge }}>{columnName(number)}</b>
          </span>
        ))}
      </div>
      <div className="ruler is-left" aria-hidden="true">
        {marks(y, zoom, height).map(({ number, from, middle }) => (
          <span key={number}>
            <i style={{ top: from - edge }} />
            <b style={{ top: middle - edge }}>{rowName(number)}</b>
          </span>
        ))}
      </div>
    </>
  );
}

/** Both rulers begin this far from the corner. */
const edge = 18;
