/** What the sheet says to those who do not see it: where a part stands and what it does, and changes of state as they happen. */
import { specOf } from '#catalog';
import type { Component, Point } from '#design';
import { stageNow } from '../stores/document-store';
import { say } from '../stores/editor-store';
import { blockerOf, componentState, figureText, lacksConnections, subscribeLive } from './live';
import { writeText } from '../ui/write-text';
import { sheetReference } from './sheet-reference';
import { descriptionId, type ComponentNode } from './to-flow';

const nameOf = (id: string): string => stageNow().components.find((each) => each.id === id)?.name ?? id;

/** "saturated, in C2, waiting 5.4, p99 272 ms". */
export function description(component: Component, at: Point): string {
  const measures = (specOf(component.kind)?.face.foot ?? []).map(
    ({ measure, label }) => `${label} ${figureText(component.id, measure)}`,
  );
  const reference = sheetReference(at);
  const place = reference === '' ? [] : [`in ${reference}`];
  return [stateWords(component.id), ...place, ...(componentState(component.id) ? measures : [])].join(', ');
}

/** A reading is worth this long. */
const paceMs = 1000;

/** Keeps what is said of every part true while a run goes on, and after its last reading. Returns how to stop. */
export function describeParts(nodes: readonly ComponentNode[]): () => void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  const describe = () => {
    pending = undefined;
    for (const { id, data, position } of nodes)
      writeText(document.getElementById(descriptionId(id)), description(data.component, position));
  };
  const later = () => {
    pending ??= setTimeout(describe, paceMs);
  };
  describe();
  later();
  const stop = subscribeLive(later);
  return () => {
    stop();
    clearTimeout(pending);
  };
}

function stateWords(id: string): string {
  const state = componentState(id);
  const blocker = state === 'blocked' ? blockerOf(id) : null;
  if (lacksConnections(id)) return 'saturated, connection limit reached';
  return blocker === null ? (state ?? 'not run yet') : `blocked by ${nameOf(blocker)}`;
}

/** Worth a word while they last; the way back to work is said too. */
const alarming = new Set(['saturated', 'blocked', 'failing', 'hung', 'off']);
const quietMs = 3000;

/** Says which parts changed between calm and alarm, one sentence in three seconds at most. Returns how to stop. */
export function announceStates(): () => void {
  const known = new Map<string, string>();
  let last = 0;
  return subscribeLive(() => {
    if (performance.now() - last < quietMs) return;
    const changed: string[] = [];
    for (const { id, name } of stageNow().components) {
      const words = stateWords(id);
      const before = known.get(id) ?? 'working';
      known.set(id, words);
      const isLoud = [words, before].some((each) => alarming.has(each.split(/[ ,]/)[0] ?? ''));
      if (words !== before && isLoud) changed.push(`${name}: ${words}`);
    }
    if (changed.length === 0) return;
    last = performance.now();
    say(changed.join('. '));
  });
}
