/** A load balancer before stations of one instance each. A group of equal stations is a host of so many instances; slower groups are slower hosts. */
import { buildStep, type BalancingPolicy, type Distribution } from '#design';
import {
  fields,
  listAt,
  numberAt,
  numberOrNull,
  textAt,
  textOrNull,
  UnknownInput,
  type Json,
  type JsonObject,
} from '../case';
import { commonMetrics, runStations, watchedIn, workersOf, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, scaledTime, timeOf, timesOf } from '../parts';
import { bare, documentOf, roomy, type Design } from '../run';
import { system, type Experiment } from '../system';

const policies = ['random', 'round-robin', 'least-outstanding', 'power-of-d', 'by-key'] as const;
type Policy = (typeof policies)[number];

interface Balancing {
  readonly policy: Policy;
  readonly choices: number | null;
  readonly keyShares: readonly number[] | null;
}

function balancingOf(value: Json | undefined): Balancing {
  const given = fields(value, ['policy', 'choices', 'sampling', 'key_shares'], 'balancing');
  // Power of d samples without replacement here; there is no second rule.
  if (textOrNull(given, 'sampling', ['distinct', 'with-replacement']) === 'with-replacement')
    throw new UnknownInput('sampling with replacement does not exist here');
  return {
    policy: textAt(given, 'policy', policies),
    choices: numberOrNull(given, 'choices'),
    keyShares: given['key_shares'] === null ? null : listAt(given, 'key_shares').map(Number),
  };
}

interface Group {
  readonly name: string;
  readonly count: number;
  readonly weight: number;
  readonly servers: number | null;
  readonly backlog: number | null;
  readonly service: Distribution;
}

function groupsOf(parameters: JsonObject): readonly Group[] {
  return listAt(parameters, 'stations').map((each, at) => {
    const given = fields(each, ['count', 'service', 'servers', 'waiting_places', 'weight'], 'stations');
    return {
      name: `Stations ${at + 1}`,
      count: numberAt(given, 'count'),
      weight: numberAt(given, 'weight'),
      servers: numberOrNull(given, 'servers'),
      backlog: numberOrNull(given, 'waiting_places'),
      service: timeOf(given['service']),
    };
  });
}

/** A time that grows in proportion with the law it stands in. */
function scaleOf(time: Distribution): number {
  switch (time.type) {
    case 'constant':
      return time.value;
    case 'uniform':
      return time.high;
    case 'mixture':
      return scaleOf(time.parts[0]!.distribution);
    case 'hyperexponential':
      return 'means' in time ? time.means[0]! : time.mean;
    case 'sequence':
      return time.values[0]!;
    case 'empirical':
      return time.quantiles.at(-1)!.value;
    default:
      return time.mean ?? Number.NaN;
  }
}

const rounded = (time: Distribution): string =>
  JSON.stringify(time, (_name, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value));

/** Speed of a host whose work takes `time` where the reference takes `base`. */
function speedOf(base: Distribution, time: Distribution): number {
  const factor = scaleOf(time) / scaleOf(base);
  if (rounded(scaledTime(base, factor)) !== rounded(time))
    throw new UnknownInput('service times of different shapes behind one balancer');
  return 1 / factor;
}

function hostOf({ count, servers, backlog, service }: Group, base: Distribution, module: string) {
  const speed = speedOf(base, service);
  return {
    kind: 'server',
    modules: [module],
    values: { ...roomy, instances: count, workers: servers, backlog, speed },
  };
}

const balancer = (policy: BalancingPolicy, choices: number | null) => ({
  kind: 'load-balancer',
  values: { policy, choices: choices ?? 2, latencyMs: { type: 'constant', value: 0 } as const },
});

