/** A trigger slows a station for a while; timeouts and retries may keep it down after that. Abandoned work is executed all the same. */
import { buildAction, buildStep, type RetryPolicy } from '#design';
import type { ComponentReport, RequestOver } from '#simulation';
import { fields, fieldsOrNull, numberAt, numberOrNull, UnknownInput, type Json, type JsonObject } from '../case';
import { commonMetrics, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, timeOf, toMs } from '../parts';
import { bare, documentOf, Drive, roomy, type Design, type Reading } from '../run';
import { system, type Experiment } from '../system';
import { backoffOf } from './retries';

const { on, strike } = buildAction;

interface Trigger {
  readonly startMs: number;
  /** Null = swept. */
  readonly durationMs: number | null;
  readonly speed: number;
}

interface Observed {
  readonly seconds: number;
  /** Counts at the station and of the users over the observed window, and the growth of the line. */
  readonly attempts: number;
  readonly executions: number;
  readonly requests: number;
  readonly growth: number;
}

interface Outcome extends StationsOutcome {
  readonly recovers: number;
  readonly recoverySeconds: number;
  readonly mostWaiting: number;
  readonly observed: Observed | null;
  /** Shortest trigger from which it does not recover, s; NaN = not asked for. */
  readonly criticalSeconds: number;
}

function triggerOf(value: Json | undefined): Trigger {
  const given = fields(value, ['start', 'duration', 'speed'], 'trigger');
  const duration = numberOrNull(given, 'duration');
  return {
    startMs: toMs(numberAt(given, 'start')),
    durationMs: duration === null ? null : toMs(duration),
    speed: numberAt(given, 'speed'),
  };
}

function retryOf(parameters: JsonObject): RetryPolicy {
  const budget = fieldsOrNull(parameters['retry_budget'], ['ratio', 'burst', 'initial_tokens'], 'retry_budget');
  return {
    attempts: numberAt(parameters, 'max_retries') + 1,
    on: ['timed-out', 'refused'],
    backoff: backoffOf(parameters['backoff']),
    budget: budget && {
      ratio: numberAt(budget, 'ratio'),
      burst: numberAt(budget, 'burst'),
      initialTokens: numberAt(budget, 'initial_tokens'),
    },
  };
}

/** As many vCPUs as workers, so that a throttled CPU slows what is in work and nothing else does. */
function designOf({ parameters, span }: Experiment, durationMs: number): Design {
  const servers = numberAt(parameters, 'servers');
  const { startMs, speed } = triggerOf(parameters['trigger']);
  return {
    classes: {
      Users: { arrivals: arrivalsOf(parameters['arrivals'], span), mix: { 'work.serve': 1 }, patienceMs: null },
    },
    scenario: { durationMs: toMs(span.seconds ?? 0), warmUpMs: 0 },
    timeline: {
      Trigger: {
        atMs: startMs,
        durationMs,
        action: strike('cpu-throttle', on.component('Station'), { magnitude: speed }),
      },
    },
    modules: { work: { operations: { serve: [buildStep.compute(timeOf(parameters['service']))] } } },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Station: {
        kind: 'server',
        modules: ['work'],
        values: {
          ...roomy,
          workers: servers,
          vcpus: servers,
          backlog: numberOrNull(parameters, 'waiting_places'),
        },
      },
    },
    wires: [
      {
        wire: 'Users -> Station',
        ...bare,
        policy: { timeoutMs: toMs(numberAt(parameters, 'timeout')), retry: retryOf(parameters) },
      },
    ],
  };
}

/** Requests by the second in which they arrived. */
class BySecond {
  readonly offered: number[] = [];
  readonly success: number[] = [];

  add({ arrivedMs, outcome }: RequestOver): void {
    const second = Math.floor(arrivedMs / 1000);
    this.offered[second] = (this.offered[second] ?? 0) + 1;
    if (outcome === 'success') this.success[second] = (this.success[second] ?? 0) + 1;
  }
}

const lastShare = 0.2;
const marginSeconds = 2;
const well = 0.95;
const stuck = 0.2;

/** Outcome by the requests of the last fifth of the run, less those that could not have ended yet. */
class LastFifth {
  private readonly fromMs: number;
  private readonly toMs: number;
  private ended = 0;
  private success = 0;

  constructor(durationMs: number, timeoutMs: number, attempts: number) {
    this.fromMs = durationMs * (1 - lastShare);
    this.toMs = durationMs - attempts * timeoutMs - marginSeconds * 1000;
  }

  add({ arrivedMs, outcome }: RequestOver): void {
    if (arrivedMs < this.fromMs || arrivedMs > this.toMs) return;
    this.ended++;
    if (outcome === 'success') this.success++;
  }

