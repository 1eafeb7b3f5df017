/** Messages that wait for consumers who pull them: backlogs, dead letters, visibility, batches, consumers that stop for a while. */
import { buildStep, constant, defaultDelivery, type BuildStep } from '#design';
import type { RunObserver } from '#simulation';
import { fieldsOrNull, numberAt, numberOrNull, type JsonObject } from '../case';
import { commonMetrics, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, timeOf, timesOf, toMs, type Times } from '../parts';
import { bare, documentOf, Drive, roomy, type Design } from '../run';
import { system, type Experiment } from '../system';
import { Waits } from '../watch';

/** As long as a claim can last. */
const longestClaimMs = 43_200_000;
/** Longer than any backlog takes. */
const endlessMs = 1e9;

type MessageSeen = Parameters<NonNullable<RunObserver['messageEnded']>>[0];

interface Outage {
  readonly startMs: number;
  readonly endMs: number;
}

function outageOf(parameters: JsonObject): Outage | null {
  const given = fieldsOrNull(parameters['consumer_outage'], ['start', 'duration'], 'consumer_outage');
  if (!given) return null;
  const startMs = toMs(numberAt(given, 'start'));
  return { startMs, endMs: startMs + toMs(numberAt(given, 'duration')) };
}

/** Nothing is taken from the first instant on, as much as ever from the second. */
function timelineOf(outage: Outage | null): NonNullable<Design['timeline']> {
  if (!outage) return {};
  const taking = (atMs: number, maxInFlight: number | null): NonNullable<Design['timeline']>[string] => ({
    atMs,
    action: (names) => ({
      type: 'configuration',
      target: { type: 'wire', wire: names.id('wire', 'Queue -> Consumer') },
      parameter: 'maxInFlight',
      value: maxInFlight,
    }),
  });
  return { Stop: taking(outage.startMs, 0), Go: taking(outage.endMs, null) };
}

/** A receive fails before anything is done for it. */
function stepsOf(parameters: JsonObject): readonly BuildStep[] {
  const probability = numberAt(parameters, 'failure_probability');
  const first = numberAt(parameters, 'failing_receives');
  return [
    ...(probability > 0 ? [buildStep.failing(probability)] : []),
    ...(first > 0 ? [buildStep.failingFirst(first)] : []),
    buildStep.pause(timeOf(parameters['service'])),
  ];
}

function designOf({ parameters, span }: Experiment, times: Times): Design {
  const visibility = numberOrNull(parameters, 'visibility_timeout');
  return {
    classes: {
      Users: { arrivals: arrivalsOf(parameters['arrivals'], span), mix: { 'front.serve': 1 }, patienceMs: null },
    },
    scenario: times,
    timeline: timelineOf(outageOf(parameters)),
    modules: {
      front: { operations: { serve: [buildStep.send({ need: 'queue', protocol: 'queue' })] } },
      consumer: { operations: { serve: stepsOf(parameters) } },
    },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Front: { kind: 'server', modules: ['front'], values: roomy },
      Queue: {
        kind: 'queue',
        values: {
          sendMs: constant(0),
          retentionMs: null,
          visibilityTimeoutMs: visibility === null ? longestClaimMs : toMs(visibility),
          maxReceives: numberOrNull(parameters, 'max_receives'),
          initialMessages: numberAt(parameters, 'initial_messages'),
        },
      },
      Consumer: {
        kind: 'server',
        modules: ['consumer'],
        values: { ...roomy, workers: numberOrNull(parameters, 'consumers') },
      },
    },
    wires: [
      { wire: 'Users -> Front', ...bare },
      { wire: 'front.queue -> Queue', ...bare },
      {
        wire: 'Queue -> Consumer',
        ...bare,
        delivery: { ...defaultDelivery, batchSize: numberAt(parameters, 'batch_max') },
      },
    ],
  };
}

interface Outcome extends StationsOutcome {
  readonly waits: Waits;
  /** Instant of the first time with fewer unfinished than consumers, s; of a backlog that was there at the start. */
  readonly drainedAt: number;
  /** Instant of the first empty queue after the outage, s. */
  readonly caughtUpAt: number;
  readonly outageEnd: number;
  /** Mean time beyond the work of messages sent from the start of the outage to the end of catching up, s. */
  readonly extraDelay: number;
  readonly lastEnd: number;
}

/** Looks at the queue whenever a message is over. */
class Watch {
  readonly waits = new Waits();
  drainedMs = Number.NaN;
  caughtUpMs = Number.NaN;
  lastEndMs = Number.NaN;
  drive: Drive | null = null;
  private readonly delays: { readonly sentMs: number; readonly ms: number }[] = [];
  private readonly consumers: number;
  private readonly outage: Outage | null;
  private readonly fromMs: number;

  constructor(consumers: number, outage: Outage | null, fromMs: number) {
    this.consumers = consumers;
    this.outage = outage;
    this.fromMs = fromMs;
  }

