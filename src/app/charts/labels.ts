/** Where the words of a chart stand: beside the lines they name, apart from each other, within the plot. */

/** Height of a label with the air around it, px. */
export const labelHeight = 12;

/**
 * Moves labels as little as keeps them apart and between top and bottom. Their order is that of their heights; at equal height the one given later
 * stands above. Where there are more than fit, the last ones given are kept.
 */
export function placeLabels<Label extends { readonly y: number }>(
  labels: readonly Label[],
  top: number,
  bottom: number,
): readonly Label[] {
  const most = Math.max(1, Math.floor((bottom - top) / labelHeight) + 1);
  const kept = labels
    .slice(-most)
    .toReversed()
    .sort((a, b) => a.y - b.y);
  const ys = kept.map(({ y }) => Math.min(bottom, Math.max(top, y)));
  for (let at = 1; at < ys.length; at += 1) ys[at] = Math.max(ys[at] ?? 0, (ys[at - 1] ?? 0) + labelHeight);
  let limit = bottom;
  for (let at = ys.length - 1; at >= 0; at -= 1) {
    ys[at] = Math.min(ys[at] ?? 0, limit);
    limit = (ys[at] ?? 0) - labelHeight;
  }
  return kept.map((label, at) => ({ ...label, y: ys[at] ?? label.y }));
}

/** How wide a text is drawn, px. */
export type Measure = (text: string) => number;

/** The text, cut to a width with an ellipsis. */
export function fitText(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  let kept = text.length - 1;
  while (kept > 1 && measure(`${text.slice(0, kept).trimEnd()}…`) > width) kept -= 1;
  return `${text.slice(0, kept).trimEnd()}…`;
}

/** Right of the plot, px: half a label of the last tick; names of lines and limits at most, less in a small chart. */
const leastRoom = 18;
const mostRoom = 96;
const mostShare = 0.52;
/** Between a name and what stands beside it, both sides together, px. */
const air = 9;

/** Room for one name right of the plot, px: names beyond it are cut. */
export const roomForNames = (width: number): number => Math.min(mostRoom, mostShare * width);

/** The label of a limit: the short one where the whole takes too much of the chart's width. */
export function limitText(
  { label, shortLabel }: { readonly label: string; readonly shortLabel: string },
  width: number,
  measure: Measure,
): string {
  return measure(label) + air <= Math.min(mostRoom, width / 4) ? label : shortLabel;
}

/**
 * What is kept free right of the plot, px, so that beside the playhead, at this share of the plot, stand the names: never over the lines they name.
 * Early in a run the plot itself has room there.
 */
export function rightRoom(names: readonly string[], share: number, width: number, measure: Measure): number {
  const wanted = Math.min(roomForNames(width), Math.max(0, ...names.map(measure)) + air);
  return Math.max(leastRoom, Math.ceil((wanted - (1 - share) * width) / Math.max(0.1, share)));
}

/** Which side of the playhead has room for words of this width; the right one if both have. */
export function sideOf(x: number, left: number, right: number, width: number): 'left' | 'right' {
  return right - x >= width || right - x >= x - left ? 'right' : 'left';
}

/** Stretches of time in which a value is past its limit, seconds; a gap ends one. */
export function breachesOf(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  isPast: (value: number) => boolean,
): readonly (readonly [from: number, to: number])[] {
  const found: [number, number][] = [];
  let open: [number, number] | null = null;
  for (let at = 0; at < values.length; at += 1) {
    const time = times[at] ?? 0;
    if (!isPast(values[at] ?? Number.NaN)) open = null;
    else if (open) open[1] = time;
    else {
      open = [times[at - 1] ?? Math.max(0, time - 1), time];
      found.push(open);
    }
  }
  return found;
}
