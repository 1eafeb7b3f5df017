/** Drawings that follow the run at one pace, all of the same instant: figures beside each other are of one second. */
import { onLive } from '../run/run-control';
import { runStore } from '../stores/run-store';
import { throttled } from './throttled';

const drawings = new Set<() => void>();
const soon = throttled(() => {
  for (const draw of drawings) draw();
});
let stops: readonly (() => void)[] = [];

/** Draws a few times a second while the run goes on. Returns how to stop. */
export function onPaced(draw: () => void): () => void {
  if (drawings.size === 0) stops = [onLive(soon.call), runStore.subscribe(soon.call), soon.cancel];
  drawings.add(draw);
  return () => {
    drawings.delete(draw);
    if (drawings.size === 0) for (const stop of stops) stop();
  };
}
