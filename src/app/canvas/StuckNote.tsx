/** At a part whose workers all wait in vain: why nothing recovers, and what ends it. */
import { useSyncExternalStore } from 'react';
import { blockerOf, componentFigure, componentState, subscribeLive } from './live';
import { stuckText } from './stuck';

interface StuckNoteProps {
  readonly component: string;
  readonly nameOf: (component: string) => string;
}

export function StuckNote({ component, nameOf }: StuckNoteProps) {
  const words = useSyncExternalStore(subscribeLive, () => wordsNow(component, nameOf));
  return words === '' ? null : <p className="node-stuck">{words}</p>;
}

function wordsNow(component: string, nameOf: StuckNoteProps['nameOf']): string {
  const blocker = componentState(component) === 'blocked' ? blockerOf(component) : null;
  if (blocker === null) return '';
  return stuckText({
    workersBusy: componentFigure(component, 'workersBusy'),
    throughput: componentFigure(component, 'throughput'),
    blocker: nameOf(blocker),
    blockerState: componentState(blocker),
    blockerInFlight: componentFigure(blocker, 'inFlight'),
  });
}
