/** MC1, limited scalability of one unit, where it is real: a module with a large fixed need, a finite resource that all instances share, and a module that starves the others. */
import { buildAction, buildDesign, buildStep, constant } from '#design';
import type { BuildComponent, BuildModule, BuildWire, Document } from '#design';
import {
  after,
  balancer,
  database,
  free,
  kinds,
  minute,
  pooled,
  scenario,
  second,
  server,
  usersOf,
  wire,
} from './settings';

const { traffic } = buildAction;
const { call, compute, read } = buildStep;

/** Prices by the month, of containers with as many vCPUs and GiB, and of a host with a GPU, by the hour; entered for the size that such a host is billed as. */
const perVcpu = 0.04048;
const perGib = 0.004445;
const prices = {
  'ec2.t3.medium.hour': 2 * perVcpu + 4 * perGib,
  'ec2.r7g.large.hour': 2 * perVcpu + 16 * perGib,
  'ec2.g4dn.xlarge.hour': 0.526,
  'transfer.internet.out': 0,
  'alb.hour': 0,
  'alb.lcu.hour': 0,
};

export interface FixedNeed {
  /** Instances that serve pages. */
  readonly instances: number;
  /** Whether recommendations have two hosts of their own. */
  readonly isSplit: boolean;
  /** What the module cannot do without: room for its model, or a GPU. */
  readonly needs: 'memory' | 'gpu';
}

/** A page asks for recommendations, which keep 12 GiB or need a GPU. */
export function fixedNeed({ instances, isSplit, needs }: FixedNeed): Document {
  const isGpu = needs === 'gpu';
  const large = isGpu
    ? { vcpus: 4, memoryMiB: 16_384, accelerator: 'gpu', diskGiB: 0 }
    : { memoryMiB: 16_384, diskGiB: 0 };
  const modules: Record<string, BuildModule> = {
    web: { operations: { page: [compute(7), call('recommendations.for user')] } },
    recommendations: {
      operations: { 'for user': [compute(8)] },
      memoryMiB: isGpu ? 64 : 12_288,
      accelerator: isGpu ? 'gpu' : null,
    },
  };
  const small = { instances, memoryMiB: 4096, diskGiB: 0 };
  const hosts: Record<string, BuildComponent> = isSplit
    ? { Web: server(['web'], small), Recommendations: server(['recommendations'], { ...large, instances: 2 }) }
    : { Web: server(['web', 'recommendations'], { ...large, instances }) };
  return buildDesign(
    {
      title: `${isGpu ? 'A module that needs a GPU' : 'A module of 12 GiB'}, ${isSplit ? 'in hosts of its own' : 'in every instance'}`,
      classes: {
        Visitors: { ratePerSecond: 20 * instances, mix: { 'web.page': 1 }, patienceMs: 3 * second, userRetries: null },
      },
      scenario: scenario(60, 10 * second),
      modules,
      components: { Users: usersOf('Visitors'), ...hosts },
      wires: [free('Users -> Web'), wire('web -> recommendations')],
      also: () => ({ assumptions: { ...noAssumptions, prices } }),
    },
    kinds,
  );
}

const noAssumptions = { effortHoursPerWeek: {}, runtimes: {}, freeTier: false, accountConcurrency: 1000 };

/** Each instance opens twenty connections when it starts, and the database admits a hundred. */
export function sharedConnections(instances: number): Document {
  return buildDesign(
    {
      title: 'More servers than connections',
      classes: {
        Visitors: { ratePerSecond: 60, mix: { 'shop.page': 1 }, patienceMs: 3 * second, userRetries: null },
      },
      scenario: scenario(120),
      modules: { shop: { operations: { page: [compute(4), read('database', 'products')] } } },
      components: {
        Users: usersOf('Visitors'),
        'Load balancer': balancer('round-robin'),
        Shop: server(['shop'], { instances }),
        Database: database(['products']),
      },
      wires: [free('Users -> Load balancer'), wire('Load balancer -> Shop'), pooled('shop.database -> Database')],
    },
    kinds,
  );
}

/** Long before the wave, so that the long reports are in their usual number. */
export const reportsWarmUpMs = 2 * minute;
const untilReported = 480;

/** Pages and long reports on eight vCPUs: in four instances for both, or in two for each. From 60 to 180 s two and a half times as many reports come. */
export function hotModule(isSplit: boolean): Document {
  const modules: Record<string, BuildModule> = {
    pages: { operations: { browse: [compute(10)] } },
    reports: { operations: { daily: [compute(1500)] } },
  };
  const hosts: Record<string, BuildComponent> = isSplit
    ? { Pages: server(['pages'], { instances: 2 }), Reports: server(['reports'], { instances: 2 }) }
    : { Shop: server(['pages', 'reports'], { instances: 4 }) };
  const wires: readonly BuildWire[] = Object.keys(hosts).map((name) => wire(`Load balancer -> ${name}`));
  return buildDesign(
    {
      title: `Pages and reports, ${isSplit ? 'apart' : 'together'}`,
      classes: {
        Visitors: { ratePerSecond: 200, mix: { 'pages.browse': 1 }, patienceMs: 3 * second, userRetries: null },
        Clerks: { ratePerSecond: 2, mix: { 'reports.daily': 1 }, patienceMs: 300 * second, userRetries: null },
      },
      scenario: scenario(untilReported, reportsWarmUpMs),
      timeline: {
        'Everybody wants a report': {
          atMs: after(60) + reportsWarmUpMs - minute,
          durationMs: 2 * minute,
          action: traffic('Clerks', 2.5),
        },
      },
      modules,
      components: { Users: usersOf('Visitors', 'Clerks'), 'Load balancer': balancer('least-outstanding'), ...hosts },
      wires: [free('Users -> Load balancer'), ...wires],
    },
    kinds,
  );
}

/** A module that uses a share of the CPU is written anew for a runtime that takes 0.3 of the time: the same request before and after. */
export function rewritten(share: number, isCompiled: boolean): Document {
  const whole = 10;
  const scripted = { name: 'scripted', cpuFactor: 1, baseMemoryMiB: 0, coldStartMs: null };
  const compiled = { ...scripted, name: 'compiled', cpuFactor: 0.3 };
  return buildDesign(
    {
      title: 'One module in another language',
      classes: {
        Visitors: { ratePerSecond: 100, mix: { 'web.page': 1 }, patienceMs: 3 * second, userRetries: null },
      },
      scenario: scenario(120),
      modules: {
        web: {
          operations: { page: [compute(constant((1 - share) * whole)), call('search.find')] },
          runtime: scripted,
        },
        search: { operations: { find: [compute(constant(share * whole))] }, runtime: isCompiled ? compiled : scripted },
      },
      components: { Users: usersOf('Visitors'), Shop: server(['web', 'search'], { vcpus: 4 }) },
      wires: [free('Users -> Shop'), wire('web -> search')],
      also: () => ({ assumptions: { ...noAssumptions, prices, effortHoursPerWeek: { compiled: 4 } } }),
    },
    kinds,
  );
}
