/** A part's figure in the present reading: printed in its head, which takes the step's color. */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { billStore } from '../stores/bill-store';
import { editorStore } from '../stores/editor-store';
import { subscribeLive } from './live';
import { writeText } from '../ui/write-text';
import { heatStep } from './heat-step';
import { highestOf, readings } from './overlays';

export function Heat({ component }: { readonly component: string }) {
  const overlay = useStore(editorStore, (state) => state.overlay);
  const host = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const reading = readings[overlay];
    const node = host.current?.closest('.node');
    if (!reading || !node) return;
    const show = () => {
      const value = reading.of(component);
      const step = heatStep(value, highestOf(overlay));
      if (node.getAttribute('data-heat') !== String(step)) node.setAttribute('data-heat', String(step));
      writeText(host.current, Number.isFinite(value) ? reading.text(value) : '–');
    };
    show();
    const stops = [subscribeLive(show), billStore.subscribe(show)];
    return () => {
      stops.forEach((stop) => stop());
      node.removeAttribute('data-heat');
    };
  }, [component, overlay]);
  return <span ref={host} className="node-heat" />;
}
