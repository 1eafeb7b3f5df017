/** The lanes of a scenario: one for each kind of event, over the time of the run. */
import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { EventId } from '#design';
import { clockText } from '../dock/clock';
import { addExperiment } from '../experiments/experiment-edits';
import { Playhead } from '../dock/Playhead';
import { openDialog } from '../stores/editor-store';
import { liveRun } from '../stores/run-store';
import { scenarioStore } from '../stores/scenario-store';
import { useWidth } from '../ui/use-width';
import { EventBar } from './EventBar';
import { dragStep, lanesOf, ticksOf, type Lane, type LaneType } from './lanes';
import { firstAction, newEvent, roundTo, type Planning } from './planned-event';
import { planEvent } from './scenario-edits';

export interface LanesProps {
  readonly planning: Planning;
  readonly isReadOnly: boolean;
  readonly onOpen: () => void;
}

export function Lanes({ planning, isReadOnly, onOpen }: LanesProps) {
  const { durationMs, timeline } = planning.document.scenario;
  const axis = useRef<HTMLDivElement>(null);
  const width = useWidth(axis);
  const chosen = useStore(scenarioStore, (state) => state.chosen);
  const lanes = useMemo(() => lanesOf(timeline, durationMs, width), [timeline, durationMs, width]);
  return (
    <div className="scenario-lanes">
      <div className="scenario-axis">
        <div ref={axis} aria-hidden="true">
          {ticksOf(durationMs, width).map((ms) => (
            <span key={ms} style={{ left: (ms * width) / durationMs }}>
              {clockText(ms, 0)}
            </span>
          ))}
          <Playhead durationMs={durationMs} width={width} />
        </div>
      </div>
      {lanes.map((lane) => (
        <LaneRow key={lane.type} {...{ lane, planning, width, chosen, isReadOnly, onOpen }} />
      ))}
    </div>
  );
}

interface LaneRowProps extends LanesProps {
  readonly lane: Lane;
  readonly width: number;
  readonly chosen: EventId | null;
}

function LaneRow({ lane, planning, width, chosen, isReadOnly, onOpen }: LaneRowProps) {
  const { durationMs } = planning.document.scenario;
  const canPlan = !isReadOnly && (lane.type === 'experiment' || firstAction(planning, lane.type) !== null);
  return (
    <section className="scenario-lane" aria-label={lane.name} data-lane={lane.type}>
      <span className="scenario-lane-name">
        {lane.name}
        <button
          type="button"
          className="icon-button"
          aria-label={`Plan ${lane.one}`}
          title={canPlan ? `Plan ${lane.one}` : `There is nothing yet of which ${lane.one} could be`}
          disabled={!canPlan}
          onClick={() => plan(planning, lane.type, instantToPlan(durationMs, planning.document.scenario.warmUpMs))}
        >
          +
        </button>
      </span>
      <div
        className="scenario-track"
        style={{ height: lane.rows * 22 + 4 }}
        onDoubleClick={(event) => {
          if (!canPlan || event.target !== event.currentTarget) return;
          const { left } = event.currentTarget.getBoundingClientRect();
          const atMs = ((event.clientX - left) * durationMs) / Math.max(1, width);
          plan(planning, lane.type, roundTo(atMs, dragStep(durationMs, width)));
        }}
      >
        {lane.bars.map((bar) => (
          <EventBar
            key={bar.event.id}
            {...{ bar, durationMs, width, isReadOnly, onOpen }}
            lane={lane.name}
            isChosen={chosen === bar.event.id}
          />
        ))}
      </div>
    </section>
  );
}

/** A little ahead of where the run stands if it is under way, so that it is yet to come; else where its figures begin to count. */
function instantToPlan(durationMs: number, warmUpMs: number): number {
  const now = liveRun.snapshot?.atMs ?? 0;
  const isUnderWay = now > 0 && now < durationMs;
  return Math.min(durationMs, isUnderWay ? Math.ceil((now + durationMs / 50) / 1000) * 1000 : warmUpMs);
}

/** What is planned has the focus, so that keys move it at once. */
function plan(planning: Planning, type: LaneType, atMs: number): void {
  if (type === 'experiment') {
    addExperiment(atMs);
    openDialog('experiments');
    return;
  }
  const event = newEvent(planning, type, atMs);
  if (!event) return;
  planEvent(event);
  const { chosen } = scenarioStore.getState();
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`.scenario-bar[data-event="${chosen}"] .scenario-handle`)?.focus(),
  );
}
