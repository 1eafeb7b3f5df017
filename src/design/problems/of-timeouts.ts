/** Calls that leave their process and may wait for ever: a callee that hangs keeps the workers of its callers. */
import { componentOf, moduleOf, moduleOfNeed } from '../lookups';
import { placementOf } from '../placement';
import type { Problem } from '../problem';
import type { Stage } from '../stage';

export const suggestedMs = 1000;

export function problemsOfTimeouts(stage: Stage): readonly Problem[] {
  return stage.wires.flatMap((wire) => {
    if (!('need' in wire.from) || wire.policy.timeoutMs !== null || placementOf(stage, wire) === 'in-process')
      return [];
    const from = moduleOfNeed(stage, wire.from.need)?.name ?? '';
    const to =
      'module' in wire.to ? moduleOf(stage, wire.to.module)?.name : componentOf(stage, wire.to.component)?.name;
    return [
      {
        severity: 'warning',
        title: `${from} → ${to ?? ''} has no timeout`,
        text: `A hang of ${to ?? 'the callee'} holds the workers that wait for it, and those callers stay blocked after it is over.`,
        place: { type: 'wire', wire: wire.id },
        path: null,
        sort: 'no-timeout',
        fixes: [{ type: 'set-timeouts', wires: [wire.id], timeoutMs: suggestedMs, label: 'Set a timeout of 1 s' }],
      },
    ];
  });
}
