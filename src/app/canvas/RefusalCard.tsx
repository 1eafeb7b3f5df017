/** Why a wire was refused, where it was dropped: the rule, both sides by name, and what fits. */
import { useStore } from 'zustand';
import { moduleOf } from '#design';
import { stageNow } from '../stores/document-store';
import { editorStore } from '../stores/editor-store';
import { join } from './wiring';

export function RefusalCard() {
  const shown = useStore(editorStore, (state) => state.refusal);
  if (!shown) return null;
  const { refusal, from, to, x, y } = shown;
  const close = () => editorStore.setState({ refusal: null });
  return (
    <div
      className="refusal"
      role="alertdialog"
      aria-label={refusal.title}
      style={{ left: Math.min(x, innerWidth - 280), top: Math.min(y, innerHeight - 200) }}
    >
      <b>{refusal.title}</b>
      <p>{refusal.text}</p>
      <div className="refusal-actions">
        {refusal.candidates?.map((module) => (
          <button
            key={module}
            type="button"
            className="button"
            onClick={() => join({ component: from.component, module }, to, { x, y })}
          >
            {moduleOf(stageNow(), module)?.name ?? module}
          </button>
        ))}
        {refusal.fits.slice(0, 3).map(({ label, ...end }) => (
          <button
            key={`${end.component}${end.module ?? ''}`}
            type="button"
            className="button"
            onClick={() => join(from, end, { x, y })}
          >
            Wire to {label}
          </button>
        ))}
        <button type="button" className="button is-quiet" onClick={close}>
          Close
        </button>
      </div>
    </div>
  );
}
