/** The breaches of the present run, looked for a few times a second; the same list as long as they are the same. */
import { useEffect, useState } from 'react';
import type { Document } from '#design';
import { throttled } from '../charts/throttled';
import { onLive } from '../run/run-control';
import { liveRun, runStore } from '../stores/run-store';
import { latencyBreaches, type Breach } from './breaches';

export function useBreaches({ requirements }: Document): readonly Breach[] {
  const [breaches, setBreaches] = useState<readonly Breach[]>([]);
  useEffect(() => {
    const look = () => {
      const found = latencyBreaches(requirements, liveRun.recording);
      setBreaches((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    const soon = throttled(look);
    look();
    const stops = [onLive(soon.call), runStore.subscribe(soon.call), soon.cancel];
    return () => stops.forEach((stop) => stop());
  }, [requirements]);
  return breaches;
}
