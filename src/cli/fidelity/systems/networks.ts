/** Open and closed networks of stations: a walker with room for everybody goes from station to station, one call at a time. */
import { buildStep, type Arrivals, type BuildStep, type Document } from '#design';
import { fields, listAt, numberAt, numberOrNull, numbersAt, UnknownInput, type Json } from '../case';
import { busyOf, commonMetrics, runStations, workersOf, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, timeOf, timesOf, toMs } from '../parts';
import { bare, documentOf, Drive, roomy, type Design } from '../run';
import { system, type Experiment, type Metrics, type Span } from '../system';

interface Station {
  readonly name: string;
  /** Name of its module, whose one operation is `serve`. */
  readonly module: string;
  readonly step: BuildStep;
  readonly values: Readonly<Record<string, number | null>>;
  readonly arrivals: Arrivals | null;
}

function stationsOf(list: readonly Json[], extra: readonly string[], span: Span): readonly Station[] {
  return list.map((each, at) => {
    const given = fields(each, [...extra, 'service', 'servers', 'waiting_places'], 'stations');
    const arrivals = given['arrivals'] ?? null;
    return {
      name: `Station ${at + 1}`,
      module: `work${at + 1}`,
      step: buildStep.pause(timeOf(given['service'])),
      values: { ...roomy, workers: numberOrNull(given, 'servers'), backlog: numberOrNull(given, 'waiting_places') },
      arrivals: arrivals === null ? null : arrivalsOf(arrivals, span),
    };
  });
}

const modulesOf = (stations: readonly Station[]) =>
  Object.fromEntries(stations.map(({ module, step }) => [module, { operations: { serve: [step] } }]));

const hostsOf = (stations: readonly Station[]) =>
  Object.fromEntries(stations.map(({ name, module, values }) => [name, { kind: 'server', modules: [module], values }]));

const visit = ({ module }: Station): BuildStep => buildStep.call(`${module}.serve`);

/** After a station: on to another by its row of the routing, by a call within the walker; the rest ends. */
function onwards(row: readonly number[]): readonly BuildStep[] {
  const rest = 1 - row.reduce((sum, each) => sum + each, 0);
  const branches = row.flatMap((weight, to): [number, BuildStep[]][] =>
    weight > 0 ? [[weight, [buildStep.call(`walker.at${to + 1}`)]]] : [],
  );
  if (branches.length === 0) return [];
  return [buildStep.choose(rest > 1e-12 ? [...branches, [rest, []]] : branches)];
}

function openDesign({ parameters, span }: Experiment): Design {
  const stations = stationsOf(listAt(parameters, 'stations'), ['arrivals'], span);
  const routing = listAt(parameters, 'routing').map((row) => numbersAt({ row }, 'row'));
  const entered = stations.filter(({ arrivals }) => arrivals !== null);
  const needsItself = routing.some((row) => row.some((weight) => weight > 0));
  return {
    classes: Object.fromEntries(
      entered.map(({ name, arrivals }) => [
        name,
        {
          arrivals: arrivals!,
          mix: { [`walker.at${stations.findIndex((one) => one.name === name) + 1}`]: 1 },
          patienceMs: null,
        },
      ]),
    ),
    scenario: timesOf(
      span,
      entered.map(({ arrivals }) => arrivals!),
    ),
    modules: {
      walker: {
        operations: Object.fromEntries(
          stations.map((station, at) => [`at${at + 1}`, [visit(station), ...onwards(routing[at] ?? [])]]),
        ),
      },
      ...modulesOf(stations),
    },
    components: {
      Users: { kind: 'users', classes: entered.map(({ name }) => name) },
      Walker: { kind: 'server', modules: ['walker'], values: roomy },
      ...hostsOf(stations),
    },
    wires: [
      { wire: 'Users -> Walker', ...bare },
      ...(needsItself ? [{ wire: 'walker.walker -> walker', ...bare }] : []),
      ...stations.map(({ name, module }) => ({ wire: `walker.${module} -> ${name}`, ...bare })),
    ],
  };
}

function performOpen(experiment: Experiment): StationsOutcome {
  const document = documentOf(openDesign(experiment));
  return runStations(experiment, document, walked(document));
}

/** A request's wait is that of all its visits together. */
const walked = ({ stages }: Document) => ({
  stations: stationNames(stages[0]!.components),
  waitsOf: 'requests' as const,
});

