/** Traffic classes as sources: when requests come, what they ask, about whom. All draws are the class's own, in order, whatever stage runs. */
import { failureCauses, idNumber, type Arrivals, type ComponentId, type MixEntry, type TrafficClass } from '#design';
import {
  after,
  askAgainAfter,
  beginRequest,
  cancel,
  compileDistribution,
  compilePopulation,
  createTask,
  cumulativeShares,
  endTask,
  frames,
  machine,
  nextExponential,
  nextUniform,
  now,
  sampleItemFromStream,
  sampleStream,
  schedule,
  type RequestIdentity,
} from '#engine';
import { programName, type Plant } from './plant';
import { followPlan } from './test-plan';
import { followUpsOf, patienceOf, userPause } from './users';
import type { Counter, Sending } from './sending';
import { drawsOf, type Draws } from './source-draws';
import { factorAt, rateProfileOf, timeOfArea, type RateProfile } from './rate-profile';

/** Changes of an arrival rate in search of the next arrival; more would never end. */
const mostSwitches = 10_000_000;

export class Source {
  readonly component: ComponentId;
  trafficClass: TrafficClass;
  ordinal = 0;
  private readonly plant: Plant;
  private readonly draws: Draws;
  private readonly task: number;
  private readonly counter: Counter;
  private readonly classNumber: number;
  private sendings: readonly (Sending | null)[] = [];
  private profile: RateProfile;
  private shares: readonly number[] = [];
  private keys = 0;
  private clients = 0;
  private traceAt = 0;
  private high = false;
  /** Changes of state since the last arrival. */
  private switches = 0;
  private switchAt = 0;
  private isBegun = false;
  private isOver = false;
  /** Users of a closed class that think, ask or wait. */
  private users = 0;
  private readonly waiting = new Map<number, true>();
  /** Operation asked, by the row under which requests of this source are counted. */
  private readonly operations: (string | undefined)[] = [];

  constructor(plant: Plant, component: ComponentId, trafficClass: TrafficClass, counter: Counter) {
    this.plant = plant;
    this.component = component;
    this.trafficClass = trafficClass;
    this.counter = counter;
    this.classNumber = idNumber(trafficClass.id);
    this.draws = drawsOf(plant.seed, this.classNumber);
    this.profile = this.rates();
    this.task = createTask(() => this.fire());
    this.configure(trafficClass);
    this.start();
    this.isBegun = true;
  }

  /** New numbers. The arrival that is already set keeps its time unless what sets it changed: then the next one is drawn anew from now on. */
  configure(trafficClass: TrafficClass): void {
    const before = this.trafficClass;
    this.trafficClass = trafficClass;
    this.profile = this.rates();
    this.shares = trafficClass.mix.length > 0 ? cumulativeShares(trafficClass.mix.map(({ weight }) => weight)) : [];
    this.keys = compilePopulation(trafficClass.keys);
    this.clients = compilePopulation(trafficClass.clients);
    this.sendings = trafficClass.mix.map((entry) => this.sendingOf(entry));
    if (this.isBegun) this.follow(before);
  }

  private rates(): RateProfile {
    const { document, struck } = this.plant;
    return rateProfileOf(this.trafficClass, document.scenario.timeline, struck.classes.on(this.trafficClass.id));
  }

  /** Null = there is nowhere to send it from. */
  private sendingOf(entry: MixEntry): Sending | null {
    const site = this.plant.entrySites.get(programName(this.component, entry.id));
    const place = this.plant.stations.get(this.component)?.instances[0];
    if (!site || !place) return null;
    const flow = this.counter.rowOf(this, entry);
    this.operations[flow] = entry.operation;
    const patienceMs = patienceOf(entry, this.trafficClass.patienceMs);
    return { operation: entry.operation, site: site.row, place: place.row, flow, patienceMs };
  }

