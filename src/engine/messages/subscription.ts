/** What every way of handing messages on has in common: its ledger, who takes them, what becomes of a message. */
import { now } from '../calendar';
import type { CallSite } from '../call-site';
import type { Destination } from '../destination';
import type { Link } from '../link';
import { machine } from '../state';
import type { Instance } from '../station';
import { MessageBook, type MessageEnd } from './book';
import type { Claim, ClaimHolder } from './claim';
import type { KeyRule } from './key-gate';
import { after } from '../tasks';
import { AgeLine } from './age-line';
import { copyOf, type Copy, type Message } from './message';
import type { Persistence } from './persistence';

/** How a wire hands messages over. */
export interface DeliveryOptions {
  /** Messages that one instance holds at most; Infinity = as many as it has workers. */
  readonly maxInFlight: number;
  readonly batchSize: number;
  readonly batchWaitMs: number;
  readonly reportsEach: boolean;
  readonly returnsFailed: boolean;
  /** Receives, and ms from the sending, after which a message is a dead letter; Infinity = none. */
  readonly maxReceives: number;
  readonly maxAgeMs: number;
}

/** What a filter lets pass; null = everything. */
export interface MessageFilter {
  readonly operations: ReadonlySet<number> | null;
  readonly attributes: ReadonlySet<string> | null;
}

export interface SubscriptionOptions {
  /** What it goes by for people and reports: the wires or the group. */
  readonly name: string;
  /** How each of its wires hands over. */
  readonly takers: ReadonlyMap<Link, DeliveryOptions>;
  /** A message that one of these lets pass comes to it. */
  readonly filters: readonly (MessageFilter | null)[];
  /** Time from a receive after which a message that was not acknowledged may be seen again, ms. */
  readonly visibilityMs: number;
  /** Of partitions: pause before a failed batch is read again, and time after which a reader that is gone is given up, ms. */
  readonly retryPauseMs: number;
  readonly sessionMs: number;
  /** The order in which messages are handed over. */
  readonly order: 'arrival' | 'priority' | 'deadline';
  readonly keys: KeyRule;
  /** When those that go to their consumers by themselves try again. */
  readonly persistence: Persistence;
}

/** What a subscription asks of the broker that it belongs to. */
export interface SubscriptionHome {
  readonly instance: Instance;
  /** Whether messages survive its death. */
  readonly isDurable: boolean;
  /** Where an operation runs, by its number. */
  readonly sites: ReadonlyMap<number, CallSite>;
  /** A message is waiting (+1) or over (-1). */
  unfinishedBy(count: number): void;
}

export abstract class Subscription implements ClaimHolder {
  readonly book = new MessageBook();
  /** Messages that are not over, eldest first. */
  protected readonly line = new AgeLine();
  readonly home: SubscriptionHome;
  options: SubscriptionOptions;

  constructor(home: SubscriptionHome, options: SubscriptionOptions) {
    this.home = home;
    this.options = options;
  }

  /** A message is accepted for it. */
  abstract accept(message: Message): void;
  /** Hands over what can be handed over, to whomever. */
  abstract serve(): void;
  /** An instance has a slot free: it takes what it can. */
  abstract pull(instance: Instance): void;
  abstract answered(claim: Claim, outcome: number): void;
  abstract lapsed(claim: Claim): void;
  /** The broker died. */
  abstract crashed(): void;

  /** It is there no more, and neither is what it had. */
  abandon(): void {
    for (const copy of this.line.all()) this.loses(copy);
  }

  /** A message comes for which there is no room. */
  drops(message: Message): void {
    const copy = copyOf(message, 0);
    this.arrives(copy);
    this.loses(copy);
  }

  /** New options; what is there stays. */
  configure(options: SubscriptionOptions): void {
    this.options = options;
  }

  lets({ options: { attribute, operation } }: Message): boolean {
    return this.options.filters.some((filter) => {
      if (filter === null) return true;
      const { attributes, operations } = filter;
      if (operations !== null && !operations.has(operation)) return false;
      return attributes === null || (attribute !== null && attributes.has(attribute));
    });
  }

