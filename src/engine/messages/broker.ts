/** A broker: it accepts messages while it has room for them, and gives each to one subscription or a copy to every one. */
import { now } from '../calendar';
import type { CallSite } from '../call-site';
import { derivedKey, deriveKey, uniformOf } from '../random';
import { refusals, welcome } from '../refusals';
import { machine } from '../state';
import type { Instance } from '../station';
import { TokenBucket } from '../token-bucket';
import type { Clock } from './clock';
import type { Message } from './message';
import { ExportSubscription } from './export';
import { Intake, type IntakeOptions } from './intake';
import { PersistSubscription } from './persist';
import { PullSubscription } from './pull';
import { PushSubscription } from './push';
import { ReadSubscription } from './read';
import { Repeats } from './repeats';
import type { Subscription, SubscriptionHome, SubscriptionOptions } from './subscription';

const subscriptionTypes = {
  pull: PullSubscription,
  push: PushSubscription,
  persist: PersistSubscription,
  read: ReadSubscription,
  export: ExportSubscription,
} as const;
export type SubscriptionType = keyof typeof subscriptionTypes;

export interface BrokerOptions {
  /** Messages waiting or held, of all subscriptions; Infinity = unlimited. */
  readonly capacity: number;
  readonly isDurable: boolean;
  readonly partitions: number;
  /** What a partition takes in a second; Infinity = unlimited. */
  readonly partitionMessages: number;
  readonly partitionBytes: number;
  /** Bytes that are metered as one; a message is one at least. */
  readonly unitBytes: number;
  /** What becomes of messages for which there is no room, and of those that nobody wants. */
  readonly intake: IntakeOptions;
}

/** More messages than this outgrow a run. */
const mostMessages = 1_000_000;

/** What one partition lets in: a second's worth at once. */
interface Inlet {
  readonly messages: TokenBucket | null;
  readonly bytes: TokenBucket | null;
}

const bucket = (perSecond: number): TokenBucket | null =>
  perSecond === Number.POSITIVE_INFINITY ? null : new TokenBucket(perSecond / 1000, perSecond, perSecond, now());

export class Broker implements SubscriptionHome {
  readonly instance: Instance;
  options: BrokerOptions;
  /** What makes messages of its own accord; null = it hands on what it is sent. */
  clock: Clock | null = null;
  sites: ReadonlyMap<number, CallSite> = new Map();
  subscriptions: ReadonlyMap<string, Subscription> = new Map();
  /** Messages that are not over, of all subscriptions together. */
  unfinished = 0;
  /** Messages accepted, and those of them that their producer had sent before. */
  accepted = 0;
  sentTwice = 0;
  /** Units of metering in what was accepted. */
  units = 0;
  private before = { accepted: 0, sentTwice: 0 };
  /** So many of the next messages are poison. */
  poison = 0;
  readonly intake: Intake;
  private readonly repeats = new Repeats();
  private inlets: readonly Inlet[] = [];

  constructor(instance: Instance, options: BrokerOptions) {
    this.instance = instance;
    this.options = options;
    this.intake = new Intake(this, options.intake);
    this.openInlets();
    brokers.push(this);
  }

  get isDurable(): boolean {
    return this.options.isDurable;
  }

  configure(options: BrokerOptions): void {
    const before = this.options;
    this.options = options;
    this.intake.configure(options.intake);
    const isAlike =
      before.partitions === options.partitions &&
      before.partitionMessages === options.partitionMessages &&
      before.partitionBytes === options.partitionBytes;
    if (!isAlike) this.openInlets();
  }

  private openInlets(): void {
    const { partitionBytes, partitionMessages, partitions } = this.options;
    this.inlets = Array.from({ length: partitions }, () => ({
      messages: bucket(partitionMessages),
      bytes: bucket(partitionBytes),
    }));
  }

