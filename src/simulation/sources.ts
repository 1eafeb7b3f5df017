/** Traffic classes as sources: when requests come, what they ask, about whom. All draws are the class's own, in order, whatever stage runs. */
import { hasRate, idNumber, type Arrivals, type ComponentId, type MixEntry, type TrafficClass } from '#design';
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
  holdRequest,
  machine,
  nextUniform,
  now,
  RequestSource,
  sampleItemFromStream,
  sampleStream,
  schedule,
  type TokenBucket,
  type RequestIdentity,
} from '#engine';
import type { Fleet } from './fleet';
import { ArrivalTimes } from './arrival-times';
import { programName, type Plant } from './plant';
import { followPlan } from './test-plan';
import { asksAgain, budgetOf, followUpsOf, patienceOf, userPause } from './users';
import { ClosedUsers } from './closed-users';
import { tellEnds, type Counter, type Sender, type Sending } from './sending';
import { drawsOf, placeIn, type Draws } from './source-draws';

/** Whether each request is by itself, with all of it drawn. */
const comesOneByOne = ({ type }: Arrivals): boolean => type !== 'batches' && type !== 'trace' && type !== 'periodic';

export class Source {
  readonly component: ComponentId;
  trafficClass: TrafficClass;
  readonly plant: Plant;
  private readonly fleet: Fleet | null;
  private readonly asking = (device: number): number => this.askOf(device, device);
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

  constructor({ plant, component, fleet }: Sender, trafficClass: TrafficClass, counter: Counter) {
    this.fleet = fleet;
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
    this.fleet?.takeUp(this.asking, trafficClass.arrivals.type === 'connects');
    this.tellKernel();
    if (this.isBegun) this.follow(before, isPacedAnew);
  }

  /** Where requests come one by one and nobody asks again together, the kernel makes them; where nothing follows from them, it also ends them. */
  private tellKernel(): void {
    const { arrivals, followUps, testPlan } = this.trafficClass;
    const isOpen = arrivals.type !== 'closed' && this.closed.users === 0 && this.fleet === null;
    const isSingle = isOpen && testPlan === null && comesOneByOne(arrivals);
    const sendings = this.sendings.filter((each) => each !== null);
    tellEnds(sendings, this, isOpen && followUps.length === 0);
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
    this.fleet?.takeUp(this.asking, false);
    this.source.configure(null);
    endTask(this.source.task);
  }

  /** Whether a user of this class tries a failed request again: attempts left, cause named, patience not over. */
  triesAgain(request: number, outcome: number): boolean {
    if (this.fleet?.keeps(request, outcome)) return true;
    const retry = this.trafficClass.userRetries;
    if (!retry || !asksAgain(request, outcome, retry) || this.budget?.take(now()) === false) return false;
    frames.setAttempt(request, frames.attempts[request]! + 1);
    askAgainAfter(request, userPause(request, this.classNumber, retry.backoff));
    return true;
  }

  /** A request is over: a closed class's user thinks, and some users go on to what follows. */
  requestOver(request: number, outcome: number): void {
    if (outcome === 0 && this.trafficClass.followUps.length > 0) this.followUp(request);
    this.closed.requestOver(request);
    this.fleet?.requestOver(request, outcome);
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
    this.times.configure(this.trafficClass);
    this.tellKernel();
    if (hasRate(this.trafficClass.arrivals)) this.setNext(false);
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

  /** A sender's turn: its request arrives at once or after its jitter. */
  private sendOf(sender: number, jitterMs: number): void {
    if (jitterMs === 0) this.askOf(sender, sender);
    else after(jitterMs * nextUniform(this.draws.think), () => !this.isOver && this.askOf(sender, sender), true);
  }

  /** A request of a client about something; its frame, or -1 when the class asks for nothing. */
  private askOf(client: number, entity: number): number {
    const sending = this.sendings[this.pick()];
    this.identify();
    return sending ? this.begin(sending, { ...this.identity, entity, client: this.clientOf(client) }) : -1;
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

  private clientOf(number: number): number {
    return this.fleet?.clientOf(number) ?? number;
  }

  /** The next request has its ordinal, and is about a key that is drawn, by a client that is. */
  private identify(): void {
    const { identity } = this;
    identity.entity = sampleItemFromStream(this.keys, this.draws.key);
    identity.client = this.clientOf(sampleItemFromStream(this.clients, this.draws.client));
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
    if (!this.fleet || this.trafficClass.arrivals.type === 'connects' || this.fleet.maySend(identity.client))
      return beginRequest(sending, identity);
    const request = holdRequest(sending, identity);
    this.fleet.hold(request);
    return request;
  }

  /** A place in the mix, drawn also when a trace says the operation: it keeps the rest in step. Of one place nothing is drawn. */
  private pick(): number {
    return this.shares[0]! >= 1 ? 0 : placeIn(this.shares, nextUniform(this.draws.operation));
  }
}
