/** A host whose computations hinder each other, under a fixed number of users: throughput rises, and falls again. */
import { buildStep } from '#design';
import type { RunObserver } from '#simulation';
import { numberAt, numbersAt, type JsonObject } from '../case';
import { commonMetrics, type StationsOutcome } from '../common-metrics';
import { timeOf } from '../parts';
import { bare, documentOf, roomy, runToEnd, type Design, type Reading } from '../run';
import { system, type Experiment } from '../system';
import { closedTimes } from './networks';

interface Outcome extends StationsOutcome {
  readonly latencyAt: (clients: number) => number;
  readonly peak: { readonly clients: number; readonly throughput: number };
}

function designOf(parameters: JsonObject, clients: number, durationMs: number, warmUpMs: number): Design {
  return {
    classes: {
      Users: {
        arrivals: { type: 'closed', population: clients, thinkTimeMs: timeOf(parameters['think_time']) },
        mix: { 'work.serve': 1 },
        patienceMs: null,
      },
    },
    scenario: { durationMs, warmUpMs },
    modules: { work: { operations: { serve: [buildStep.compute(timeOf(parameters['work']))] } } },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Host: {
        kind: 'server',
        modules: ['work'],
        values: {
          ...roomy,
          scalabilitySigma: numberAt(parameters, 'sigma'),
          scalabilityKappa: numberAt(parameters, 'kappa'),
        },
      },
    },
    wires: [{ wire: 'Users -> Host', ...bare }],
  };
}

function withClients(experiment: Experiment, clients: number, observer: RunObserver = {}): Reading {
  const design = (durationMs: number, warmUpMs: number) =>
    designOf(experiment.parameters, clients, durationMs, warmUpMs);
  const { durationMs, warmUpMs } = closedTimes(design, experiment);
  return runToEnd(documentOf(design(durationMs, warmUpMs)), experiment.seed, observer);
}

/** Requests of each user in a sweep: work is constant, so there is no noise. */
const requestsEach = 100;

/**
 * Completions a second from the end of the first round to the last one. Users without think time go in step and end together:
 * a window that began or ended between two ends would count a whole round more or less.
 */
class Ends {
  private readonly skipped: number;
  private seen = 0;
  private firstMs = Number.NaN;
  private lastMs = Number.NaN;
  private counted = 0;

  constructor(skipped: number) {
    this.skipped = skipped;
  }

  add(endedMs: number): void {
    this.seen++;
    if (this.seen <= this.skipped) return;
    if (Number.isNaN(this.firstMs)) this.firstMs = endedMs;
    this.lastMs = endedMs;
    if (endedMs - this.firstMs > 1e-6) this.counted++;
  }

  get perSecond(): number {
    return (1000 * this.counted) / (this.lastMs - this.firstMs);
  }
}

function swept({ parameters, seed, wants }: Experiment): Outcome['peak'] {
  const peak = { clients: Number.NaN, throughput: 0 };
  if (!wants('peak_concurrency') && !wants('peak_throughput')) return peak;
  const [from = 1, to = 1] = numbersAt(parameters, 'sweep_clients');
  for (let clients = from; clients <= to; clients++) {
    const span = { requests: clients * requestsEach, seconds: null, warmUp: 0 };
    const ends = new Ends(clients);
    withClients({ parameters, seed, wants, span }, clients, { requestOver: ({ endedMs }) => ends.add(endedMs) });
    if (ends.perSecond > peak.throughput) Object.assign(peak, { clients, throughput: ends.perSecond });
  }
  return peak;
}

const latency = (reading: Reading): number => (reading.whole.responses.meanMs ?? Number.NaN) / 1000;

function perform(experiment: Experiment): Outcome {
  const clients = numberAt(experiment.parameters, 'clients');
  const reading = withClients(experiment, clients);
  return {
    reading,
    stations: ['Host'],
    latencyAt: (other) => latency(other === clients ? reading : withClients(experiment, other)),
    peak: swept(experiment),
  };
}

export const scalability = system<Outcome>({
  parameters: ['clients', 'think_time', 'work', 'sigma', 'kappa', 'sweep_clients'],
  perform,
  metrics: {
    ...commonMetrics,
    throughput: ({ reading }) => reading.whole.throughputPerSecond,
    latency: ({ reading }) => latency(reading),
    latency_at_k: ({ latencyAt }, clients) => latencyAt(clients),
    peak_concurrency: ({ peak }) => peak.clients,
    peak_throughput: ({ peak }) => peak.throughput,
  },
});
