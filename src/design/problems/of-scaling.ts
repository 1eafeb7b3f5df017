/** Hosts whose scaling policy can decide nothing, or takes all that could bring it back. */
import type { Kinds } from '../kind-declaration';
import type { Problem } from '../problem';
import type { AutoscalingPolicy } from '../host-policy';
import type { Component, Stage } from '../stage';

export function problemsOfScaling({ components }: Stage, kinds: Kinds): readonly Problem[] {
  return components.flatMap((component) => {
    const scaling = component.hostPolicy?.autoscaling;
    const isScaled = scaling && kinds.get(component.kind)?.instancesParameter !== null;
    const text = isScaled ? whyIdle(component, scaling) : null;
    if (text === null) return [];
    return {
      severity: 'warning' as const,
      title: `${component.name} cannot scale by what it is told to`,
      text,
      place: { type: 'component' as const, component: component.id },
      path: null,
      fixes: [],
    };
  });
}

function whyIdle({ configuration }: Component, { metric, min, schedule }: AutoscalingPolicy): string | null {
  const { vcpus, workers } = configuration;
  if (metric === 'utilization' && vcpus === null && workers === null)
    return 'vCPUs and workers have no end, so that no share of them is in use. Limit one of them, or scale by something else.';
  const goesToNone = min === 0 || schedule.some((entry) => entry.min === 0);
  if (goesToNone && metric !== 'queue-length' && metric !== 'queue-age')
    return 'With no instance left nothing is measured, and it never comes back. Keep one, or scale by what waits in a queue.';
  return null;
}