  private follow({ arrivals, profile }: TrafficClass): void {
    const now = this.trafficClass;
    if (now.arrivals === arrivals && now.profile === profile) return;
    if (now.arrivals.type === arrivals.type && arrivals.type !== 'closed') this.setNext(false);
    else this.start();
  }

  stop(): void {
    this.isOver = true;
    this.sendings = [];
    endTask(this.task);
  }

  /** Whether a user of this class tries a failed request again: attempts left, cause named, patience not over. */
  triesAgain(request: number, outcome: number): boolean {
    const retry = this.trafficClass.userRetries;
    const cause = failureCauses[outcome - 1];
    if (!retry || !cause || !retry.on.includes(cause)) return false;
    const attempt = (frames.attempts[request] ?? 0) + 1;
    if (retry.attempts !== null && attempt >= retry.attempts) return false;
    frames.attempts[request] = attempt;
    askAgainAfter(request, userPause(request, this.classNumber, retry.backoff));
    return true;
  }

  /** A request is over: a closed class's user thinks, and some users go on to what follows. */
  requestOver(request: number, outcome: number): void {
    if (outcome === 0 && this.trafficClass.followUps.length > 0) this.followUp(request);
    if (this.waiting.delete(request)) this.think();
  }

  /** With some probability, after a delay, the same client asks for another operation about the same key. */
  private followUp(request: number): void {
    const asked = this.operations[frames.flows[request] ?? -1];
    for (const next of followUpsOf(request, this.classNumber, asked, this.trafficClass.followUps)) {
      const sending = this.sendings.find((each) => each?.operation === next.operation);
      if (sending) after(next.delayMs, () => this.begin(sending, next.identity));
    }
  }

  private start(): void {
    const { arrivals, testPlan } = this.trafficClass;
    if (testPlan) {
      followPlan(testPlan, (operation) => this.askFor(operation));
      cancel(this.task);
      return;
    }
    if (arrivals.type === 'closed') {
      for (; this.users < arrivals.population && machine.halted === null; this.users++) this.think();
      cancel(this.task);
      return;
    }
    this.setNext(true);
  }

  /** Whether a user of a closed class is one too many and leaves. */
  private leaves(): boolean {
    const { arrivals } = this.trafficClass;
    const leaves = this.isOver || arrivals.type !== 'closed' || this.users > arrivals.population;
    if (leaves) this.users--;
    return leaves;
  }

  private think(): void {
    const { arrivals } = this.trafficClass;
    if (arrivals.type !== 'closed') {
      this.users--;
      return;
    }
    after(sampleStream(compileDistribution(arrivals.thinkTimeMs), this.draws.think), () => {
      if (this.leaves()) return;
      const request = this.ask(null);
      if (request >= 0 && frames.kind[request] === frames.kinds.request) this.waiting.set(request, true);
      else this.think();
    });
  }

  private setNext(isFirst: boolean): void {
    const { arrivals, testPlan } = this.trafficClass;
    const at = testPlan ? Number.POSITIVE_INFINITY : this.nextInstant(arrivals, isFirst);
    if (at < Number.POSITIVE_INFINITY) schedule(this.task, at);
    else cancel(this.task);
  }

  private nextInstant(arrivals: Arrivals, isFirst: boolean): number {
    const unit = () => nextExponential(this.draws.arrival);
    switch (arrivals.type) {
      case 'poisson':
      case 'batches':
        return this.ahead(
          arrivals.ratePerSecond > 0 ? (unit() * 1000) / arrivals.ratePerSecond : Number.POSITIVE_INFINITY,
        );
      case 'constant':
        if (isFirst) return Math.max(now(), arrivals.firstMs);
        return this.ahead(arrivals.ratePerSecond > 0 ? 1000 / arrivals.ratePerSecond : Number.POSITIVE_INFINITY);
      case 'renewal':
        return this.ahead(sampleStream(compileDistribution(arrivals.interarrivalMs), this.draws.arrival));
      case 'modulated':
        return this.modulated(arrivals);
      case 'trace':
        return arrivals.instants[this.traceAt]?.atMs ?? Number.POSITIVE_INFINITY;
      case 'closed':
        return Number.POSITIVE_INFINITY;
    }
  }

