/** Instances that fail and are repaired, and requests that meet them. */
import { buildStep, constant, type Distribution } from '#design';
import { fields, listAt, numberAt, numberOrNull, textAt, UnknownInput, type JsonObject } from '../case';
import { commonMetrics, type StationsOutcome } from '../common-metrics';
import { crashes } from '../crashes';
import { arrivalsOf, timeOf, timesOf, toMs } from '../parts';
import { bare, documentOf, componentNamed, roomy, runToEnd, type Design, type Reading } from '../run';
import { system, type Experiment } from '../system';

interface Tier {
  readonly name: string;
  readonly module: string;
  readonly instances: number;
  readonly needed: number;
  readonly upMs: Distribution;
  readonly downMs: Distribution;
  readonly crews: number | null;
}

function tiersOf(parameters: JsonObject): readonly Tier[] {
  return listAt(parameters, 'tiers').map((each, at) => {
    const given = fields(each, ['instances', 'needed', 'up_time', 'down_time', 'repair_crews'], 'tiers');
    return {
      name: `Tier ${at + 1}`,
      module: `tier${at + 1}`,
      instances: numberAt(given, 'instances'),
      needed: numberAt(given, 'needed'),
      upMs: timeOf(given['up_time']),
      downMs: timeOf(given['down_time']),
      crews: numberOrNull(given, 'repair_crews'),
    };
  });
}

/** Users who call now and then, so that the tiers have something to do; nothing is measured of them. */
const secondsBetweenCalls = 1000;

function tiersDesign(tiers: readonly Tier[], durationMs: number, warmUpMs: number): Design {
  return {
    classes: {
      Users: { ratePerSecond: 1 / secondsBetweenCalls, mix: { [`${tiers[0]!.module}.serve`]: 1 }, patienceMs: null },
    },
    scenario: { durationMs, warmUpMs },
    timeline: Object.fromEntries(
      tiers.map(({ name, upMs, downMs }) => [`Crashes of ${name}`, crashes(name, upMs, downMs)]),
    ),
    modules: Object.fromEntries(
      tiers.map(({ module }, at) => {
        const next = tiers[at + 1];
        const steps = [buildStep.pause(constant(1)), ...(next ? [buildStep.call(`${next.module}.serve`)] : [])];
        return [module, { operations: { serve: steps } }];
      }),
    ),
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      ...Object.fromEntries(
        tiers.map(({ name, module, instances, crews }) => [
          name,
          { kind: 'server', modules: [module], values: { ...roomy, instances, repairCrews: crews } },
        ]),
      ),
    },
    wires: [
      { wire: `Users -> ${tiers[0]!.name}`, ...bare },
      ...tiers.slice(1).map(({ name, module }, at) => ({ wire: `${tiers[at]!.module}.${module} -> ${name}`, ...bare })),
    ],
  };
}

/** Integrals over the window from the end of warm-up of what instances going down and coming back make of the whole. */
class UpTime {
  private readonly tiers: readonly Tier[];
  private readonly fromMs: number;
  private readonly up: number[];
  private since = 0;
  private downSince = -1;
  downMs = 0;
  outages = 0;
  ended = 0;
  endedMs = 0;
  failedMs = 0;
  crewMs = 0;

  constructor(tiers: readonly Tier[], fromMs: number) {
    this.tiers = tiers;
    this.fromMs = fromMs;
    this.up = tiers.map(({ instances }) => instances);
  }

  /** Time goes on to this instant. */
  private pass(atMs: number): void {
    const from = Math.max(this.since, this.fromMs);
    this.since = atMs;
    if (atMs <= from) return;
    const span = atMs - from;
    this.tiers.forEach(({ instances, crews }, at) => {
      const failed = instances - this.up[at]!;
      this.failedMs += failed * span;
      this.crewMs += Math.min(failed, crews ?? failed) * span;
    });
    if (!this.isUp()) this.downMs += span;
  }

  private isUp(): boolean {
    return this.tiers.every(({ needed }, at) => this.up[at]! >= needed);
  }

