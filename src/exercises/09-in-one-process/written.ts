/** A quotation engine cut into ten services in a row, which does 25 ms of work for each quote and talks the rest of the time. */
import {
  buildStep,
  constant,
  type BuildComponent,
  type BuildModule,
  type BuildStage,
  type Configuration,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { free, scenario, second, server, usersOf, wire } = experiments.settings;
const { call, compute } = buildStep;

export const steps = [
  'intake',
  'customer',
  'vehicle',
  'history',
  'risk',
  'tariff',
  'discount',
  'tax',
  'offer',
  'document',
] as const;

/** Of the work of a quote, each step does a tenth. */
const stepMs = 2.5;

const modules: Readonly<Record<string, BuildModule>> = Object.fromEntries(
  steps.map((name, at): readonly [string, BuildModule] => {
    const next = steps[at + 1];
    return [name, { operations: { work: [compute(constant(stepMs)), ...(next ? [call(`${next}.work`)] : [])] } }];
  }),
);

const calls = steps.slice(1).map((name, at) => wire(`${steps[at]} -> ${name}`));

const title = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const perRow = 4;
const place = (at: number): readonly [number, number] => [
  230 + 350 * (at % perRow),
  40 + 210 * Math.floor(at / perRow),
];

/** Groups of modules, each in a host that is named after its first. */
export function cut(groups: readonly (readonly string[])[], values: Configuration): BuildStage {
  const hosts = groups.map((group): readonly [string, BuildComponent] => [
    title(group[0]!),
    { ...server(group, values), at: place(steps.findIndex((name) => name === group[0])) },
  ]);
  return {
    modules,
    components: { Brokers: { ...usersOf('Brokers'), at: [0, 40] }, ...Object.fromEntries(hosts) },
    wires: [free('Brokers -> Intake'), ...calls],
  };
}

/** What two vCPUs cost, and four GiB. */
export const small = { vcpus: 2, memoryMiB: 4096 };

export const written: WrittenExercise = {
  design: {
    title: 'In one process',
    classes: { Brokers: { ratePerSecond: 160, mix: { 'intake.work': 1 }, patienceMs: 3 * second, userRetries: null } },
    scenario: scenario(15, 3 * second),
    requirements: { availability: { metric: 'availability', comparator: 'at-least', target: 0.999 } },
  },
  start: cut(
    steps.map((name) => [name]),
    small,
  ),
};
