/** What the change pipeline comes to: lead times over replications, and what bad changes cost the users. */
import type { Document, Stage } from '#design';
import type { Trial, TrialOrder } from '#simulation';

const replications = 20;

export interface ChangeOutcomes {
  /** Hours, means over replications; null = none is over yet, or no change got through. */
  readonly meanHours: number | null;
  readonly p95Hours: number | null;
  readonly replications: number;
  /** Share of all requests that bad changes cost, 0..1; null = not known yet. */
  readonly damage: number | null;
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

export function outcomesOf(made: readonly Trial[]): ChangeOutcomes {
  const leads = made.flatMap((trial) => (trial.part === 'lead-time' ? trial : []));
  const damage = made.find((trial) => trial.part === 'change-damage');
  return {
    meanHours: meanOf(leads.flatMap(({ meanHours }) => meanHours ?? [])),
    p95Hours: meanOf(leads.flatMap(({ p95Hours }) => p95Hours ?? [])),
    replications: leads.length,
    damage: damage?.share ?? null,
  };
}

/** The trials that tell it. */
export function outcomeOrders(document: Document, stage: Stage): readonly TrialOrder[] {
  const { seed } = document.scenario;
  const order = { document, stage: stage.id, seed };
  return [
    { ...order, part: 'change-damage', replication: 0 },
    ...Array.from(
      { length: replications },
      (_, replication) => ({ ...order, part: 'lead-time', replication }) as const,
    ),
  ];
}
