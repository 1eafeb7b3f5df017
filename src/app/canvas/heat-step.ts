const steps = 6;

/** The step of the ramp, 1..6, from nothing to the highest on the sheet; null for what is not measured. */
export function heatStep(value: number, highest: number): number | null {
  if (!Number.isFinite(value)) return null;
  if (!(highest > 0) || value <= 0) return 1;
  return Math.min(steps, Math.max(1, Math.ceil((steps * value) / highest)));
}