  change(tier: number, up: number, atMs: number): void {
    this.pass(atMs);
    const wasUp = this.isUp();
    this.up[tier] = up;
    const isUp = this.isUp();
    if (wasUp && !isUp) {
      this.downSince = atMs;
      if (atMs >= this.fromMs) this.outages++;
    }
    if (!wasUp && isUp && this.downSince >= this.fromMs) {
      this.ended++;
      this.endedMs += atMs - this.downSince;
    }
  }

  finish(atMs: number): void {
    this.pass(atMs);
  }
}

interface TiersOutcome {
  readonly time: UpTime;
  readonly seconds: number;
  readonly crews: number;
}

function performTiers({ parameters, span, seed }: Experiment): TiersOutcome {
  const tiers = tiersOf(parameters);
  if (span.seconds === null) throw new UnknownInput('the case says no simulated time');
  const warmUpMs = toMs(span.seconds) * span.warmUp;
  const document = documentOf(tiersDesign(tiers, toMs(span.seconds), warmUpMs));
  const ids = tiers.map(({ name }) => componentNamed(document, name));
  const time = new UpTime(tiers, warmUpMs);
  const reading = runToEnd(document, seed, {
    upChanged: (component, up, atMs) => time.change(ids.indexOf(component), up, atMs),
  });
  time.finish(reading.report.atMs);
  return {
    time,
    seconds: reading.seconds,
    crews: tiers.reduce((sum, { crews, instances }) => sum + (crews ?? instances), 0),
  };
}

const secondsPerHour = 3600;
const down = ({ time, seconds }: TiersOutcome): number => time.downMs / 1000 / seconds;

export const availability = system<TiersOutcome>({
  parameters: ['tiers'],
  perform: performTiers,
  metrics: {
    availability: (outcome) => 1 - down(outcome),
    unavailability: down,
    outages_per_hour: ({ time, seconds }) => (time.outages / seconds) * secondsPerHour,
    mean_outage: ({ time }) => time.endedMs / time.ended / 1000,
    mean_failed: ({ time, seconds }) => time.failedMs / 1000 / seconds,
    crew_utilization: ({ time, seconds, crews }) => time.crewMs / 1000 / seconds / crews,
  },
});

function hostDesign({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  return {
    classes: { Users: { arrivals, mix: { 'work.serve': 1 }, patienceMs: null } },
    scenario: timesOf(span, [arrivals]),
    timeline: { Crashes: crashes('Host', timeOf(parameters['up_time']), timeOf(parameters['down_time'])) },
    modules: { work: { operations: { serve: [buildStep.pause(timeOf(parameters['service']))] } } },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Host: {
        kind: 'server',
        modules: ['work'],
        values: {
          ...roomy,
          instances: numberAt(parameters, 'instances'),
          workers: numberOrNull(parameters, 'workers'),
          backlog: numberOrNull(parameters, 'waiting_places'),
          sharedBacklog: textAt(parameters, 'on_crash', ['fail', 'requeue']) === 'requeue',
        },
      },
    },
    wires: [{ wire: 'Users -> Host', ...bare, policy: { balancing: anyInstance } }],
  };
}

/** Requests that meet a dead instance fail at once: whoever chooses does not look. */
const anyInstance = {
  policy: 'random',
  choices: 2,
  hashBy: 'key',
  virtualNodes: 100,
  preferSameZone: false,
  outlierEjection: null,
} as const;

function performHost(experiment: Experiment): StationsOutcome {
  return { reading: runToEnd(documentOf(hostDesign(experiment)), experiment.seed), stations: ['Host'] };
}

const host = (reading: Reading) => reading.component('Host');

export const crashingHost = system<StationsOutcome>({
  parameters: ['arrivals', 'service', 'instances', 'workers', 'waiting_places', 'up_time', 'down_time', 'on_crash'],
  perform: performHost,
  metrics: {
    ...commonMetrics,
    success_fraction: ({ reading }) => reading.whole.availability ?? Number.NaN,
    killed_fraction_of_started: ({ reading }) => host(reading).killed / host(reading).begun,
    mean_up: ({ reading }) => host(reading).instances.reduce((sum, { up }) => sum + up, 0),
  },
});
