/** Ten designs with one bottleneck planted in each: from the gallery, refactored, then degraded at one place. */
import { declarations } from '#catalog';
import {
  constant,
  noHostPolicy,
  refactoringsAt,
  type Component,
  type ComponentId,
  type Document,
  type ParameterValue,
  type Requirement,
  type Stage,
  type StageId,
  type Wire,
  type WireId,
} from '#design';
import { onComponent, onModules, onWires, setParameters } from '../change';
import { withWork } from '../steps-lifted';
import type { SuspectType } from '../suspect';

export interface Plant {
  readonly name: string;
  readonly document: Document;
  readonly stage: StageId;
  /** What must be named, and where. */
  readonly type: SuspectType;
  readonly place: ComponentId | WireId;
}

/** What they are made of: designs of the gallery by their id, and one whose retries keep a store slow. */
export interface Designs {
  readonly entry: (id: string) => Document;
  readonly storm: Document;
}

const second = 1000;

/** A gallery design at an even load, on one of its sheets, with one requirement. */
export class Draft {
  private document: Document;
  private readonly stage: StageId;

  constructor(document: Document, sheet: number, ratePerSecond: number) {
    this.stage = document.stages[sheet]!.id;
    this.document = {
      ...document,
      workload: {
        trafficClasses: document.workload.trafficClasses.map((each) => ({
          ...each,
          arrivals: { type: 'poisson', ratePerSecond },
        })),
      },
      scenario: { ...document.scenario, durationMs: 30 * second, warmUpMs: 5 * second, timeline: [] },
      requirements: [p95(40)],
    };
  }

  private get sheet(): Stage {
    return this.document.stages.find(({ id }) => id === this.stage)!;
  }

  part(name: string): Component {
    return this.sheet.components.find((each) => each.name === name)!;
  }

  /** The wire from a need, written `module.need`. */
  wire(need: string): Wire {
    const [module, name] = need.split('.');
    const { id } = this.sheet.modules.find((each) => each.name === module)!.needs.find((each) => each.name === name)!;
    return this.sheet.wires.find(({ from }) => 'need' in from && from.need === id)!;
  }

  with(change: (document: Document) => Document): this {
    this.document = change(this.document);
    return this;
  }

  set(name: string, values: Readonly<Record<string, ParameterValue>>): this {
    return this.with(setParameters(this.stage, this.part(name).id, values));
  }

  onPart(name: string, change: (component: Component) => Component): this {
    return this.with(onComponent(this.stage, this.part(name).id, change));
  }

  onWire(need: string, change: (wire: Wire) => Wire): this {
    return this.with(onWires(this.stage, new Set([this.wire(need).id]), change));
  }

  refactor(label: string, at: string, module: string | null): this {
    const inSheet = this.sheet.modules.find((each) => each.name === module)?.id ?? null;
    const place = { stage: this.stage, component: this.part(at).id, module: inSheet };
    const found = refactoringsAt(this.document, place, declarations).find((each) => each.label === label);
    if (!found) throw new Error(`"${label}" is not offered at ${at}`);
    return this.with(() => found.document);
  }

  planted(name: string, type: SuspectType, place: Component | Wire): Plant {
    return { name, document: this.document, stage: this.stage, type, place: place.id };
  }
}

const p95 = (target: number): Requirement => ({
  id: 'r900001' as Requirement['id'],
  name: 'p95',
  metric: 'p95',
  scope: { type: 'whole' },
  window: null,
  comparator: 'at-most',
  target,
  owner: '',
});

const available: Requirement = {
  ...p95(0.999),
  name: 'availability',
  metric: 'availability',
  comparator: 'at-least',
};

