export interface Term {
  /** As it stands on screen. */
  readonly name: string;
  readonly definition: string;
  /** Unit it is shown in; empty where it has none. */
  readonly unit: string;
  /** How it follows from others; null = it is counted or measured directly. */
  readonly formula: string | null;
  /** Interval it is taken over. */
  readonly window: string;
}
