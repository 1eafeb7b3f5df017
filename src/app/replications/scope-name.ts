/** What figures are named after. Pure. */
import type { Stage } from '#design';
import type { FlowScope } from '#simulation';

/** The name of a part or wire. It is handed in: the module that tells it, shared with this panel's chunk, would split the page's first one. */
export type PlaceName = (stage: Stage, place: string) => string;

export function scopeName({ modules }: Stage, scope: FlowScope): string {
  if (scope.type !== 'operation') return 'All requests';
  for (const { name, operations } of modules) {
    const operation = operations.find(({ id }) => id === scope.operation);
    if (operation) return `${name}.${operation.name}`;
  }
  return 'an operation of another stage';
}
