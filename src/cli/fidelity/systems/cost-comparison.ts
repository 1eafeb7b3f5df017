/** The same users before a server and before a function, at prices of the case: which costs less, and at what rate that changes. */
import { kindOf, noPeak } from '#catalog';
import { buildStep, constant, type BuildComponent, type Document } from '#design';
import { toTheEnd, makeRun } from '#simulation';
import { fields, numberAt, UnknownInput, type JsonObject } from '../case';
import { timeOf, timesOf, toMs } from '../parts';
import { bare, documentOf } from '../run';
import { system, type Experiment } from '../system';
import { unlimitedFunction, weightless } from './function';

type Host = 'server' | 'function';

interface Outcome {
  readonly costPerMillion: number;
  readonly crossover: number;
  readonly isBelowCapacity: boolean;
}

const secondsPerHour = 3600;
/** Bytes of a message: transfer has no price here. */
const nothing = constant(0);
const million = 1e6;
const mibPerGib = 1024;

const machineOf = ({ machine }: JsonObject) =>
  fields(machine, ['price_per_hour', 'capacity', 'planned_utilization'], 'machine');

const functionOf = (parameters: JsonObject) =>
  fields(parameters['function'], ['price_per_request', 'price_per_gb_s', 'memory_gb'], 'function');

/** Equal gaps at another rate; the first request comes one gap after the start, or when the case says. */
function arrivalsAt({ parameters }: Experiment, rate: number | null) {
  const given = fields(parameters['arrivals'], ['process', 'rate', 'first'], 'arrivals');
  if (given['process'] !== 'constant') throw new UnknownInput('arrivals: equal gaps are expected');
  const ratePerSecond = rate ?? numberAt(given, 'rate');
  const firstMs = rate === null ? toMs(numberAt(given, 'first')) : toMs(1 / rate);
  return { type: 'constant', ratePerSecond, firstMs } as const;
}

function componentOf(host: Host, parameters: JsonObject): BuildComponent {
  const memoryMiB = numberAt(functionOf(parameters), 'memory_gb') * mibPerGib;
  return host === 'server'
    ? { kind: 'server', modules: ['work'], values: { workers: null, backlog: null, diskGiB: 0 } }
    : {
        kind: 'function',
        modules: ['work'],
        values: { ...unlimitedFunction, environmentMs: { type: 'constant', value: 0 }, memoryMiB },
      };
}

/** Price of the book by the label of the line that it prices. */
function itemsOf(document: Document): ReadonlyMap<string, string> {
  const component = document.stages[0]!.components[1]!;
  const usage = { totals: new Map(), peak: noPeak, stored: { initialGiB: 0, growthGiB: 0 } };
  const lines = kindOf(component.kind)!.pricing.lines(component, usage);
  return new Map(lines.flatMap(({ meter, priceItem }) => (priceItem === null ? [] : [[meter, priceItem]])));
}

function pricesOf(document: Document, parameters: JsonObject): Record<string, number> {
  const given = functionOf(parameters);
  const usd: Readonly<Record<string, number>> = {
    'instance-hours': numberAt(machineOf(parameters), 'price_per_hour'),
    invocations: numberAt(given, 'price_per_request') * million,
    'gib-seconds': numberAt(given, 'price_per_gb_s'),
  };
  const prices: Record<string, number> = {};
  for (const [meter, item] of itemsOf(document)) if (usd[meter] !== undefined) prices[item] = usd[meter];
  return prices;
}

/** What a run of one of the two is billed at: dollars an hour, and a million calls. */
function billOf(experiment: Experiment, host: Host, rate: number | null = null) {
  const { parameters, seed, span } = experiment;
  const arrivals = arrivalsAt(experiment, rate);
  const document = documentOf({
    classes: {
      Users: { arrivals, mix: { 'work.serve': { requestBytes: nothing, responseBytes: nothing } }, patienceMs: null },
    },
    scenario: timesOf(span, [arrivals]),
    modules: { work: { ...weightless, operations: { serve: [buildStep.pause(timeOf(parameters['duration']))] } } },
    components: { Users: { kind: 'users', classes: ['Users'] }, Host: componentOf(host, parameters) },
    wires: [{ wire: 'Users -> Host', ...bare }],
  });
  const prices = pricesOf(document, parameters);
  const priced = { ...document, assumptions: { ...document.assumptions, prices } };
  const made = toTheEnd(makeRun({ document: priced, stage: document.stages[0]!.id, seed, replication: 0 }));
  if (!made.ok) throw new Error('the document could not be run');
  const { costPerHourUsd, costPerMillionUsd } = made.value.figures;
  if (costPerHourUsd === null || costPerMillionUsd === null) throw new Error('the run has no bill');
  return { perHour: costPerHourUsd, perMillion: costPerMillionUsd };
}

function perform(experiment: Experiment): Outcome {
  const machine = machineOf(experiment.parameters);
  const costPerMillion = billOf(experiment, 'function').perMillion;
  const crossover = billOf(experiment, 'server').perHour / ((secondsPerHour * costPerMillion) / million);
  const isServerCheaperAt = (rate: number) =>
    billOf(experiment, 'server', rate).perHour < billOf(experiment, 'function', rate).perHour;
  const changes = !isServerCheaperAt(0.9 * crossover) && isServerCheaperAt(1.1 * crossover);
  const below = crossover < numberAt(machine, 'capacity') * numberAt(machine, 'planned_utilization');
  return { costPerMillion, crossover, isBelowCapacity: below && changes };
}

export const costComparison = system<Outcome>({
  parameters: ['arrivals', 'duration', 'machine', 'function'],
  perform,
  metrics: {
    cost_per_million_calls: ({ costPerMillion }) => costPerMillion,
    crossover_rps_one_vm: ({ crossover }) => crossover,
    crossover_below_capacity: ({ isBelowCapacity }) => (isBelowCapacity ? 1 : 0),
  },
});
