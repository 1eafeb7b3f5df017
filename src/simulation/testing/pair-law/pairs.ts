/** Which kinds stand for one another: those of which the same may be asked, or that bring the same. */
import type { KindSpec } from '#catalog';
import type { Protocol } from '#design';

/** Two kinds in the order of the alphabet, with a bar between them. */
export type PairName = `${string} | ${string}`;

export type Use = Exclude<Protocol, 'event'> | 'is sent events' | 'is handed events' | 'hands out events';

/**
 * What a kind may be used for: the protocols that it offers. Events are sent only to who has a queue for them, and handed only to hosts: an event bus is no host, so no wire that ends at it could end at
 * a server instead.
 */
export function usesOf({ offers, emits, queuesEvents, hosts }: KindSpec): readonly Use[] {
  const asked = offers.flatMap(({ protocol }): readonly Use[] => {
    if (protocol !== 'event') return [protocol];
    return [
      ...(queuesEvents ? (['is sent events'] as const) : []),
      ...(hosts === null ? [] : (['is handed events'] as const)),
    ];
  });
  return emits.includes('event') ? [...asked, 'hands out events'] : asked;
}

export function pairsOf(specs: readonly KindSpec[]): readonly PairName[] {
  const sorted = specs.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return sorted.flatMap((one, at) => {
    const uses = usesOf(one);
    const alike = sorted.slice(at + 1).filter((other) => usesOf(other).some((use) => uses.includes(use)));
    return alike.map((other): PairName => `${one.id} | ${other.id}`);
  });
}
