/** How near the sheet is: farther, full size, nearer, and everything in sight. */
import { useStore as useFlowStore } from '@xyflow/react';
import { farther, fitSheet, fullSize, nearer } from './view';

export function ZoomControl() {
  const percent = useFlowStore(({ transform }) => Math.round(100 * transform[2]));
  return (
    <fieldset className="zoom-control" aria-label="Zoom">
      <button type="button" aria-label="Zoom out" title="Ctrl −" onClick={farther}>
        −
      </button>
      <button
        type="button"
        className="zoom-percent"
        aria-label={`${percent} %, to 100 %`}
        title="To 100 %"
        onClick={fullSize}
      >
        {percent} %
      </button>
      <button type="button" aria-label="Zoom in" title="Ctrl +" onClick={nearer}>
        +
      </button>
      <button type="button" title="Shift 1: every part in sight" onClick={() => fitSheet()}>
        Fit
      </button>
    </fieldset>
  );
}
