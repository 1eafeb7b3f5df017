/** The line under the name of a host with standing instances, in the words of its size. */
import type { Component } from '#design';
import { memoryWord } from './memory-word';

export function subtitle(component: Component): string {
  const { vcpus, memoryMiB } = component.configuration;
  const cores = vcpus === null ? 'unlimited vCPU' : `${JSON.stringify(vcpus)} vCPU`;
  return `${countWord(component)} × ${cores}, ${memoryWord(memoryMiB)}`;
}

/** One that scales has a number between two, whatever it is configured with. */
function countWord({ configuration, hostPolicy }: Component): string {
  const scaling = hostPolicy?.autoscaling;
  return scaling ? `${scaling.min}–${scaling.max}` : JSON.stringify(configuration['instances']);
}