const stationNames = (components: readonly { readonly name: string }[]): readonly string[] =>
  components.map(({ name }) => name).filter((name) => name.startsWith('Station '));

/** Share of the interactions after which the rate of a closed network is looked at, to know how long the run must be. */
const pilotShare = 0.02;
const longestMs = 1e10;

function closedDesign({ parameters, span }: Experiment, durationMs: number, warmUpMs: number): Design {
  const stations = stationsOf(listAt(parameters, 'stations'), ['visits'], span);
  const routing = fields(parameters['routing'], ['pick', 'leave'], 'routing');
  const pick = numbersAt(routing, 'pick');
  const branches = stations.flatMap((station, at): [number, BuildStep[]][] => {
    const weight = pick[at] ?? 0;
    return weight > 0 ? [[weight, [visit(station)]]] : [];
  });
  return {
    classes: {
      Users: {
        arrivals: {
          type: 'closed',
          population: numberAt(parameters, 'population'),
          thinkTimeMs: timeOf(parameters['think_time']),
        },
        mix: { 'walker.interact': 1 },
        patienceMs: null,
      },
    },
    scenario: { durationMs, warmUpMs },
    modules: {
      walker: {
        operations: {
          interact: [buildStep.repeatWhile(1 - numberAt(routing, 'leave'), [buildStep.choose(branches)])],
        },
      },
      ...modulesOf(stations),
    },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Walker: { kind: 'server', modules: ['walker'], values: roomy },
      ...hostsOf(stations),
    },
    wires: [
      { wire: 'Users -> Walker', ...bare },
      ...stations.map(({ name, module }) => ({ wire: `walker.${module} -> ${name}`, ...bare })),
    ],
  };
}

/** A run of so many interactions: a first part of it shows how long they take. */
export function closedTimes(design: (durationMs: number, warmUpMs: number) => Design, { span, seed }: Experiment) {
  const { requests, seconds, warmUp } = span;
  if (seconds !== null) return { durationMs: toMs(seconds), warmUpMs: toMs(seconds) * warmUp };
  if (requests === null) throw new UnknownInput('the case says neither how many interactions nor how long');
  const pilot = Math.max(100, requests * pilotShare);
  const drive = new Drive(documentOf(design(longestMs, 0)), seed);
  const reached = drive.untilEnded(pilot);
  const durationMs = (reached * requests) / drive.ended;
  return { durationMs, warmUpMs: durationMs * warmUp };
}

function performClosed(experiment: Experiment): StationsOutcome {
  const design = (durationMs: number, warmUpMs: number) => closedDesign(experiment, durationMs, warmUpMs);
  const { durationMs, warmUpMs } = closedTimes(design, experiment);
  const document = documentOf(design(durationMs, warmUpMs));
  return runStations(experiment, document, walked(document));
}

const station = ({ reading, stations }: StationsOutcome, k: number) => {
  const name = stations[k - 1];
  if (name === undefined) throw new UnknownInput(`there is no station ${k}`);
  return reading.component(name);
};

const byStation: Metrics<StationsOutcome> = {
  utilization_k: (outcome, k) => busyOf(station(outcome, k)) / workersOf(outcome, outcome.stations[k - 1]!),
  mean_in_system_k: (outcome, k) => station(outcome, k).inside.mean,
  mean_in_station_k: (outcome, k) => station(outcome, k).inside.mean,
  mean_visit_time_k: (outcome, k) => (station(outcome, k).responses.meanMs ?? Number.NaN) / 1000,
};

const throughputOf = (outcome: StationsOutcome, k: number): number =>
  station(outcome, k).completions / outcome.reading.seconds;

export const openNetwork = system<StationsOutcome>({
  parameters: ['stations', 'routing'],
  perform: performOpen,
  metrics: { ...commonMetrics, ...byStation, throughput_k: throughputOf },
});

export const closedNetwork = system<StationsOutcome>({
  parameters: ['population', 'think_time', 'stations', 'routing'],
  perform: performClosed,
  metrics: {
    ...commonMetrics,
    ...byStation,
    station_throughput_k: throughputOf,
    response_time: ({ reading }) => (reading.whole.completed.meanMs ?? Number.NaN) / 1000,
  },
});
