/** A design that differs from the one on the sheet by one known edit: a sabotage that a good set of limits rejects, or a harmless change that it accepts. */
import type { Document, Kinds, Stage } from '#design';
import type { Change } from '../why/change';

export interface Variant {
  /** Tells it apart from all others of its design, the same whenever they are made. */
  readonly key: VariantKey;
  /** "A slow tail in checkout.pay". */
  readonly name: string;
  /** What was changed, a sentence. */
  readonly what: string;
  /** Whether it is as good as the design itself: limits that reject it are too strict. */
  readonly isSound: boolean;
  readonly change: Change;
}

export const variantKeys = [
  'slow-tail',
  'lost-in-a-crash',
  'one-zone',
  'night-as-day',
  'stale-data',
  'open-door',
  'slow-dependency',
  'half-the-capacity',
  'retries-without-budget',
  'more-work',
  'other-seed',
] as const;
export type VariantKey = (typeof variantKeys)[number];

/** What variants are made of. */
export interface Premises {
  readonly document: Document;
  readonly stage: Stage;
  readonly kinds: Kinds;
}

/** Null = the edit does not hold there, or would change nothing. */
export type MakeVariant = (premises: Premises) => Omit<Variant, 'key' | 'isSound'> | null;

/** "Orders", "Orders and Stock", "Orders, Stock and 3 more". */
export function namesOf(things: readonly { readonly name: string }[]): string {
  const names = things.map(({ name }) => name);
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
