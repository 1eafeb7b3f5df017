/** A new version of a module: what is wrong with it, what data set it changes; it comes now, or at a planned instant of every run. */
import { useState } from 'react';
import { useStore } from 'zustand';
import {
  setScenario,
  soundVersion,
  type Deployment,
  type Document,
  type EventId,
  type Module,
  type TimelineEvent,
} from '#design';
import { deployNow } from '../../run/run-control';
import { edit } from '../../stores/document-store';
import { runStore } from '../../stores/run-store';
import { TimeField } from '../TimeField';
import { VersionFields } from './VersionFields';

export interface DeploySectionProps {
  readonly document: Document;
  readonly module: Module;
}

const sound: Deployment = { rollout: null, defects: soundVersion, schemaChange: null };

export function DeploySection({ document, module }: DeploySectionProps) {
  const [deployment, setDeployment] = useState(sound);
  const [atMs, setAtMs] = useState(60_000);
  const status = useStore(runStore, (state) => state.status);
  return (
    <section className="inspector-section">
      <h3>New version</h3>
      <VersionFields document={document} deployment={deployment} onChange={setDeployment} />
      <button
        type="button"
        className="button"
        disabled={status !== 'running' && status !== 'paused'}
        onClick={() => deployNow(module.id, deployment)}
      >
        Deploy now
      </button>
      <TimeField label="Planned for" help="Instant of every run, from its start." value={atMs} onChange={setAtMs} />
      <button type="button" className="button" onClick={() => plan(module, deployment, atMs)}>
        Plan it in the scenario
      </button>
    </section>
  );
}

/** The scenario gives the event its id. */
function plan(module: Module, deployment: Deployment, atMs: number): void {
  const event: TimelineEvent = {
    id: '' as EventId,
    name: `Deploy ${module.name}`,
    atMs,
    durationMs: null,
    action: { type: 'deployment', module: module.id, deployment },
  };
  edit({ label: `Plan a deployment of ${module.name}` }, (document) =>
    setScenario(document, { timeline: [...document.scenario.timeline, event] }),
  );
}
