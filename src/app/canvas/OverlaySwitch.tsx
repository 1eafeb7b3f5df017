/** Lower left on the sheet: which reading is painted, what its colors stand for, and how near the sheet is. */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { billStore } from '../stores/bill-store';
import { editorStore } from '../stores/editor-store';
import { subscribeLive } from './live';
import { writeText } from '../ui/write-text';
import { highestOf, overlayOrder, readings } from './overlays';
import { ZoomControl } from './ZoomControl';

export function OverlaySwitch() {
  const overlay = useStore(editorStore, (state) => state.overlay);
  return (
    <div className="overlay">
      {readings[overlay] && <Ramp />}
      <div className="overlay-row">
        <fieldset className="overlay-switch" aria-label="Paint the sheet by">
          {overlayOrder.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === overlay}
              title="O: next reading"
              onClick={() => editorStore.setState({ overlay: each })}
            >
              {readings[each]?.label ?? 'Load'}
            </button>
          ))}
        </fieldset>
        <ZoomControl />
      </div>
    </div>
  );
}

function Ramp() {
  const overlay = useStore(editorStore, (state) => state.overlay);
  const highest = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      const value = highestOf(overlay);
      writeText(highest.current, Number.isFinite(value) ? (readings[overlay]?.text(value) ?? '') : 'run to measure');
    };
    show();
    const stops = [subscribeLive(show), billStore.subscribe(show)];
    return () => stops.forEach((stop) => stop());
  }, [overlay]);
  return (
    <div className="overlay-ramp">
      <span>{readings[overlay]?.caption}</span>
      <i aria-hidden="true">
        {[1, 2, 3, 4, 5, 6].map((step) => (
          <b key={step} style={{ background: `var(--heat-${step})` }} />
        ))}
      </i>
      <span>
        0 to <span ref={highest} className="overlay-highest" />
      </span>
    </div>
  );
}
