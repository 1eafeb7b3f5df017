/** The passage from one stage to another: for its length parts that stand in both glide to their new places, and what is new appears. */
import { useEffect, useState } from 'react';

const passageMs = 240;

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the sheet is on its way from another stage of the same document. */
export function usePassage(stage: string): boolean {
  const [shown, setShown] = useState(stage);
  const [isPassing, setPassing] = useState(false);
  if (shown !== stage) {
    setShown(stage);
    setPassing(!still.matches);
  }
  useEffect(() => {
    if (!isPassing) return undefined;
    const timer = setTimeout(() => setPassing(false), passageMs);
    return () => clearTimeout(timer);
  }, [isPassing, shown]);
  return isPassing;
}
