/**
 * Whose cost it is: each line of a bill is shared among modules, and among entry operations, by what they used of the part it is for. A line says which
 * use it is shared by; what nobody was seen to use, and what is paid for whether it is used or not, is shared by all.
 */

/** What a part was used for, each with a unit of its own: only proportions within one part count. */
export type Use = 'cpu' | 'requests' | 'bytes' | 'internet-bytes' | 'stored-bytes';

/** A part of a component's use in a month. */
export interface UseShare {
  /** Module that did it, or for which a store or router did it; null = nobody's. */
  readonly module: string | null;
  /** Entry operation that it was done for; null = nobody's. */
  readonly operation: string | null;
  /** In the unit of the use. */
  readonly amount: number;
}

export type UsesOfParts = ReadonlyMap<string, readonly UseShare[]>;

export const usesKey = (component: string, use: Use): string => `${component}/${use}`;

export interface Attribution {
  readonly perModule: ReadonlyMap<string, number>;
  readonly perOperation: ReadonlyMap<string, number>;
  /** Dollars that belong to no single module, and to no single entry operation. */
  readonly shared: { readonly modules: number; readonly operations: number };
}

interface Attributable {
  readonly component: string;
  readonly sharedBy: Use | null;
  readonly amountUsd: number;
}

/** Each sum and what is shared come to the sum of all lines. */
export function attribute(lines: readonly Attributable[], usesOfParts: UsesOfParts): Attribution {
  const [perModule, sharedByModules] = split(lines, usesOfParts, ({ module }) => module);
  const [perOperation, sharedByOperations] = split(lines, usesOfParts, ({ operation }) => operation);
  return { perModule, perOperation, shared: { modules: sharedByModules, operations: sharedByOperations } };
}

function split(
  lines: readonly Attributable[],
  usesOfParts: UsesOfParts,
  ownerOf: (share: UseShare) => string | null,
): readonly [ReadonlyMap<string, number>, number] {
  const sums = new Map<string, number>();
  let shared = 0;
  for (const line of lines)
    for (const share of sharesOf(line, usesOfParts)) {
      const owner = ownerOf(share);
      if (owner === null) shared += share.amount;
      else sums.set(owner, (sums.get(owner) ?? 0) + share.amount);
    }
  return [sums, shared];
}

/** A line's dollars in proportion to the uses it is shared by; all of it nobody's where there are none. */
function sharesOf({ component, sharedBy, amountUsd }: Attributable, usesOfParts: UsesOfParts): readonly UseShare[] {
  const parts = sharedBy === null ? [] : (usesOfParts.get(usesKey(component, sharedBy)) ?? []);
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0);
  if (whole <= 0) return [{ module: null, operation: null, amount: amountUsd }];
  return parts.map((part) => ({ ...part, amount: amountUsd * (part.amount / whole) }));
}
