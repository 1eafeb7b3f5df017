/** Which parameters lower what a meter of the bill counts. They are found by their names, as everything that can run out is: what a kind does not have is not turned. */

export interface Knob {
  /** Of the bill, any of them. */
  readonly meters: readonly string[];
  /** Turned together. */
  readonly names: readonly string[];
  /** Half of it, the least that is legal, or of its options the first, the last, or another. */
  readonly to: 'half' | 'least' | 'first' | 'last' | 'other';
}

export const knobs: readonly Knob[] = [
  { meters: ['instance-hours'], names: ['vcpus', 'memoryMiB'], to: 'half' },
  { meters: ['instance-hours'], names: ['capacityMiB'], to: 'half' },
  { meters: ['instance-hours'], names: ['nodes'], to: 'half' },
  { meters: ['instance-hours'], names: ['partitions'], to: 'half' },
  { meters: ['instance-hours'], names: ['readUnits', 'writeUnits'], to: 'half' },
  { meters: ['instance-hours'], names: ['readReplicas'], to: 'least' },
  { meters: ['instance-hours'], names: ['standby'], to: 'first' },
  { meters: ['instance-hours'], names: ['accelerator'], to: 'first' },
  { meters: ['instance-hours', 'read-units', 'write-units'], names: ['capacityMode'], to: 'other' },
  { meters: ['instance-hours', 'gib-seconds', 'provisioned'], names: ['architecture'], to: 'last' },
  { meters: ['gib-seconds', 'provisioned', 'provisioned-gib-seconds'], names: ['memoryMiB'], to: 'half' },
  { meters: ['provisioned'], names: ['provisioned'], to: 'least' },
  { meters: ['storage'], names: ['storageGiB'], to: 'half' },
  { meters: ['storage'], names: ['diskGiB'], to: 'half' },
  { meters: ['requests'], names: ['edition'], to: 'first' },
  { meters: ['state-transitions', 'requests'], names: ['type'], to: 'other' },
  { meters: ['message-requests'], names: ['keyOrder'], to: 'first' },
  { meters: ['name-lookups'], names: ['answerPolicy'], to: 'first' },
  { meters: ['cpu-hours'], names: ['scannedBytes'], to: 'half' },
];
