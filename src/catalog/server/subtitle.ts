/** The line under a server's name, in the words of its size. */
import type { Component } from '#design';

export function subtitle(component: Component): string {
  const { instances, vcpus, memoryMiB } = component.configuration;
  const cores = vcpus === null ? 'unlimited vCPU' : `${JSON.stringify(vcpus)} vCPU`;
  return `${JSON.stringify(instances)} × ${cores}, ${memoryWord(memoryMiB)}`;
}

function memoryWord(value: unknown): string {
  if (typeof value !== 'number') return 'unlimited memory';
  return value >= 1_024 ? `${Math.round((value / 1_024) * 10) / 10} GiB` : `${value} MiB`;
}