  /** Its subscriptions from now on; those that go lose what they have, and those that stay keep it. */
  subscribe(
    wanted: ReadonlyMap<string, { readonly type: SubscriptionType; readonly options: SubscriptionOptions }>,
  ): void {
    const next = new Map<string, Subscription>();
    for (const [name, { type, options }] of wanted) {
      const known = this.subscriptions.get(name);
      const isKept = known instanceof subscriptionTypes[type];
      if (isKept) known.configure(options);
      next.set(name, isKept ? known : new subscriptionTypes[type](this, options));
    }
    const kept = new Set(next.values());
    for (const known of this.subscriptions.values()) if (!kept.has(known)) known.abandon();
    this.subscriptions = next;
  }

  unfinishedBy(count: number): void {
    this.unfinished += count;
    if (this.unfinished === 0) this.clock?.isFree();
    if (count < 0) this.intake.hasRoom();
  }

  /** The partition that a key falls to, the same in every run. */
  partitionOf(entity: number): number {
    const { partitions } = this.options;
    if (partitions <= 1) return 0;
    deriveKey(entity | 0, Math.floor(entity / 4_294_967_296) | 0, 0x70617274, 0);
    return Math.min(partitions - 1, Math.floor(uniformOf(derivedKey[0]!, derivedKey[1]!) * partitions));
  }

  /** Messages that may come in before it is full. */
  get room(): number {
    return this.options.capacity - this.unfinished;
  }

  /** Whether a message may come in: `welcome`, else the reason of the refusal. */
  judge(entity: number, bytes: number): number {
    if (this.room < 1) return refusals.backlog;
    const inlet = this.inlets[this.partitionOf(entity)];
    if (inlet?.messages && !inlet.messages.holds(1, now())) return refusals.rate;
    if (inlet?.bytes && !inlet.bytes.holds(bytes, now())) return refusals.rate;
    inlet?.messages?.spend(1);
    inlet?.bytes?.spend(bytes);
    return welcome;
  }

  isRepeat(visit: number): boolean {
    return this.repeats.notes(visit);
  }

  /** A message is accepted: each subscription that its filter lets it pass gets a copy. */
  accept(message: Message): void {
    if (this.unfinished > mostMessages)
      machine.halted ??= 'More messages wait than a run can hold: they come faster than they are consumed.';
    this.accepted++;
    this.units += Math.max(1, Math.ceil(message.bytes / this.options.unitBytes));
    if (message.isRepeat) this.sentTwice++;
    for (const subscription of this.subscriptions.values())
      if (subscription.lets(message)) subscription.accept(message);
  }

  /** A message is acknowledged for which there is no room: it is lost in each subscription. */
  drop(message: Message): void {
    this.accepted++;
    this.intake.counts.dropped++;
    for (const subscription of this.subscriptions.values()) if (subscription.lets(message)) subscription.drops(message);
  }

  inWindow() {
    const { accepted, sentTwice, before } = this;
    return { accepted: accepted - before.accepted, sentTwice: sentTwice - before.sentTwice };
  }

  beginWindow(): void {
    const { accepted, sentTwice } = this;
    this.before = { accepted, sentTwice };
    this.clock?.beginWindow();
    this.intake.beginWindow();
    for (const { book } of this.subscriptions.values()) book.beginWindow();
  }

  /** Whether the next message is poison; one fewer is to come then. */
  takesPoison(): boolean {
    if (this.poison < 1) return false;
    this.poison--;
    return true;
  }

  serve(): void {
    this.clock?.looks();
    for (const subscription of this.subscriptions.values()) subscription.serve();
  }

  pull(instance: Instance): void {
    for (const subscription of this.subscriptions.values()) subscription.pull(instance);
  }

  crashed(): void {
    for (const subscription of this.subscriptions.values()) subscription.crashed();
  }
}

const brokers: Broker[] = [];

export function resetBrokers(): void {
  brokers.length = 0;
}

/** Something may have changed by which messages can be handed over. */
export function wakeBrokers(): void {
  for (const broker of brokers) broker.serve();
}
