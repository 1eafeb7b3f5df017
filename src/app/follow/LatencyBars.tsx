/** Histogram of the answered requests that were looked at; a bar is pressed for an example of its latency. */
import type { Examples, RequestRef } from '#simulation';
import { figure } from '../charts/board';
import { follow } from './follow-control';
import { timeText } from './follow-words';

export interface LatencyBarsProps {
  readonly examples: Examples;
  /** Latency of the request that is shown, ms; null = none is. */
  readonly shownMs: number | null;
}

export function LatencyBars({ examples: { bars, kept, counts }, shownMs }: LatencyBarsProps) {
  if (bars.length === 0) return null;
  const most = Math.max(...bars.map(({ count }) => count));
  const first = bars[0]!;
  const last = bars.at(-1)!;
  return (
    <figure className="latency-bars">
      <figcaption>
        Latency of {kept.toLocaleString('en-US')} answered
        {kept < counts.answered ? `, the first of ${figure(counts.answered)}` : ''}
      </figcaption>
      <ul>
        {bars.map(({ fromMs, toMs, count, example }) => (
          <li key={fromMs}>
            <button
              type="button"
              className="latency-bar"
              aria-label={`${count} of ${timeText(fromMs)} to ${timeText(toMs)}: follow one`}
              aria-pressed={shownMs !== null && shownMs >= fromMs && shownMs < toMs}
              title={`${count} from ${timeText(fromMs)} to ${timeText(toMs)}`}
              onClick={() => followBar(example)}
            >
              <i style={{ height: `${Math.max(4, (100 * count) / most)}%` }} />
            </button>
          </li>
        ))}
      </ul>
      <span className="latency-ends" aria-hidden="true">
        <span>{timeText(first.fromMs)}</span>
        <span>{timeText(last.toMs)}</span>
      </span>
    </figure>
  );
}

const followBar = (example: RequestRef) => follow(example);