function designOf({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const { policy, choices, keyShares } = balancingOf(parameters['balancing']);
  const groups = groupsOf(parameters);
  const [first] = groups;
  if (!first) throw new UnknownInput('there are no stations');
  if (policy === 'by-key') return byKeyDesign({ parameters, span }, groups, keyShares ?? []);
  return {
    classes: { Users: { arrivals, mix: { 'work.serve': 1 }, patienceMs: null } },
    scenario: timesOf(span, [arrivals]),
    modules: { work: { operations: { serve: [buildStep.compute(first.service)] } } },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Balancer: balancer(policy, choices),
      ...Object.fromEntries(groups.map((group) => [group.name, hostOf(group, first.service, 'work')])),
    },
    wires: [
      { wire: 'Users -> Balancer', ...bare },
      ...groups.map(({ name, weight, count }) => ({ wire: `Balancer -> ${name}`, ...bare, weight: weight * count })),
    ],
  };
}

/** Key i lives on station i: one operation for each key, drawn with its share and offered by one station alone. */
function byKeyDesign(
  { parameters, span }: Pick<Experiment, 'parameters' | 'span'>,
  groups: readonly Group[],
  shares: readonly number[],
): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const stations = groups.flatMap((group) =>
    Array.from({ length: group.count }, (_, copy) => ({ ...group, count: 1, name: `${group.name}.${copy + 1}` })),
  );
  if (shares.length !== stations.length) throw new UnknownInput('key_shares: one for each station is expected');
  const keys = stations.map((station, at) => ({ ...station, module: `key${at + 1}`, share: shares[at] ?? 0 }));
  return {
    classes: {
      Users: {
        arrivals,
        mix: Object.fromEntries(keys.map(({ module, share }) => [`${module}.serve`, share])),
        patienceMs: null,
      },
    },
    scenario: timesOf(span, [arrivals]),
    modules: Object.fromEntries(
      keys.map(({ module, service }) => [module, { operations: { serve: [buildStep.compute(service)] } }]),
    ),
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Balancer: balancer('random', null),
      ...Object.fromEntries(keys.map((key) => [key.name, hostOf(key, key.service, key.module)])),
    },
    wires: [
      { wire: 'Users -> Balancer', ...bare },
      ...keys.map(({ name }) => ({ wire: `Balancer -> ${name}`, ...bare })),
    ],
  };
}

function perform(experiment: Experiment): StationsOutcome {
  const document = documentOf(designOf(experiment));
  const names = document.stages[0]!.components.map(({ name }) => name);
  const stations = names.filter((name) => name.startsWith('Stations'));
  return runStations(experiment, document, { stations, waitsOf: stations.length > 1 ? 'visits' : 'report' });
}

/** Share of stations with so many or more inside. */
function atLeast({ reading, stations }: StationsOutcome, level: number): number {
  const parts = stations.map((name) => reading.component(name));
  const count = parts.reduce((sum, { instances }) => sum + instances.length, 0);
  const below = parts.reduce(
    (sum, { perInstance, instances }) =>
      sum + instances.length * perInstance.slice(0, level).reduce((total, share) => total + share, 0),
    0,
  );
  return 1 - below / count;
}

/** Of the two instances of one group, or of two stations that differ. */
function differenceOf(outcome: StationsOutcome): number {
  const { reading, stations, inside } = outcome;
  if (inside) return watchedIn(outcome, inside).difference;
  return reading.component(stations[0]!).spread ?? Number.NaN;
}

function busiest(outcome: StationsOutcome): number {
  return Math.max(
    ...outcome.stations.map((name) => {
      const { instances } = outcome.reading.component(name);
      const workers = workersOf(outcome, name) / instances.length;
      return Math.max(...instances.map(({ workersBusy }) => workersBusy / workers));
    }),
  );
}

const meanSojourn = ({ reading }: StationsOutcome): number => (reading.whole.completed.meanMs ?? Number.NaN) / 1000;

export const loadBalanced = system<StationsOutcome>({
  parameters: ['arrivals', 'stations', 'balancing'],
  perform,
  metrics: {
    ...commonMetrics,
    mean_sojourn_sampling_distinct: meanSojourn,
    mean_sojourn_sampling_with_replacement: meanSojourn,
    p_at_least_k: atLeast,
    mean_difference: differenceOf,
    max_utilization: busiest,
  },
});
