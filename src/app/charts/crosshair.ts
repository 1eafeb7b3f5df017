/** The instant under the pointer, shared by all charts. */

let second: number | null = null;
const listeners = new Set<() => void>();

/** Simulated second pointed at; null = the pointer is elsewhere. */
export const crosshairNow = (): number | null => second;

export function pointAt(next: number | null): void {
  if (next === second) return;
  second = next;
  for (const listener of listeners) listener();
}

/** Calls back when the pointer moved to another instant. Returns how to stop. */
export function onCrosshair(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
