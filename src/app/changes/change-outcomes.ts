/** What the change pipeline comes to: lead times over replications, and what bad changes cost the users, made by workers of their own. */
import { useEffect, useRef, useState } from 'react';
import { declarations } from '#catalog';
import { changeDesign, type Document, type Stage } from '#design';
import type { Trial, TrialOrder } from '#simulation';
import { createTrialsClient, type TrialsClient, type TrialsEvent } from '#worker';

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

function ordersOf(document: Document, stage: Stage): readonly TrialOrder[] {
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

interface Made {
  /** What it is of: another design says nothing of this one. */
  readonly document: Document;
  readonly stage: Stage;
  readonly trials: readonly Trial[];
  /** Of all that is to be made, 0..1. */
  readonly share: number;
  readonly isOver: boolean;
  /** Why the stage cannot run; null = it can. */
  readonly problem: string | null;
}

function after(made: Made, event: TrialsEvent): Made {
  switch (event.type) {
    case 'trial':
      return { ...made, trials: [...made.trials, event.trial] };
    case 'progress':
      return { ...made, share: event.share };
    case 'finished':
      return { ...made, isOver: true };
    case 'not-runnable':
      return { ...made, problem: event.problems[0]?.text ?? null };
    case 'failed':
    case 'course':
      return made;
  }
}

export function useChangeOutcomes(document: Document, stage: Stage) {
  const client = useRef<TrialsClient>(null);
  const [made, setMade] = useState<Made | null>(null);
  useEffect(() => () => client.current?.cancel(), []);
  const present = made?.document === document && made.stage === stage ? made : null;
  const run = () => {
    client.current ??= createTrialsClient({ onEvent: (event) => setMade((before) => before && after(before, event)) });
    setMade({ document, stage, trials: [], share: 0, isOver: false, problem: null });
    client.current.request(ordersOf(document, stage));
  };
  const cancel = () => {
    client.current?.cancel();
    setMade((before) => before && { ...before, isOver: true });
  };
  return {
    canRun: changeDesign(document, stage, declarations) !== null,
    isRunning: present !== null && !present.isOver,
    share: present?.share ?? 0,
    problem: present?.problem ?? null,
    outcomes: present && present.trials.length > 0 ? outcomesOf(present.trials) : null,
    run,
    cancel,
  };
}
