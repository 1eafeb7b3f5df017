/** The queues from which a host takes messages, told by the design: they are there while none of its instances is. */
import { wiresFrom } from '#design';
import type { Link } from '#engine';
import type { Plant, Station } from './plant';

export interface Feed {
  /** Messages to be seen by a consumer. */
  readonly waiting: number;
  /** Ms since the eldest message was sent that is not over; 0 = there is none. */
  readonly eldestMs: number;
}

export function feedsOf(plant: Plant, host: Station): readonly Feed[] {
  return Array.from(plant.stations.values()).flatMap((from) => {
    const subscriptions = Array.from(from.group.devices?.broker?.subscriptions.values() ?? []);
    if (subscriptions.length === 0) return [];
    const links = linksBetween(plant, from, host);
    return subscriptions
      .filter(({ options }) => links.some((link) => options.takers.has(link)))
      .map(({ book, lagMs }) => ({ waiting: book.waiting.level, eldestMs: lagMs }));
  });
}

function linksBetween({ stage, links }: Plant, from: Station, { id, component }: Station): readonly Link[] {
  return wiresFrom(stage, from.id)
    .filter(({ to }) => ('component' in to ? to.component === id : component.modules.includes(to.module)))
    .flatMap((wire) => links.get(wire.id) ?? []);
}
