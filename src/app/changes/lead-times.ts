/** Lead times of changes: replications of the change pipeline, made by workers of their own, and what they came to. */
import { useEffect, useRef, useState } from 'react';
import { declarations } from '#catalog';
import { changeDesign, type Document, type Stage } from '#design';
import type { Replication } from '#simulation';
import { createReplicationsClient } from '#worker';

type ReplicationsClient = ReturnType<typeof createReplicationsClient>;

const replications = 20;
const minutesPerHour = 60;

export interface LeadTimes {
  /** Hours, means over replications. */
  readonly meanHours: number;
  readonly p95Hours: number;
  /** Changes in the mean replication. */
  readonly changes: number;
  readonly replications: number;
}

export function leadTimesOf(made: readonly Replication[]): LeadTimes | null {
  const flows = made.flatMap(({ flows: [whole] }) => whole ?? []);
  const over = (of: (flow: (typeof flows)[number]) => number | null) => {
    const values = flows.flatMap((flow) => of(flow) ?? []);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  if (flows.length === 0) return null;
  return {
    meanHours: over(({ meanMs }) => meanMs) / minutesPerHour,
    p95Hours: over(({ p95Ms }) => p95Ms) / minutesPerHour,
    changes: over(({ offered }) => offered),
    replications: flows.length,
  };
}

interface Made {
  /** What it is of: another model or stage says nothing of this one. */
  readonly model: Document['changeModel'];
  readonly stage: Stage;
  readonly replications: readonly Replication[];
  readonly isOver: boolean;
}

export function useLeadTimes(document: Document, stage: Stage) {
  const client = useRef<ReplicationsClient>(null);
  const [made, setMade] = useState<Made | null>(null);
  const design = changeDesign(document, stage, declarations);
  useEffect(() => () => client.current?.cancel(), []);
  const present = made?.model === document.changeModel && made.stage === stage ? made : null;
  const run = () => {
    if (!design) return;
    client.current ??= createReplicationsClient({
      onEvent: (event) =>
        setMade((before) => {
          if (!before) return before;
          if (event.type === 'replication')
            return { ...before, replications: [...before.replications, event.replication] };
          return { ...before, isOver: event.type !== 'progress' && event.type !== 'failed' };
        }),
    });
    setMade({ model: document.changeModel, stage, replications: [], isOver: false });
    client.current.request(design, design.stages[0]!.id, replications);
  };
  return {
    canRun: design !== null,
    isRunning: present !== null && !present.isOver,
    leadTimes: leadTimesOf(present?.replications ?? []),
    run,
  };
}
