/** What visits do at a store whose keys lie in partitions, each in several copies of which one leads. */
import { now } from './calendar';
import * as f from './frames';
import { chance } from './keys';
import { broughtBy } from './messages/brought';
import { factors } from './program';
import { advance, devicesOf, failWith, keyOf } from './progress';
import { directions } from './partitions';
import { refusals } from './refusals';
import { machine } from './state';
import { requestBytesOf } from './transfers';
import { turnAway } from './turn-away';

/** Asks any copy rather than the one that leads. */
const asksCopy = (visit: number): boolean => machine.world.site(f.sites[visit]!).reading !== 'primary';

/** A request takes whole units of its partition, by the size of what it brings or gets; one of a copy, a share of them. */
export function takeUnits(visit: number, at: number, direction: number, row: { bytes: number; share: number }): number {
  const { partitions } = devicesOf(visit);
  if (!partitions) return advance(visit, at);
  const isRead = direction === directions.read;
  const bytes = isRead ? f.answerBytes[visit]! : requestBytesOf(visit);
  const whole = Math.max(1, Math.ceil(bytes / factors[row.bytes]!));
  const units = isRead && asksCopy(visit) ? whole * factors[row.share]! : whole;
  const isLet = partitions.take(isRead ? directions.read : directions.write, keyOf(visit), units, now());
  return isLet ? advance(visit, at) : failWith(visit, turnAway(visit, refusals.rate));
}

/** A read that asks for no certain copy gets one by chance: the leader as often as any other. Who asks for its own writes gets the leader where the copy lacks them. */
export function readCopy(visit: number, at: number, site: number, { isAllThatIsRead, isOfOneSort }: CopyRead): number {
  const { copies } = devicesOf(visit);
  const key = isOfOneSort ? f.entities[visit]! : keyOf(visit);
  if (copies && isAllThatIsRead) copies.followers[0]?.read(key);
  if (!copies || isAllThatIsRead || !asksCopy(visit)) return advance(visit, at);
  const place = Math.floor(chance(visit, site, 0) * (copies.followers.length + 1));
  const follower = copies.followers[place];
  const wantsOwn = machine.world.site(f.sites[visit]!).reading === 'read-your-writes';
  if (follower && !(wantsOwn && !copies.isShown(f.clients[visit]!, follower))) follower.read(key);
  return advance(visit, at);
}

interface CopyRead {
  readonly isAllThatIsRead: boolean;
  /** Entities are told apart and data sets are not. */
  readonly isOfOneSort: boolean;
}

/** What is written is to be seen in the copies: a batch that a broker brings as all that it is about. */
export function writeCopies(visit: number, at: number, isOfOneSort: boolean): number {
  const { copies } = devicesOf(visit);
  if (!copies) return advance(visit, at);
  copies.bytesWritten += requestBytesOf(visit);
  const client = f.clients[visit]!;
  const batch = isOfOneSort ? broughtBy(visit) : [];
  for (const { message } of batch) copies.commit({ key: message.entity, work: 0, client });
  if (batch.length === 0) copies.commit({ key: isOfOneSort ? f.entities[visit]! : keyOf(visit), work: 0, client });
  return advance(visit, at);
}
