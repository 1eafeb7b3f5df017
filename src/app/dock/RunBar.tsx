/** The bar that starts, stops and paces the run: clock, speed asked for and reached, seed, faults. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Speed } from '#worker';
import { onLive, reset, setSpeed, step, togglePlay } from '../run/run-control';
import { liveRun, runStore } from '../stores/run-store';
import { achievedText, clockText, speedText } from './clock';
import { DockIcon } from './DockIcon';
import { RunButton } from './RunButton';
import { SeedField } from './SeedField';

const speeds: readonly Speed[] = [0.01, 0.1, 0.25, 1, 4, 16, 60, 'max'];
/** Share of the requested speed below which the bar says what is reached. */
const behindBelow = 0.95;

/** After a single event the clock tells instants a microsecond apart. */
const eventDecimals = 6;

export interface RunBarProps {
  /** Of the document. */
  readonly seed: number;
  /** Length of the scenario, simulated ms. */
  readonly durationMs: number;
  /** Faults, report and what else belongs to the run. */
  readonly children?: ReactNode;
}

export function RunBar({ seed, durationMs, children }: RunBarProps) {
  const status = useStore(runStore, (state) => state.status);
  const running = status === 'running';
  return (
    <div className="run-bar" role="toolbar" aria-label="Run">
      <RunButton icon="reset" label="Reset to the start" keys="0" onPress={reset} disabled={status === 'empty'} />
      <button type="button" className="run-play" onClick={togglePlay} aria-keyshortcuts="K" title="K">
        <DockIcon name={running ? 'pause' : 'play'} size={18} />
        {running ? 'Pause' : status === 'finished' || status === 'stopped' ? 'Run again' : 'Run'}
      </button>
      <RunButton
        icon="step"
        label="Step 1 s (Shift: 10 s, Alt: one event)"
        keys="."
        disabled={status === 'empty'}
        onPress={(event) => step(event.altKey ? 'event' : event.shiftKey ? 10_000 : 1000)}
      />
      <Clock durationMs={durationMs} />
      <span className="run-rule" />
      <SpeedChoice />
      <Reached />
      <span className="run-rule" />
      <SeedField seed={seed} />
      <span className="run-rule" />
      {children}
    </div>
  );
}

/** Writes simulated time straight into the page: it changes ten times a second. */
function Clock({ durationMs }: { readonly durationMs: number }) {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      const shown = clockText(liveRun.snapshot?.atMs ?? 0, runStore.getState().isAtEvent ? eventDecimals : 1);
      if (text.current && text.current.textContent !== shown) text.current.textContent = shown;
    };
    show();
    const stop = onLive(show);
    const stopStore = runStore.subscribe(show);
    return () => {
      stop();
      stopStore();
    };
  }, []);
  return (
    <span className="run-clock">
      <span ref={text} data-testid="clock" className="run-clock-now" />
      <span className="run-clock-end">of {clockText(durationMs, 0)}</span>
    </span>
  );
}

function SpeedChoice() {
  const speed = useStore(runStore, (state) => state.speed);
  return (
    <fieldset className="run-group">
      <legend className="run-label">Speed</legend>
      <span className="run-segments">
        {speeds.map((each) => (
          <button
            type="button"
            key={each}
            className="run-segment"
            aria-pressed={each === speed}
            onClick={() => setSpeed(each)}
          >
            {speedText(each)}
          </button>
        ))}
      </span>
      <select
        className="run-speed-list"
        aria-label="Speed"
        value={String(speed)}
        onChange={(event) => setSpeed(speeds.find((each) => String(each) === event.target.value) ?? 1)}
      >
        {speeds.map((each) => (
          <option key={each} value={String(each)}>
            {speedText(each)}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

/** Says what is reached where that is not what was asked for; a late simulation is late, it never skips. */
function Reached() {
  const shown = useStore(runStore, ({ status, speed, achievedSpeed }) => {
    if (status !== 'running' || achievedSpeed <= 0) return '';
    if (speed !== 'max' && achievedSpeed >= speed * behindBelow) return '';
    return `reaching ${achievedText(achievedSpeed)}`;
  });
  return (
    <span className="run-reached" data-testid="reached">
      {shown}
    </span>
  );
}
