/** Simulated time as people read it. */

/** `5:04.0`; hours are added when there are any. */
export function clockText(ms: number, decimals = 1): string {
  const tenths = Math.floor(ms / 10 ** (3 - decimals));
  const perSecond = 10 ** decimals;
  const seconds = Math.floor(tenths / perSecond);
  const fraction = decimals === 0 ? '' : `.${String(tenths % perSecond).padStart(decimals, '0')}`;
  const minutes = Math.floor(seconds / 60);
  const tail = `${String(seconds % 60).padStart(2, '0')}${fraction}`;
  if (minutes < 60) return `${minutes}:${tail}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${tail}`;
}

/** `60×`, `0.1×`, `max`. */
export function speedText(speed: number | 'max'): string {
  return speed === 'max' ? 'max' : `${speed}×`;
}

/** The achieved speed with two figures: `41×`, `0.82×`, `1,200×`. */
export function achievedText(speed: number): string {
  const rounded = speed >= 10 ? Math.round(speed) : Number(speed.toPrecision(2));
  return `${rounded.toLocaleString('en-US')}×`;
}
