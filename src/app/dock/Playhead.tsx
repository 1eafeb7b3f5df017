/** Where the run stands on the timeline, moved outside React: it changes ten times a second. */
import { useEffect, useRef } from 'react';
import { onLive } from '../run/run-control';
import { liveRun, runStore } from '../stores/run-store';

export function Playhead({ durationMs, width }: { readonly durationMs: number; readonly width: number }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = () => {
      const share = Math.min(1, (liveRun.snapshot?.atMs ?? 0) / durationMs);
      if (line.current) line.current.style.transform = `translateX(${Math.round(share * width)}px)`;
    };
    move();
    const stops = [onLive(move), runStore.subscribe(move)];
    return () => stops.forEach((stop) => stop());
  }, [durationMs, width]);
  return (
    <div ref={line} className="timeline-playhead" aria-hidden="true">
      <svg width={13} height={14} viewBox="0 0 13 14">
        <path d="M1 0h11v9l-5.5 4L1 9z" />
      </svg>
    </div>
  );
}
