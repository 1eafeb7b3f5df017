/** Classes that come when devices connect, sent from where nobody does: they ask for nothing, ever. */
import type { Document } from '../document';
import type { Kinds } from '../kind-declaration';
import { wiresFrom } from '../lookups';
import type { Problem } from '../problem';
import type { Component, Stage } from '../stage';

export function problemsOfConnects(document: Document, stage: Stage, kinds: Kinds): readonly Problem[] {
  const { trafficClasses } = document.workload;
  return stage.components.flatMap((source) => {
    const asked = trafficClasses.filter(
      ({ id, arrivals }) => arrivals.type === 'connects' && source.trafficClasses.includes(id),
    );
    const reason = whyNever(stage, source, kinds);
    if (asked.length === 0 || reason === null) return [];
    return asked.map(({ name }): Problem => ({
      severity: 'warning',
      title: `${name} never come`,
      text: `They come when ${source.name} open a connection. ${reason}`,
      place: { type: 'component', component: source.id },
      path: null,
      fixes: [],
    }));
  });
}

/** Null = they may come. A router may hold the connections as well, so any WebSocket of the stage will do. */
function whyNever(stage: Stage, source: Component, kinds: Kinds): string | null {
  if (!kinds.get(source.kind)?.connects)
    return 'Only devices do: send this class from devices, or give it other arrivals.';
  const own = wiresFrom(stage, source.id);
  if (own.length === 0 || stage.wires.some(({ style }) => style === 'websocket')) return null;
  return 'None of its wires keeps one: set the style of the wire to WebSocket.';
}
