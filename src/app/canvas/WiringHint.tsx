/** One line over the sheet: how to join parts while no wire joins any, and, with a wire in hand, what to do next. */
import { useStore } from 'zustand';
import { moduleOf, type Stage, type WireEnd } from '#design';
import { editorStore } from '../stores/editor-store';
import { portWords } from './port-words';

export function WiringHint({ stage }: { readonly stage: Stage }) {
  const isInHand = useStore(editorStore, ({ wireFrom }) => wireFrom !== null);
  const aim = useStore(editorStore, (state) => state.aim);
  if (aim) return <Line>Enter wires to {nameOf(stage, aim)}, Tab goes on to the next that fits, Escape lets go.</Line>;
  if (isInHand) return <Line>Now press the part that it calls. Escape lets go.</Line>;
  if (stage.components.length < 2 || stage.wires.length > 0 || portWords(stage) === '') return null;
  return <Line>To wire two parts, press {portWords(stage)} at a right edge, then the part that it calls.</Line>;
}

function Line({ children }: { readonly children: React.ReactNode }) {
  return <p className="wiring-hint">{children}</p>;
}

function nameOf(stage: Stage, { component, module }: WireEnd): string {
  const own = module === undefined ? undefined : moduleOf(stage, module);
  return own?.name ?? stage.components.find(({ id }) => id === component)?.name ?? '';
}
