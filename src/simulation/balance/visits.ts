/** How often each thing is used for one request: flows from program to program, callers first, until nothing is left to pass on. */
import type { Part, Use } from './part';
import type { Program } from './program';

/** Amounts by place and by what is used there. */
export type Totals = Map<string, Map<string, number>>;

const negligible = 1e-12;
const mostSweeps = 1000;

export function addUse(totals: Totals, { place, what, amount }: Use, factor = 1): void {
  const known = totals.get(place);
  if (known) known.set(what, (known.get(what) ?? 0) + amount * factor);
  else totals.set(place, new Map([[what, amount * factor]]));
}

export function addTotals(totals: Totals, other: Totals, factor: number): void {
  for (const [place, uses] of other) {
    const known = totals.get(place) ?? new Map<string, number>();
    totals.set(place, known);
    for (const [what, amount] of uses) known.set(what, (known.get(what) ?? 0) + amount * factor);
  }
}

/** Everything that a part uses, through all that it calls. `order` has callees before callers. */
export function totalsOf(part: Part, order: readonly Program[]): Totals {
  const totals: Totals = new Map();
  for (const use of part.uses) addUse(totals, use);
  const waiting = new Map<Program, number>();
  for (const { program, count } of part.flows) waiting.set(program, count + (waiting.get(program) ?? 0));
  for (let sweep = 0; sweep < mostSweeps && waiting.size > 0; sweep++)
    for (let at = order.length - 1; at >= 0; at--) passOn(order[at]!, waiting, totals);
  return totals;
}

function passOn(program: Program, waiting: Map<Program, number>, totals: Totals): void {
  const executions = waiting.get(program);
  if (executions === undefined) return;
  waiting.delete(program);
  for (const use of program.uses) addUse(totals, use, executions);
  for (const flow of program.flows) {
    const more = flow.count * executions;
    if (more > negligible) waiting.set(flow.program, more + (waiting.get(flow.program) ?? 0));
  }
}