  /** 1 = recovers, 0 = stuck, between = neither. */
  verdict(): number {
    const share = this.success / this.ended;
    if (share > well) return 1;
    return share < stuck ? 0 : 0.5;
  }
}

const calm = 0.98;
const calmSeconds = 3;

/** From the end of the trigger to the first of three seconds in a row, by arrival, in which nearly all succeed. */
function recoveryAfter({ offered, success }: BySecond, endMs: number): number {
  const isCalm = (second: number) => (success[second] ?? 0) >= calm * (offered[second] ?? Number.POSITIVE_INFINITY);
  for (let second = Math.ceil(endMs / 1000); second < offered.length; second++) {
    const next = Array.from({ length: calmSeconds }, (_, at) => second + at);
    if (next.every(isCalm)) return second - endMs / 1000;
  }
  return Number.NaN;
}

const station = (reading: Reading): ComponentReport => reading.component('Station');
const sum = (component: ComponentReport, of: 'waitingNow' | 'mostWaiting'): number =>
  component.instances.reduce((total, instance) => total + instance[of], 0);

function between(before: Reading, after: Reading, seconds: number): Observed {
  return {
    seconds,
    attempts: station(after).arrivals - station(before).arrivals,
    executions: station(after).completions - station(before).completions,
    requests: after.whole.offered - before.whole.offered,
    growth: sum(station(after), 'waitingNow') - sum(station(before), 'waitingNow'),
  };
}

function storm(experiment: Experiment, durationMs: number): Outcome {
  const { parameters, seed } = experiment;
  const document = documentOf(designOf(experiment, durationMs));
  const attempts = numberAt(parameters, 'max_retries') + 1;
  const bySecond = new BySecond();
  const lastFifth = new LastFifth(document.scenario.durationMs, toMs(numberAt(parameters, 'timeout')), attempts);
  const drive = new Drive(document, seed, {
    requestOver: (request) => {
      bySecond.add(request);
      lastFifth.add(request);
    },
  });
  const window = fieldsOrNull(parameters['observe'], ['start', 'end'], 'observe');
  let observed: Observed | null = null;
  if (window) {
    const [start, end] = [numberAt(window, 'start'), numberAt(window, 'end')];
    const before = drive.to(toMs(start));
    observed = between(before, drive.to(toMs(end)), end - start);
  }
  const reading = drive.end();
  const { startMs } = triggerOf(parameters['trigger']);
  return {
    reading,
    stations: ['Station'],
    recovers: lastFifth.verdict(),
    recoverySeconds: recoveryAfter(bySecond, startMs + durationMs),
    mostWaiting: sum(station(reading), 'mostWaiting'),
    observed,
    criticalSeconds: Number.NaN,
  };
}

const longestTrigger = 60;
const closeEnough = 0.01;

/** The trigger's duration from which this replication does not recover, by bisection of runs; the figures are those of the run with it. */
function critical(experiment: Experiment): Outcome {
  const longestSeconds = longestTrigger * numberAt(experiment.parameters, 'timeout');
  let low = 0;
  let high = longestSeconds;
  // Where not even the shortest trigger is recovered from, there is nothing to come closer to.
  while (high - low > closeEnough * high && high > closeEnough * closeEnough * longestSeconds) {
    const middle = (low + high) / 2;
    if (storm(experiment, toMs(middle)).recovers === 1) low = middle;
    else high = middle;
  }
  const criticalSeconds = (low + high) / 2;
  return { ...storm(experiment, toMs(criticalSeconds)), criticalSeconds };
}

function perform(experiment: Experiment): Outcome {
  const { durationMs } = triggerOf(experiment.parameters['trigger']);
  return durationMs === null ? critical(experiment) : storm(experiment, durationMs);
}

function seen({ observed }: Outcome): Observed {
  if (!observed) throw new UnknownInput('the case names no window to observe');
  return observed;
}

export const retryStorm = system<Outcome>({
  parameters: [
    'arrivals',
    'service',
    'servers',
    'waiting_places',
    'timeout',
    'max_retries',
    'backoff',
    'retry_budget',
    'trigger',
    'observe',
  ],
  perform,
  metrics: {
    ...commonMetrics,
    recovers: ({ recovers }) => recovers,
    recovery_time: ({ recoverySeconds }) => recoverySeconds,
    peak_backlog: ({ mostWaiting }) => mostWaiting,
    stuck_offered_rate: (outcome) => seen(outcome).attempts / seen(outcome).seconds,
    backlog_growth: (outcome) => seen(outcome).growth / seen(outcome).seconds,
    vulnerable_load: (outcome) => {
      const { executions, seconds, attempts, requests } = seen(outcome);
      return executions / seconds / (attempts / requests);
    },
    critical_trigger: ({ criticalSeconds }) => criticalSeconds,
  },
});
