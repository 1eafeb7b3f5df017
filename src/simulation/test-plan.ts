import type { TestPlan } from '#design';
import { after, now } from '#engine';

/** The calls of a plan at their instants; those that lie behind are left out. */
export function followPlan({ calls }: TestPlan, ask: (operation: string) => void): void {
  for (const { operation, atMs } of calls) if (atMs >= now()) after(atMs - now(), () => ask(operation));
}
