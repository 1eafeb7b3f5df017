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
  type VersionDefects,
} from '#design';
import { deployNow } from '../../run/run-control';
import { edit } from '../../stores/document-store';
import { runStore } from '../../stores/run-store';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';
import { TimeField } from '../TimeField';
import { SwitchField } from '../SwitchField';

export interface DeploySectionProps {
  readonly document: Document;
  readonly module: Module;
}

const sound: Deployment = { rollout: null, defects: soundVersion, schemaChange: null };
const defaultLockMs = 5_000;

export function DeploySection({ document, module }: DeploySectionProps) {
  const [deployment, setDeployment] = useState(sound);
  const [atMs, setAtMs] = useState(60_000);
  const status = useStore(runStore, (state) => state.status);
  const { defects, schemaChange } = deployment;
  return (
    <section className="inspector-section">
      <h3>New version</h3>
      <DefectFields defects={defects} onChange={(next) => setDeployment({ ...deployment, defects: next })} />
      <ChoiceField
        label="Changes"
        help="A data set whose form changes. All modules that use it are deployed as well, after its lock."
        value={schemaChange?.dataSet ?? ''}
        options={[
          { value: '', label: 'no data set' },
          ...document.dataSets.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => {
          const dataSet = document.dataSets.find((each) => each.id === id)?.id;
          const lockMs = schemaChange?.lockMs ?? defaultLockMs;
          setDeployment({ ...deployment, schemaChange: dataSet ? { dataSet, lockMs } : null });
        }}
      />
      {schemaChange && (
        <TimeField
          label="· locked for"
          help="Nobody reads or writes it meanwhile; 0 = it stays open."
          value={schemaChange.lockMs}
          max={3_600_000}
          onChange={(lockMs) => setDeployment({ ...deployment, schemaChange: { ...schemaChange, lockMs } })}
        />
      )}
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

interface DefectFieldsProps {
  readonly defects: VersionDefects;
  readonly onChange: (defects: VersionDefects) => void;
}

function DefectFields({ defects, onChange }: DefectFieldsProps) {
  return (
    <>
      <NumberField
        label="Fails"
        help="Share of the module's operations that end in an error, after their normal time."
        value={defects.errorRatio}
        quantity="ratio"
        none={null}
        min={0}
        max={1}
        integer={false}
        standard={soundVersion.errorRatio}
        onChange={(errorRatio) => errorRatio !== null && onChange({ ...defects, errorRatio })}
      />
      <NumberField
        label="CPU times"
        help="All CPU times of the module are multiplied by it."
        value={defects.slowdown}
        quantity="factor"
        none={null}
        min={0.01}
        max={100}
        integer={false}
        standard={soundVersion.slowdown}
        onChange={(slowdown) => slowdown !== null && onChange({ ...defects, slowdown })}
      />
      <NumberField
        label="Leaks"
        help="Memory that each instance loses in a second, until it is killed and starts again."
        value={defects.leakMiBPerSecond}
        quantity="memory"
        unit="/s"
        none={null}
        min={0}
        max={1_000_000}
        integer={false}
        standard={soundVersion.leakMiBPerSecond}
        onChange={(leakMiBPerSecond) => leakMiBPerSecond !== null && onChange({ ...defects, leakMiBPerSecond })}
      />
      <SwitchField
        label="Crashes"
        help="Its instances die of the first request that they take, and start again."
        isOn={defects.crashes}
        standard={soundVersion.crashes}
        onChange={(crashes) => onChange({ ...defects, crashes })}
      />
    </>
  );
}
