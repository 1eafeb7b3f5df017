/** The bar that starts, stops and paces the run: clock, speed asked for and reached, seed, faults. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Speed } from '#worker';
import { onLive, reset, setSeed, setSpeed, step, togglePlay } from '../run/run-control';
import { liveRun, runStore } from '../stores/run-store';
import { achievedText, clockText, speedText } from './clock';
import { DockIcon, type DockIconName } from './DockIcon';

const speeds: readonly Speed[] = [0.01, 0.1, 0.25, 1, 4, 16, 60, 'max'];
/** Share of the requested speed below which the bar says what is reached. */
const behindBelow = 0.95;

export interface RunBarProps {
  /** Length of the scenario, simulated ms. */
  readonly durationMs: number;
  /** Faults, report and what else belongs to the run. */
  readonly children?: ReactNode;
}

export function RunBar({ durationMs, children }: RunBarProps) {
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
      <SeedField />
      <span className="run-rule" />
      {children}
    </div>
  );
}

interface RunButtonProps {
  readonly icon: DockIconName;
  readonly label: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly onPress: (event: { readonly shiftKey: boolean; readonly altKey: boolean }) => void;
}

function RunButton({ icon, label, keys, disabled, onPress }: RunButtonProps) {
  return (
    <button
      type="button"
      className="run-icon"
      aria-label={label}
      title={`${label} · ${keys}`}
      aria-keyshortcuts={keys}
      disabled={disabled}
      onClick={onPress}
    >
      <DockIcon name={icon} />
    </button>
  );
}

/** Writes simulated time straight into the page: it changes ten times a second. */
function Clock({ durationMs }: { readonly durationMs: number }) {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      const shown = clockText(liveRun.snapshot?.atMs ?? 0);
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

function SeedField() {
  const seed = useStore(runStore, (state) => state.seed);
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const value = Number(draft);
    if (
      draft !== null &&
      draft.trim() !== '' &&
      Number.isInteger(value) &&
      value >= 0 &&
      value < 2 ** 32 &&
      value !== seed
    )
      setSeed(value);
    setDraft(null);
  };
  return (
    <span className="run-group">
      <label className="run-label" htmlFor="seed">
        Seed
      </label>
      <input
        id="seed"
        className="run-seed"
        inputMode="numeric"
        value={draft ?? String(seed)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      <RunButton
        icon="dice"
        label="Another seed"
        keys="R"
        disabled={false}
        onPress={() => setSeed((crypto.getRandomValues(new Uint32Array(1))[0] ?? 1) % 10_000)}
      />
    </span>
  );
}