  ended({ end, endedMs, sentMs, workMs }: MessageSeen): void {
    this.lastEndMs = endedMs;
    const { unfinished, waiting } = this.drive!.messagesAt('Queue');
    if (Number.isNaN(this.drainedMs) && unfinished <= this.consumers - 1) this.drainedMs = endedMs;
    const isAfter = this.outage !== null && endedMs >= this.outage.endMs;
    if (Number.isNaN(this.caughtUpMs) && isAfter && waiting === 0) this.caughtUpMs = endedMs;
    if (end !== 'consumed') return;
    const ms = endedMs - sentMs - workMs;
    if (sentMs >= this.fromMs) this.waits.add(ms);
    if (this.outage !== null && sentMs >= this.outage.startMs) this.delays.push({ sentMs, ms });
  }

  get extraDelayMs(): number {
    const during = this.delays.filter(({ sentMs }) => sentMs <= this.caughtUpMs);
    return during.reduce((sum, { ms }) => sum + ms, 0) / during.length;
  }
}

function perform(experiment: Experiment): Outcome {
  const { parameters, span } = experiment;
  const isBacklog = span.requests === null && span.seconds === null && numberAt(parameters, 'initial_messages') > 0;
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const times = isBacklog ? { durationMs: endlessMs, warmUpMs: 0 } : timesOf(span, [arrivals]);
  const outage = outageOf(parameters);
  const document = documentOf(designOf(experiment, times));
  const consumers = numberOrNull(parameters, 'consumers') ?? Number.POSITIVE_INFINITY;
  const watch = new Watch(consumers, outage, document.scenario.warmUpMs);
  const drive = new Drive(document, experiment.seed, { messageEnded: (message) => watch.ended(message) });
  watch.drive = drive;
  const reading = isBacklog ? drive.to(drive.until(() => !Number.isNaN(watch.drainedMs))) : drive.end();
  return {
    reading,
    stations: ['Consumer'],
    waits: watch.waits,
    drainedAt: watch.drainedMs / 1000,
    caughtUpAt: watch.caughtUpMs / 1000,
    outageEnd: (outage?.endMs ?? Number.NaN) / 1000,
    extraDelay: watch.extraDelayMs / 1000,
    lastEnd: watch.lastEndMs / 1000,
  };
}

const messages = ({ reading }: Outcome) => reading.component('Queue').messages!.subscriptions[0]!;
const seconds = (ms: number | null): number => (ms ?? Number.NaN) / 1000;

export const messageQueue = system<Outcome>({
  parameters: [
    'arrivals',
    'initial_messages',
    'consumers',
    'service',
    'batch_max',
    'visibility_timeout',
    'max_receives',
    'failure_probability',
    'failing_receives',
    'consumer_outage',
  ],
  perform,
  metrics: {
    ...commonMetrics,
    mean_sojourn: (outcome) => seconds(messages(outcome).ages.meanMs),
    sd_sojourn: (outcome) => seconds(messages(outcome).ages.sdMs),
    sojourn_p50: (outcome) => seconds(messages(outcome).ages.p50Ms),
    sojourn_p95: (outcome) => seconds(messages(outcome).ages.p95Ms),
    sojourn_p99: (outcome) => seconds(messages(outcome).ages.p99Ms),
    p_wait: ({ waits }) => (waits.count - waits.atOnce) / waits.count,
    throughput: (outcome) => messages(outcome).consumed / outcome.reading.seconds,
    mean_in_system: (outcome) => messages(outcome).meanUnfinished,
    mean_queue: (outcome) => messages(outcome).meanWaiting,
    mean_drain_time: ({ drainedAt }) => drainedAt,
    peak_lag: (outcome) => messages(outcome).mostUnfinished,
    catch_up_time: ({ caughtUpAt, outageEnd }) => caughtUpAt - outageEnd,
    mean_extra_delay_during_episode: ({ extraDelay }) => extraDelay,
    dlq_fraction: (outcome) => messages(outcome).deadLettered / messages(outcome).sent,
    receives_per_message: (outcome) => messages(outcome).receivesPerMessage ?? Number.NaN,
    deliveries_per_message: (outcome) => messages(outcome).receivesPerMessage ?? Number.NaN,
    mean_time_to_success: (outcome) => seconds(messages(outcome).ages.meanMs),
    receives: (outcome) => messages(outcome).receives,
    in_dlq: (outcome) => messages(outcome).deadLettered,
    finished_at: ({ lastEnd }) => lastEnd,
    p_redelivered: (outcome) => messages(outcome).redeliveredShare ?? Number.NaN,
    mean_batch: (outcome) => messages(outcome).receives / messages(outcome).batches,
    p_idle: ({ reading }) => reading.component('Consumer').inside.shares[0] ?? 0,
  },
});
