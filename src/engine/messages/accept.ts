/** A visit brings a message to its broker. */
import { now } from '../calendar';
import * as f from '../frames';
import { advance, devicesOf, failWith } from '../progress';
import { causes } from '../causes';
import { derivedKey, sourceKey } from '../random';
import { welcome } from '../refusals';
import { machine } from '../state';
import { claimOf } from './claim';
import { requestBytesOf } from '../transfers';
import { turnAway } from '../turn-away';
import type { Broker } from './broker';
import { anyOperation, type SendOptions } from './message';

const plain: SendOptions = {
  operation: anyOperation,
  priority: 0,
  deadlineMs: Number.POSITIVE_INFINITY,
  attribute: null,
};

/** Accepts it while there is room; one that a full disk cannot keep fails. What another broker hands over stays the message that it is. */
export function accept(visit: number, at: number): number {
  const { broker, isFull } = devicesOf(visit);
  if (!broker || isFull) return failWith(visit, causes.failed);
  const entity = f.entities[visit]!;
  const bytes = requestBytesOf(visit);
  const reason = broker.judge(entity, bytes);
  if (reason !== welcome) return failWith(visit, turnAway(visit, reason));
  const handed = claimOf(visit)?.copies[0];
  const options = handed ? handed.message.options : (machine.world.site(f.sites[visit]!).sends ?? plain);
  broker.accept({
    number: broker.accepted + 1,
    sentMs: now(),
    bytes,
    options,
    partition: broker.partitionOf(entity),
    isPoison: broker.takesPoison() || handed?.message.isPoison === true,
    isRepeat: handed ? handed.effects > 0 : broker.isRepeat(visit),
    keyHigh: f.keyHigh[visit]!,
    keyLow: f.keyLow[visit]!,
    ordinal: f.ordinals[visit]!,
    entity,
    client: f.clients[visit]!,
    flow: f.flows[visit]!,
  });
  return advance(visit, at);
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