  /** Those that are not over, eldest first. */
  unfinished(): readonly Copy[] {
    return this.line.all();
  }

  get hears(): boolean {
    const { state, silent } = this.home.instance;
    return state === 'up' && !silent;
  }

  /** Ms for which the eldest message has not been over; 0 = there is none. */
  get lagMs(): number {
    const { eldest } = this.line;
    return eldest ? now() - eldest.message.sentMs : 0;
  }

  protected arrives(copy: Copy): void {
    this.book.arrives();
    this.home.unfinishedBy(1);
    if (this.line.add(copy)) this.watchAge();
  }

  /** The eldest is looked at when it gets too old: what waits then is a dead letter, what is held is looked at when it comes back. */
  private watchAge(): void {
    const { eldest } = this.line;
    const { maxAgeMs } = this;
    if (!eldest || maxAgeMs === Number.POSITIVE_INFINITY) return;
    after(Math.max(1, eldest.message.sentMs + maxAgeMs - now()), () => this.letDie(), true);
  }

  private letDie(): void {
    for (const copy of this.line.all()) {
      if (!this.isTooOld(copy)) break;
      if (copy.state === 'waiting') this.buries(copy);
    }
    // Whoever waited behind one of them may be next.
    this.serve();
    this.watchAge();
  }

  /** It is a dead letter. */
  protected buries(copy: Copy): void {
    this.end(copy, 'dead');
  }

  protected end(copy: Copy, end: MessageEnd): void {
    this.book.ends(copy, end);
    copy.state = 'over';
    this.home.unfinishedBy(-1);
    machine.observer.messageEnded?.(this.home.instance.group, copy, end);
  }

  worked({ isForgotten }: Claim, copies: readonly Copy[]): void {
    for (const copy of copies) {
      copy.effects++;
      if (copy.effects > 1 || copy.message.isRepeat) this.book.counts.duplicates++;
      // Its broker has forgotten it, so what was done is all that counts.
      if (isForgotten) this.acknowledge(copy);
    }
  }

  /** A good end is acknowledged, in time or not. */
  protected acknowledge(copy: Copy): void {
    if (copy.state !== 'over') this.end(copy, 'consumed');
  }

  /** Nobody will get it any more. */
  protected loses(copy: Copy): void {
    this.end(copy, 'lost');
  }

  /** The strictest of what its wires say, of a message that belongs to all of them. */
  protected get maxAgeMs(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...Array.from(this.options.takers.values(), ({ maxAgeMs }) => maxAgeMs));
  }

  protected isTooOld({ message }: Copy): boolean {
    return now() - message.sentMs >= this.maxAgeMs;
  }

  /** The ways to those who take what names this operation. */
  protected waysTo(operation: number): readonly Destination[] {
    const ways = this.home.sites.get(operation)?.destinations ?? [];
    return this.options.takers.size === 0 ? [] : ways.filter(({ link }) => this.options.takers.has(link));
  }
}

/** Whether an instance can take anything now: it is there, reached, and has a worker for which no request waits, or one may be made for it. */
export function isFree({ group, instance, link }: Destination): boolean {
  const { busy, limits, silent, state, waiting } = instance;
  if (state !== 'up' || silent || link.cut || waiting.level > 0) return false;
  if (group.onDemand !== null) return group.onDemand.mayUse();
  return busy.level < limits.slots && (group.line === null || group.line.length === 0);
}

/** Messages that the instance at the end of a way holds at most; where instances are made on demand, all of them, which may be no more than their limit. */
export function mostHeld({ group }: Destination, { batchSize, maxInFlight }: DeliveryOptions): number {
  return group.onDemand === null ? maxInFlight : Math.min(maxInFlight, batchSize * group.onDemand.options.limit);
}

/** Whether the instance pulls; one that is made on demand is asked for at the door. */
export const pulls = ({ group }: Destination): boolean => group.onDemand === null;
