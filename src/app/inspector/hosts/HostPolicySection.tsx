/** What a host or a router does about load and change: whom it turns away, how it grows, and how a new version comes to it. */
import type { KindSpec } from '#catalog';
import { noHostPolicy, setHostPolicy, type Component, type HostPolicy, type Stage } from '#design';
import { edit } from '../../stores/document-store';
import { RateLimitFields } from './RateLimitFields';
import { RolloutFields } from './RolloutFields';
import { ScalingFields } from './ScalingFields';

export interface HostPolicySectionProps {
  readonly stage: Stage;
  readonly component: Component;
  readonly spec: KindSpec;
}

export function HostPolicySection({ stage, component, spec }: HostPolicySectionProps) {
  const policy = component.hostPolicy ?? noHostPolicy;
  const set = (values: Partial<HostPolicy>, name: string) =>
    edit(
      { label: `Set ${name} of ${component.name}`, policy: 'merge', mergeKey: `${component.id} ${name}` },
      (document) => setHostPolicy(document, { stage: stage.id, component: component.id, values }),
    );
  return (
    <>
      <RateLimitFields limits={policy.rateLimits} onChange={(rateLimits) => set({ rateLimits }, 'rate limits')} />
      {spec.hosts === 'modules' && spec.instancesParameter !== null && (
        <ScalingFields scaling={policy.autoscaling} onChange={(autoscaling) => set({ autoscaling }, 'scaling')} />
      )}
      {spec.hosts === 'modules' && (
        <RolloutFields
          rollout={policy.rollout}
          standard={spec.rollout}
          isOnDemand={spec.instancesParameter === null}
          onChange={(rollout) => set({ rollout }, 'rollout')}
        />
      )}
    </>
  );
}
