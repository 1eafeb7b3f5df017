/** The line under a function's name: its memory, the vCPUs that follow from it, and what stands ready. */
import type { Component } from '#design';
import { memoryWord } from '../memory-word';

export function subtitle({ configuration }: Component): string {
  const { memoryMiB, mibPerVcpu, provisioned } = configuration;
  const vcpus = Number(memoryMiB) / Number(mibPerVcpu);
  const ready = Number(provisioned) > 0 ? `, ${Number(provisioned)} ready` : '';
  return `${memoryWord(memoryMiB)}, ${Number(vcpus.toPrecision(2))} vCPU${ready}`;
}
