/** Equal containers that a platform runs on machines of its own: paid for by what each asks for, replaced where a server restarts; model.md, "Hosts". */
import { defaultRollout } from '#design';
import { effort } from '../effort';
import {
  backlog,
  coherence,
  connectionMemory,
  contention,
  instanceBandwidth,
  repairCrews,
  speed,
  workers,
} from '../host-parameters';
import { hostSpec } from '../host-spec';
import { choice, count, memory, reported, time, vcpus } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

export const spec: KindSpec = {
  ...plainSpec,
  ...hostSpec,
  id: 'container',
  version: 1,
  title: 'Container service',
  category: 'hosts',
  summary: 'Containers on machines of a platform',
  effort: effort.host,
  parameters: [
    count({
      name: 'instances',
      label: 'Instances',
      section: 'Size',
      unit: 'containers',
      help: 'Equal containers. All modules of the host run in each of them; each is paid for from its start to its end, by the second.',
      min: 0,
      max: 1_000,
      default: 2,
    }),
    vcpus({
      name: 'vcpus',
      label: 'vCPUs',
      section: 'Size',
      help: 'Of each container, down to a quarter. Its computations share them, and exactly these are paid for.',
      min: 0.05,
      max: 192,
      none: 'unlimited',
      default: 1,
    }),
    memory({
      name: 'memoryMiB',
      label: 'Memory',
      section: 'Size',
      help: 'Of each container: modules, runtimes, requests and connections share it. One that outgrows it is killed, it alone, and another takes its place.',
      min: 16,
      max: 1_048_576,
      none: 'unlimited',
      default: 2_048,
    }),
    connectionMemory,
    speed,
    workers,
    backlog,
    contention,
    coherence,
    instanceBandwidth,
    time({
      name: 'startMs',
      label: 'Start time',
      section: 'Start',
      help: 'From the call for a container until it listens: a place, the image, the process. Added ones take it, replaced ones, and those that come after a crash.',
      default: { type: 'uniform', low: 30_000, high: 60_000 },
      source: reported(
        '30 s for the first of a burst (vladionescu.me, 2022), 53 to 62 s with an image of 413 MB (elasticscale.com)',
        '2024-04-10',
      ),
    }),
    repairCrews,
    choice({
      name: 'architecture',
      label: 'Processor',
      section: 'Price',
      help: 'What the vCPU hour and the GiB hour cost. Speed is a parameter of its own.',
      options: [
        { value: 'x86', label: 'x86' },
        { value: 'arm', label: 'ARM' },
      ],
      default: 'x86',
    }),
  ],
  rollout: { ...defaultRollout, maxUnavailable: 0, surge: 1 },
  presets: [
    {
      label: 'Worker',
      summary: 'Pulls messages and works on them',
      values: { instances: 2, vcpus: 1, memoryMiB: 2_048, workers: 4 },
      module: 'Worker',
    },
  ],
  standsFor: { aws: 'ECS on Fargate', azure: 'Container Apps', googleCloud: 'Cloud Run' },
  aliases: ['fargate', 'ecs', 'kubernetes', 'pod', 'docker', 'task', 'host', 'compute', 'worker', 'orchestrator'],
};
