/** A fault that a person can cause, as the menu offers it. */
import type { FaultKind, FaultTarget } from '#design';

export interface FaultChoice {
  readonly fault: FaultKind;
  readonly label: string;
  /** What happens, in one sentence. */
  readonly text: string;
  /** Strength to be asked for; null = it has none. */
  readonly magnitude: {
    readonly label: string;
    readonly unit: string;
    readonly initial: number;
    readonly min: number;
    readonly max: number;
  } | null;
  /** What may be struck, the first unless another is chosen; one or more. */
  readonly targets: readonly NamedTarget[];
}

export interface NamedTarget {
  readonly target: FaultTarget;
  /** Which of the place it is: "replica 2", "orders.place"; null = all of it. */
  readonly which: string | null;
}

/** Something that can be struck, as the menu lists it. */
export interface FaultPlace {
  /** Id of the component, zone or wire. */
  readonly id: string;
  readonly label: string;
  readonly choices: readonly FaultChoice[];
}

/** Nothing in it is told apart. */
export const all = (target: FaultTarget): readonly NamedTarget[] => [{ target, which: null }];

export const percent = (label: string, initial: number) => ({ label, unit: '%', initial, min: 0, max: 100 });
