/** Rings of consistent hashing: points of all members on a circle of 2^32. Those of the same members are one, whoever chooses from them. */
import { claimIntegers, integers } from './integers';
import * as ringCells from './kernel/tables/ring-cells';
import { derivedKey, deriveKey } from './random';

export interface RingMember {
  readonly instance: { readonly group: number; readonly ordinal: number };
}

let known = new WeakMap<readonly RingMember[], Map<string, number>>();
let byContent = new Map<string, number>();

/** Forgets all rings, for the next run. */
export function resetRings(): void {
  known = new WeakMap();
  byContent = new Map();
}

/** Row of the ring of these members, each at so many points. */
export function ringOf(members: readonly RingMember[], virtualNodes: number, seed: number): number {
  const kind = `${virtualNodes}/${seed}`;
  const rings = known.get(members) ?? new Map<string, number>();
  known.set(members, rings);
  const at = rings.get(kind) ?? ringWith(members, virtualNodes, seed, kind);
  rings.set(kind, at);
  return at;
}

/** A list of members that was made anew has the ring of the one before. */
function ringWith(members: readonly RingMember[], virtualNodes: number, seed: number, kind: string): number {
  const content = `${kind}/${members.map(({ instance: { group, ordinal } }) => `${group}.${ordinal}`).join()}`;
  const at = byContent.get(content) ?? makeRing(members, virtualNodes, seed);
  byContent.set(content, at);
  return at;
}

function makeRing(members: readonly RingMember[], virtualNodes: number, seed: number): number {
  const entries = members.flatMap(({ instance }, member) =>
    Array.from({ length: virtualNodes }, (_, node) => {
      deriveKey(seed | 0, instance.group, instance.ordinal, node);
      return { point: derivedKey[0]! >>> 0, member };
    }),
  );
  entries.sort((a, b) => a.point - b.point || a.member - b.member);
  // As many parts as points, so that a look at a part meets one or two of them.
  const bits = Math.max(1, 32 - Math.clz32(entries.length - 1));
  const parts = 1 << bits;
  const at = claimIntegers(ringCells.parts + parts + 2 * entries.length);
  integers[at + ringCells.points] = entries.length;
  integers[at + ringCells.bits] = bits;
  let first = 0;
  for (let part = 0; part < parts; part++) {
    while (first < entries.length && entries[first]!.point < part * (4294967296 / parts)) first++;
    integers[at + ringCells.parts + part] = first;
  }
  entries.forEach(({ point, member }, place) => {
    integers[at + ringCells.parts + parts + place] = point;
    integers[at + ringCells.parts + parts + entries.length + place] = member;
  });
  return at;
}
