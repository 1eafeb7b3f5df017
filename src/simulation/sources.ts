/** Traffic classes as sources: when requests come, what they ask, about whom. All draws are the class's own, in order, whatever stage runs. */
import { idNumber, type ComponentId, type MixEntry, type TrafficClass } from '#design';
import {
  after,
  askAgainAfter,
  beginRequest,
  cancel,
  countArrival,
  compileDistribution,
  compilePopulation,
  cumulativeShares,
  endTask,
  frames,
  machine,
  nextUniform,
  now,
  RequestSource,
  sampleItemFromStream,
  sampleStream,
  schedule,
  setPlainEnd,
  setStandIns,
  type TokenBucket,
  type RequestIdentity,
} from '#engine';
import { ArrivalTimes } from './arrival-times';
import { programName, type Plant } from './plant';
import { hasWindows } from './requirement-meter';
import { followPlan } from './test-plan';
import { asksAgain, budgetOf, followUpsOf, patienceOf, userPause } from './users';
import { ClosedUsers } from './closed-users';
import type { Counter, Sending } from './sending';
import { drawsOf, placeIn, type Draws } from './source-draws';

export class Source {
  readonly component: ComponentId;
  trafficClass: TrafficClass;
  private readonly plant: Plant;
  private readonly draws: Draws;
  private readonly source: RequestSource;
  private readonly counter: Counter;
  private readonly classNumber: number;
  /** The request that arrives; one for all of them. */
  private readonly identity: { -readonly [Name in keyof RequestIdentity]: RequestIdentity[Name] };
  private sendings: readonly (Sending | null)[] = [];
  private readonly times: ArrivalTimes;
  private shares: readonly number[] = [];
  private keys = 0;
  private clients = 0;
  private isBegun = false;
  /** What users may ask again, together; null = as their attempts allow. */
  private budget: TokenBucket | null = null;
  private isOver = false;
  private readonly closed: ClosedUsers;
  /** Operation asked, by the row under which requests of this source are counted. */
  private readonly operations: (string | undefined)[] = [];

  constructor(plant: Plant, component: ComponentId, trafficClass: TrafficClass, counter: Counter) {
    this.plant = plant;
    this.component = component;
    this.trafficClass = trafficClass;
    this.counter = counter;
    this.classNumber = idNumber(trafficClass.id);
    this.identity = { classId: this.classNumber, ordinal: 0, entity: 0, client: 0, bytes: null, cause: null };
    this.draws = drawsOf(plant.seed, this.classNumber);
    this.times = new ArrivalTimes(plant, this.draws);
    this.source = new RequestSource(
      this.classNumber,
      this.draws.arrival,
      () => this.fire(),
      () => this.times.next(this.trafficClass.arrivals, false),
    );
    this.closed = new ClosedUsers(
      () => (this.isOver ? null : this.trafficClass.arrivals),
      () => this.ask(null),
      this.draws.think,
    );
    this.configure(trafficClass);
    this.start();
    this.isBegun = true;
  }

  /** New numbers. The arrival that is already set keeps its time unless what sets it changed: then the next one is drawn anew from now on. */
  configure(trafficClass: TrafficClass): void {
    const before = this.trafficClass;
    this.trafficClass = trafficClass;
    this.shares = trafficClass.mix.length > 0 ? cumulativeShares(trafficClass.mix.map(({ weight }) => weight)) : [];
    this.keys = compilePopulation(trafficClass.keys);
    this.clients = compilePopulation(trafficClass.clients);
    this.budget = budgetOf(trafficClass, this.isBegun ? { trafficClass: before, budget: this.budget } : null);
    this.sendings = trafficClass.mix.map((entry) => this.sendingOf(entry));
    const isPacedAnew = this.times.configure(trafficClass);
    this.tellKernel();
    if (this.isBegun) this.follow(before, isPacedAnew);
  }

  /** Where requests come one by one and nobody asks again together, the kernel makes them; where nothing follows from them, it also ends them. */
  private tellKernel(): void {
    const { arrivals, followUps, testPlan } = this.trafficClass;
    const isOpen = arrivals.type !== 'closed' && this.closed.users === 0;
    const isSingle =
      isOpen &&
      arrivals.type !== 'batches' &&
      arrivals.type !== 'trace' &&
      arrivals.type !== 'periodic' &&
      testPlan === null;
    const sendings = this.sendings.filter((each) => each !== null);
    this.tellEnds(sendings, isOpen && followUps.length === 0);
    const isPlain = isSingle && this.budget === null && sendings.length > 0 && sendings.length === this.sendings.length;
    this.source.configure(
      isPlain
        ? {
            mix: sendings.map((sort, entry) => ({ share: this.shares[entry]!, sort })),
            keys: this.keys,
            clients: this.clients,
            ratePerSecond: this.times.steadyRate(arrivals),
          }
        : null,
    );
  }