/** Attempts in three layers keep a store slow that was slow for a moment: a quarter of the gallery's requests, each of four times the work. */
function stormOf(document: Document): Plant {
  const [stage] = document.stages;
  const rows = new Set(stage!.modules.filter(({ name }) => name === 'rows').map(({ id }) => id));
  const few = onModules(stage!.id, rows, (module) => withWork(module, 4))({
    ...document,
    workload: {
      trafficClasses: document.workload.trafficClasses.map((each) => ({
        ...each,
        arrivals: { type: 'poisson', ratePerSecond: 60 },
      })),
    },
    requirements: [available],
    scenario: {
      ...document.scenario,
      durationMs: 60 * second,
      warmUpMs: 10 * second,
      timeline: document.scenario.timeline.map((each) => ({ ...each, atMs: 15 * second, durationMs: 10 * second })),
    },
  });
  const wire = stage!.wires.find(({ policy }) => policy.retry !== null)!;
  return { name: 'a retry storm', document: few, stage: stage!.id, type: 'retries', place: wire.id };
}

export function plants({ entry, storm }: Designs): readonly Plant[] {
  const inFour = entry('corner-shop-in-four');
  const withDatabase = entry('shop-with-a-database');
  const shop = (sheet: number, rate: number) => new Draft(inFour, sheet, rate);
  const pair = (rate: number) => new Draft(withDatabase, 0, rate);
  /** What the shop's first requirement is about. */
  const browse = inFour.requirements[0]!.scope;
  const pool = pair(240)
    .set('Shop server', { vcpus: 8 })
    .set('Database', { vcpus: 8, readCpuMs: constant(6), ioConcurrency: 64 })
    .onWire('shop.database', (wire) => ({
      ...wire,
      policy: { ...wire.policy, pool: { connections: 2, waitLimitMs: null } },
    }));
  const database = shop(0, 170)
    .set('Shop server', { vcpus: 16 })
    .set('Database', { vcpus: 1, readCpuMs: { type: 'exponential', mean: 5 } });
  const far = shop(1, 40).onWire('web.catalog', (wire) => ({ ...wire, latencyMs: 200 }));
  const cold = shop(0, 60)
    .refactor('Put a cache before what catalog reads', 'Shop server', 'catalog')
    .set('Database', { readCpuMs: constant(60), vcpus: 8 })
    .with((each) => ({
      ...each,
      scenario: { ...each.scenario, warmUpMs: 0 },
      requirements: [{ ...p95(40), scope: browse }],
    }));
  const functions = shop(3, 40).set('Pages', { keepAliveMs: 40 });
  const worker = shop(0, 60).set('Shop server', { workers: 1, vcpus: 8 });
  const limit = shop(0, 40)
    .onPart('Shop server', (each) => ({
      ...each,
      hostPolicy: {
        ...noHostPolicy,
        rateLimits: [{ algorithm: 'token-bucket', limit: 30, windowMs: second, burst: 30, per: 'all' }],
      },
    }))
    .with((each) => ({ ...each, requirements: [available] }));
  const crashed = pair(120).with((each) => ({
    ...each,
    requirements: [available],
    scenario: {
      ...each.scenario,
      timeline: withDatabase.scenario.timeline.map((event) => ({ ...event, atMs: 20 * second })),
    },
  }));
  const provider = shop(0, 20)
    .set('Payment provider', { latencyMs: constant(1_500) })
    .with((each) => ({ ...each, requirements: [{ ...p95(200), metric: 'p99' }] }));
  return [
    pool.planted('a pool of 2', 'capacity', pool.wire('shop.database')),
    database.planted('a database of one vCPU', 'capacity', database.part('Database')),
    far.planted('a wire of 200 ms', 'latency', far.wire('web.catalog')),
    cold.planted('a cold cache', 'cold-cache', cold.part('Cache')),
    stormOf(storm),
    functions.planted('cold starts', 'cold-starts', functions.part('Pages')),
    worker.planted('one worker', 'capacity', worker.part('Shop server')),
    limit.planted('a rate limit', 'capacity', limit.part('Shop server')),
    crashed.planted('a crash', 'event', crashed.part('Shop server')),
    provider.planted('a slow provider', 'answer-time', provider.part('Payment provider')),
  ];
}
