/** Values as uPlot takes them: it leaves a gap where there is null, and draws what is not a number at the bottom of a logarithmic axis. */
export function gapped(values: Float64Array): Float64Array | readonly (number | null)[] {
  return values.every(Number.isFinite)
    ? values
    : Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}
