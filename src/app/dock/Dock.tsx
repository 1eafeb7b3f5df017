/** The dock under the canvas: run bar, timeline, six charts. */
import { lazy, Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import { declarations } from '#catalog';
import type { Document, Stage, StageId } from '#design';
import { ChartBoard } from '../charts/ChartBoard';
import { useChartContext } from '../charts/use-chart-context';
import { faultPlaces } from '../faults/fault-choices';
import { FaultMenu } from '../faults/FaultMenu';
import { replicationsStore } from '../stores/replications-store';
import { liveRun, runStore } from '../stores/run-store';
import { useOpenPanel } from './open-panel';
import { ScenarioButton } from './ScenarioButton';
import { isOutdated } from '../run/outdated';
import { ReportMenu } from './ReportMenu';
import { RunBar } from './RunBar';
import { turnedAway, turnedAwayInAll } from '../charts/turned-away';
import { Timeline } from './Timeline';
import './dock.css';

/** Loaded when the first request is followed. */
const FollowPanel = lazy(async () => ({ default: (await import('../follow/FollowPanel')).FollowPanel }));

/** Loaded when somebody plans what is to happen. */
const ScenarioPanel = lazy(async () => ({ default: (await import('../scenario/ScenarioPanel')).ScenarioPanel }));

/** Loaded when somebody asks why. */
const WhyPanel = lazy(async () => ({ default: (await import('../why/WhyPanel')).WhyPanel }));

export interface DockProps {
  readonly document: Document;
  readonly stage: StageId;
  /** Id of the selected component or wire, if just one is. */
  readonly selected: string | null;
}

export function Dock({ document, stage: stageId, selected }: DockProps) {
  const stage = document.stages.find(({ id }) => id === stageId) ?? document.stages[0];
  const classes = document.workload.trafficClasses;
  const places = useMemo(() => (stage ? faultPlaces({ stage, classes, kinds: declarations }) : []), [stage, classes]);
  const context = useChartContext({ document, stage, selected, turnedAway: turnedAwayNow });
  const panel = useOpenPanel();
  return (
    <div className="dock">
      <RunBar seed={document.scenario.seed} durationMs={document.scenario.durationMs}>
        <ScenarioButton />
        <FaultMenu places={places} selected={selected} />
        <ReportMenu document={document} />
        <RunMessage isAsked={stage !== undefined && isAsked(stage)} document={document} stage={stageId} />
      </RunBar>
      <Timeline document={document} stage={stage} />
      {stage && panel !== 'charts' ? (
        <Suspense fallback={<div />}>
          {panel === 'follow' && <FollowPanel document={document} stage={stage} />}
          {panel === 'why' && <WhyPanel key={stageId} document={document} stage={stage} />}
          {panel === 'scenario' && <ScenarioPanel document={document} stage={stage} />}
        </Suspense>
      ) : (
        <ChartBoard context={context} endSeconds={document.scenario.durationMs / 1000} />
      )}
    </div>
  );
}

/** Whether any users are wired to something. */
function isAsked({ components, wires }: Stage): boolean {
  const users = components.filter(({ kind }) => declarations.get(kind)?.generatesTraffic);
  return users.some(({ id }) => wires.some(({ from }) => 'component' in from && from.component === id));
}

/** A run that is over may have ended quietly: then all that it turned away is told. */
function turnedAwayNow() {
  const { index, snapshot } = liveRun;
  const present = index && snapshot ? turnedAway(index, snapshot) : [];
  const { ended, report } = runStore.getState();
  return present.length === 0 && ended !== null && report ? turnedAwayInAll(report) : present;
}

interface MessageProps {
  /** Whether any users are wired to something. */
  readonly isAsked: boolean;
  readonly document: Document;
  readonly stage: StageId;
}

/** What keeps the stage from running, that its figures are of another design, or what ended the run, in place; else how far replications are. */
function RunMessage({ isAsked, document, stage }: MessageProps) {
  const replicating = useStore(replicationsStore, ({ status, share }) =>
    status === 'running' ? `Replications ${Math.floor(share * 100)} %` : '',
  );
  const told = useStore(runStore, ({ status, problems, failure, ended }) => {
    if (failure !== null) return failure;
    const first = problems.find(({ severity }) => severity === 'error');
    if (first) return problems.length > 1 ? `${first.title}, and ${problems.length - 1} more` : first.title;
    if (!isAsked && status === 'running') return 'No users wired';
    if (ended !== null && isOutdated(ended, document, stage)) return 'Edited: run again';
    return status === 'stopped' ? 'Stopped by a guard: see the timeline' : '';
  });
  const text = told === '' ? replicating : told;
  return (
    // Percents that pass are not read out one by one.
    <output
      className={`run-message ${told === '' ? 'is-quiet' : ''}`}
      title={text}
      aria-live={told === '' ? 'off' : 'polite'}
    >
      {text}
    </output>
  );
}