  /** The instant at which so many ms of unit rate have passed under the profile. */
  private ahead(ms: number): number {
    return ms === Number.POSITIVE_INFINITY ? ms : timeOfArea(this.profile, now(), ms);
  }

  /** Two-state modulated Poisson: within a stay at its rate, across the switches piece by piece (no memory). */
  private modulated(arrivals: Extract<Arrivals, { type: 'modulated' }>): number {
    let at = now();
    const { durationMs } = this.plant.document.scenario;
    while (at < durationMs && machine.halted === null) {
      if (++this.switches > mostSwitches) machine.halted = 'Time stands still: an arrival rate switches without end.';
      if (this.switchAt <= at) {
        if (this.switchAt > 0) this.high = !this.high;
        this.switchAt =
          at + nextExponential(this.draws.modulation) * (this.high ? arrivals.meanHighMs : arrivals.meanLowMs);
      }
      const rate = (this.high ? arrivals.highRatePerSecond : arrivals.lowRatePerSecond) * factorAt(this.profile, at);
      const next = rate > 0 ? at + (nextExponential(this.draws.arrival) * 1000) / rate : Number.POSITIVE_INFINITY;
      if (next <= this.switchAt) {
        this.switches = 0;
        return next;
      }
      at = this.switchAt;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** A fault changed the rate: the next arrival is drawn anew from now on. Traces and closed classes have no rate. */
  rateChanged(): void {
    const { type } = this.trafficClass.arrivals;
    this.profile = this.rates();
    if (type !== 'trace' && type !== 'closed') this.setNext(false);
  }

  private fire(): void {
    const { arrivals } = this.trafficClass;
    const count =
      arrivals.type === 'batches'
        ? Math.round(sampleStream(compileDistribution(arrivals.batchSize), this.draws.batch))
        : 1;
    for (let each = 0; each < count && machine.halted === null; each++)
      this.ask(arrivals.type === 'trace' ? this.traceAt : null);
    if (arrivals.type === 'trace') this.traceAt++;
    this.setNext(false);
  }

  /** One request of the class arrives; its frame, or -1 when the class asks for nothing. */
  private ask(traceAt: number | null): number {
    const { arrivals } = this.trafficClass;
    const instant = arrivals.type === 'trace' && traceAt !== null ? arrivals.instants[traceAt] : undefined;
    const drawn = this.sendings[this.pick()] ?? null;
    const asked = instant?.operation ?? null;
    const sending = asked === null ? drawn : this.sendings.find((each) => each?.operation === asked);
    const key = sampleItemFromStream(this.keys, this.draws.key);
    const client = sampleItemFromStream(this.clients, this.draws.client);
    const ordinal = this.ordinal++;
    const entity = instant?.key ?? key;
    return sending
      ? this.begin(sending, { classId: this.classNumber, ordinal, entity, client, bytes: instant?.bytes ?? null })
      : -1;
  }

  /** A call of a test plan. */
  private askFor(operation: string): void {
    const sending = this.isOver ? undefined : this.sendings.find((each) => each?.operation === operation);
    const entity = sampleItemFromStream(this.keys, this.draws.key);
    const client = sampleItemFromStream(this.clients, this.draws.client);
    if (sending) this.begin(sending, { classId: this.classNumber, ordinal: this.ordinal++, entity, client });
  }

  private begin(sending: Sending, identity: RequestIdentity): number {
    this.counter.arrived(sending.flow);
    return beginRequest(sending, identity);
  }

  /** A place in the mix, drawn also when a trace says the operation: it keeps the rest in step. */
  private pick(): number {
    const u = nextUniform(this.draws.operation);
    const { shares } = this;
    let at = 0;
    while (at < shares.length - 1 && u >= shares[at]!) at++;
    return at;
  }
}
