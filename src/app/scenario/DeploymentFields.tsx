/** A planned deployment: of which module, by which rules, what is wrong with the new version, and what data set it changes. */
import { declarations } from '#catalog';
import { defaultRollout, hostsOf, type Deployment, type TimelineAction } from '#design';
import { ChoiceField } from '../inspector/ChoiceField';
import { RolloutFields } from '../inspector/hosts/RolloutFields';
import { VersionFields } from '../inspector/hosts/VersionFields';
import type { Planning } from './planned-event';

type DeploymentAction = Extract<TimelineAction, { type: 'deployment' }>;

export interface DeploymentFieldsProps {
  readonly planning: Planning;
  readonly action: DeploymentAction;
  readonly onChange: (action: DeploymentAction) => void;
}

export function DeploymentFields({ planning, action, onChange }: DeploymentFieldsProps) {
  const { document, stage } = planning;
  const set = (deployment: Deployment) => onChange({ ...action, deployment });
  const host = hostsOf(stage, action.module)[0];
  const kind = host && declarations.get(host.kind);
  return (
    <>
      <ChoiceField
        label="Module"
        value={action.module}
        options={stage.modules.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          const module = stage.modules.find((each) => each.id === id);
          if (module) onChange({ ...action, module: module.id });
        }}
      />
      <VersionFields document={document} deployment={action.deployment} onChange={set} />
      <RolloutFields
        rollout={action.deployment.rollout}
        standard={host?.hostPolicy?.rollout ?? kind?.rollout ?? defaultRollout}
        isOnDemand={kind?.instancesParameter === null}
        onChange={(rollout) => set({ ...action.deployment, rollout })}
      />
    </>
  );
}
