/** A slider for small counts, beside the number it sets. Its end moves out when the number does, never while it is dragged. */
import { useState } from 'react';
import { sliderEnd } from './slider-end';

export interface CountSliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** Most parts into which ticks divide it. */
const mostTicks = 8;

export function CountSlider({ label, value, min, max, onChange }: CountSliderProps) {
  const [kept, setKept] = useState(() => sliderEnd(value, max));
  const end = Math.max(kept, sliderEnd(value, max));
  const ticks = Math.min(end - min, mostTicks);
  return (
    <span className="slider" style={{ '--share': (value - min) / Math.max(1, end - min) } as React.CSSProperties}>
      <svg className="slider-ticks" viewBox={`0 0 ${ticks} 1`} preserveAspectRatio="none" aria-hidden="true">
        {Array.from({ length: ticks + 1 }, (_, at) => (
          <path key={at} d={`M${at} 0v1`} />
        ))}
      </svg>
      <input
        type="range"
        aria-label={`${label}, slider`}
        min={min}
        max={end}
        step={1}
        value={Math.min(value, end)}
        onChange={(event) => onChange(Number(event.target.value))}
        onPointerUp={() => setKept(sliderEnd(value, max))}
      />
    </span>
  );
}
