/** A visit brings a message to its broker, or another broker a batch of them. */
import { now } from '../calendar';
import * as f from '../frames';
import { advance, devicesOf, failWith } from '../progress';
import { causes } from '../causes';
import { derivedKey, sourceKey } from '../random';
import { refusals, welcome } from '../refusals';
import { machine } from '../state';
import { broughtBy } from './brought';
import { requestBytesOf } from '../transfers';
import { turnAway } from '../turn-away';
import type { Broker } from './broker';
import { anyOperation, type Copy, type Message, type SendOptions } from './message';

const plain: SendOptions = {
  operation: anyOperation,
  priority: 0,
  deadlineMs: Number.POSITIVE_INFINITY,
  attribute: null,
};

/** Accepts it while there is room; one that a full disk cannot keep fails. What another broker hands over stays the messages that they are. */
export function accept(visit: number, at: number): number {
  const { broker, isFull } = devicesOf(visit);
  if (!broker || isFull) return failWith(visit, causes.failed);
  const { intake } = broker;
  const handed = broughtBy(visit);
  if (handed.length === 0 && !intake.wants(visit)) {
    intake.counts.sampledOut++;
    return advance(visit, at);
  }
  if (intake.options.whenFull === 'block' && intake.mustWait(visit)) {
    intake.waits(visit);
    return -1;
  }
  const bytes = requestBytesOf(visit);
  const reason = broker.judge(f.entities[visit]!, bytes);
  const isDropped = reason === refusals.backlog && intake.options.whenFull === 'drop';
  if (reason !== welcome && !isDropped) return failWith(visit, turnAway(visit, reason));
  const take = (message: Message): void => (isDropped ? broker.drop(message) : broker.accept(message));
  if (handed.length > 1) for (const copy of handed) take(passedOn(broker, copy));
  else take(made(broker, visit, { bytes, handed: handed[0] }));
  return advance(visit, at);
}

/** A message of a batch that another broker hands over, by itself. */
function passedOn(broker: Broker, { effects, message }: Copy): Message {
  return {
    ...message,
    number: broker.accepted + 1,
    sentMs: now(),
    partition: broker.partitionOf(message.entity),
    isPoison: broker.takesPoison() || message.isPoison,
    isRepeat: effects > 0,
  };
}

interface Brought {
  readonly bytes: number;
  readonly handed: Copy | undefined;
}

function made(broker: Broker, visit: number, { bytes, handed }: Brought): Message {
  const entity = f.entities[visit]!;
  const { sends } = machine.world.site(f.sites[visit]!);
  return {
    number: broker.accepted + 1,
    sentMs: now(),
    bytes,
    options: handed ? handed.message.options : (sends ?? plain),
    partition: broker.partitionOf(entity),
    isPoison: broker.takesPoison() || handed?.message.isPoison === true,
    isRepeat: handed ? handed.effects > 0 : sends !== null && broker.isRepeat(visit),
    keyHigh: f.keyHigh[visit]!,
    keyLow: f.keyLow[visit]!,
    ordinal: f.ordinals[visit]!,
    entity,
    client: f.clients[visit]!,
    flow: f.flows[visit]!,
  };
}

/** Messages that are there at the start, of as many entities, for the consumer's only operation. */
export function holdFromStart(broker: Broker, count: number, { seed, id, bytes }: InitialMessages): void {
  for (let ordinal = 0; ordinal < count; ordinal++) {
    sourceKey(seed, id, ordinal, 0);
    const [keyHigh, keyLow] = [derivedKey[0]!, derivedKey[1]!];
    broker.accept({
      number: broker.accepted + 1,
      sentMs: now(),
      bytes,
      options: plain,
      partition: broker.partitionOf(ordinal),
      isPoison: false,
      isRepeat: false,
      keyHigh,
      keyLow,
      ordinal,
      entity: ordinal,
      client: 0,
      flow: -1,
    });
  }
}

export interface InitialMessages {
  readonly seed: number;
  /** Number of the broker, by which their draws are keyed. */
  readonly id: number;
  readonly bytes: number;
}
