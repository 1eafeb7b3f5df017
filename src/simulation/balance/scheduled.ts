/** What runs of schedules use in a second, whoever asks for anything: the work of their targets. */
import type { ClockPlan } from '#catalog';
import { withRuns } from './message-part';
import type { Part } from './part';
import type { Programs } from './programs';
import { addTotals, totalsOf, type Totals } from './visits';

const secondMs = 1000;

export const eventsPerSecond = ({ events, everyMs }: ClockPlan): number => (events * secondMs) / everyMs;

export function scheduledTotals(programs: Programs): Totals {
  const totals: Totals = new Map();
  const parts = programs.settled(() =>
    programs.stage.components.flatMap((component): readonly (readonly [number, Part])[] => {
      const plan = programs.planOf(component.id);
      const broker = plan?.type === 'store' ? plan.broker : null;
      if (!broker?.clock) return [];
      return [[eventsPerSecond(broker.clock), withRuns(programs, component, broker)]];
    }),
  );
  for (const [rate, part] of parts) addTotals(totals, totalsOf(part, programs.order), rate);
  return totals;
}
