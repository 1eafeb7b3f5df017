/** The line under a server's name, in the words of its size. */
import type { Component } from '#design';
import { memoryWord } from '../memory-word';

export function subtitle(component: Component): string {
  const { instances, vcpus, memoryMiB } = component.configuration;
  const cores = vcpus === null ? 'unlimited vCPU' : `${JSON.stringify(vcpus)} vCPU`;
  return `${JSON.stringify(instances)} × ${cores}, ${memoryWord(memoryMiB)}`;
}
