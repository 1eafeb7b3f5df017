/** A row of the bench: what was measured, beside what it must reach. */
export interface BenchRow {
  readonly id: string;
  readonly name: string;
  /** Null = it could not be measured on this machine; the note says why. */
  readonly value: number | null;
  readonly unit: string;
  /** What must be reached, and what is aimed at. */
  readonly floor: number;
  readonly target: number;
  readonly lowerIsBetter: boolean;
  /** Whether the floor is reached; null where nothing was measured. */
  readonly met: boolean | null;
  readonly note: string;
}

export interface RowGoal {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly floor: number;
  readonly target: number;
  readonly lowerIsBetter?: boolean;
}

export function row(goal: RowGoal, value: number | null, note: string): BenchRow {
  const lowerIsBetter = goal.lowerIsBetter ?? false;
  const met = value === null ? null : lowerIsBetter ? value <= goal.floor : value >= goal.floor;
  return { ...goal, value, lowerIsBetter, met, note };
}