  /** Whether the end of a good request is nobody's business, and whether others stand in at stores for this class. */
  private tellEnds(sendings: readonly Sending[], isPlain: boolean): void {
    const isHeard = this.plant.hearsEnds || hasWindows(this.plant.document.requirements);
    for (const { flow } of sendings) {
      setPlainEnd(flow, isPlain && !isHeard);
      setStandIns(flow, this.trafficClass.testPlan?.against === 'stand-ins');
    }
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

  private follow({ arrivals }: TrafficClass, isPacedAnew: boolean): void {
    const now = this.trafficClass;
    if (now.arrivals === arrivals && !isPacedAnew) return;
    if (now.arrivals.type === arrivals.type && arrivals.type !== 'closed') this.setNext(false);
    else this.start();
  }

  stop(): void {
    this.isOver = true;
    this.sendings = [];
    this.source.configure(null);
    endTask(this.source.task);
  }

  /** Whether a user of this class tries a failed request again: attempts left, cause named, patience not over. */
  triesAgain(request: number, outcome: number): boolean {
    const retry = this.trafficClass.userRetries;
    if (!retry || !asksAgain(request, outcome, retry) || this.budget?.take(now()) === false) return false;
    frames.attempts[request]!++;
    askAgainAfter(request, userPause(request, this.classNumber, retry.backoff));
    return true;
  }

  /** A request is over: a closed class's user thinks, and some users go on to what follows. */
  requestOver(request: number, outcome: number): void {
    if (outcome === 0 && this.trafficClass.followUps.length > 0) this.followUp(request);
    this.closed.requestOver(request);
  }

  /** With some probability, after a delay, the same client asks for another operation about the same key. */
  private followUp(request: number): void {
    const asked = this.operations[frames.flows[request] ?? -1];
    for (const next of followUpsOf(request, this.classNumber, asked, this.trafficClass.followUps)) {
      const sending = this.sendings.find((each) => each?.operation === next.operation);
      if (sending) after(next.delayMs, () => this.begin(sending, next.identity), true);
    }
  }

  private start(): void {
    const { arrivals, testPlan } = this.trafficClass;
    if (testPlan) {
      followPlan(testPlan, (operation) => this.askFor(operation));
      cancel(this.source.task);
      return;
    }
    if (arrivals.type === 'closed') {
      this.closed.come(arrivals.population);
      cancel(this.source.task);
      return;
    }
    this.setNext(true);
  }

  private setNext(isFirst: boolean): void {
    const { arrivals, testPlan } = this.trafficClass;
    const at = testPlan ? Number.POSITIVE_INFINITY : this.times.next(arrivals, isFirst);
    if (at < Number.POSITIVE_INFINITY) schedule(this.source.task, at);
    else cancel(this.source.task);
  }

  /** A fault changed the rate: the next arrival is drawn anew from now on. Traces and closed classes have no rate. */
  rateChanged(): void {
    const { type } = this.trafficClass.arrivals;
    this.times.configure(this.trafficClass);
    this.tellKernel();
    if (type !== 'trace' && type !== 'closed') this.setNext(false);
  }

  private fire(): void {
    const { arrivals } = this.trafficClass;
    if (arrivals.type === 'periodic') {
      this.sendOf(this.times.phases?.take() ?? 0, arrivals.jitterMs);
      this.setNext(false);
      return;
    }
    const count =
      arrivals.type === 'batches'
        ? Math.round(sampleStream(compileDistribution(arrivals.batchSize), this.draws.batch))
        : 1;
    for (let each = 0; each < count && machine.halted === null; each++)
      this.ask(arrivals.type === 'trace' ? this.times.traceAt : null);
    if (arrivals.type === 'trace') this.times.traceAt++;
    this.setNext(false);
  }

  /** A sender's turn: its request, drawn now, arrives at once or after its jitter. */
  private sendOf(sender: number, jitterMs: number): void {
    const sending = this.sendings[this.pick()];
    this.identify();
    if (!sending) return;
    const identity = { ...this.identity, entity: sender, client: sender };
    if (jitterMs === 0) this.begin(sending, identity);
    else after(jitterMs * nextUniform(this.draws.think), () => !this.isOver && this.begin(sending, identity), true);
  }

  /** One request of the class arrives; its frame, or -1 when the class asks for nothing. */
  private ask(traceAt: number | null): number {
    const { arrivals } = this.trafficClass;
    const instant = arrivals.type === 'trace' && traceAt !== null ? arrivals.instants[traceAt] : undefined;
    const drawn = this.sendings[this.pick()] ?? null;
    const asked = instant?.operation ?? null;
    const sending = asked === null ? drawn : this.sendings.find((each) => each?.operation === asked);
    this.identify();
    const { identity } = this;
    if (instant) {
      identity.entity = instant.key ?? identity.entity;
      identity.bytes = instant.bytes ?? null;
    }
    return sending ? this.begin(sending, identity) : -1;
  }

  /** The next request has its ordinal, and is about a key that is drawn, by a client that is. */
  private identify(): void {
    const { identity } = this;
    identity.entity = sampleItemFromStream(this.keys, this.draws.key);
    identity.client = sampleItemFromStream(this.clients, this.draws.client);
    identity.ordinal = this.source.takeOrdinal();
    identity.bytes = null;
  }

  /** A call of a test plan. */
  private askFor(operation: string): void {
    const sending = this.isOver ? undefined : this.sendings.find((each) => each?.operation === operation);
    if (!sending) {
      sampleItemFromStream(this.keys, this.draws.key);
      sampleItemFromStream(this.clients, this.draws.client);
      return;
    }
    this.identify();
    this.begin(sending, this.identity);
  }

  private begin(sending: Sending, identity: RequestIdentity): number {
    countArrival(sending.flow);
    this.budget?.add(this.trafficClass.userRetries?.budget?.ratio ?? 0);
    return beginRequest(sending, identity);
  }

  /** A place in the mix, drawn also when a trace says the operation: it keeps the rest in step. */
  private pick(): number {
    return placeIn(this.shares, nextUniform(this.draws.operation));
  }
}
