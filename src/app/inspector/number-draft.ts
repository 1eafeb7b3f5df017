/** What is being typed into a number field, until it is kept or dropped. */
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { focusSheet } from '../canvas';
import { bareUnit, readNumber, type NumberFieldProps } from './number-field';
import { isBare, stepped } from './quantity';

export function useNumberDraft(props: NumberFieldProps) {
  const { value, min, max, isMixed = false, onChange } = props;
  const [text, setText] = useState<string | null>(null);
  const read = text === null ? value : readNumber(text, props);
  const set = (next: number | null) => {
    if (isMixed || next !== value) onChange(next);
    setText(null);
  };
  return {
    /** Null = nothing is being typed. */
    text,
    /** Whether what is typed is no number that fits. */
    isWrong: read === undefined,
    type: setText,
    set,
    /** The unit in which a bare number is taken while it is being typed; empty = none. */
    unit: text !== null && isBare(text) ? bareUnit(props) : '',
    /** Keeps what is typed if it fits; otherwise it stays to be mended, and nothing is set. */
    commit: () => {
      if (text !== null && read !== undefined) set(read);
    },
    stepBy: (steps: number) => {
      const from = read ?? value;
      if (from !== null) set(Math.min(max, Math.max(min, stepped(from, steps, props))));
    },
  };
}

/** In the inspector the sheet has the keys back; a field in a panel over the page stays there. */
export function leaveField(field: Element): void {
  if (field.closest('.inspector')) focusSheet();
}

/** Enter keeps, Escape drops, arrows step by one, with Shift by ten. */
export function onNumberKey(event: KeyboardEvent, draft: ReturnType<typeof useNumberDraft>): void {
  if (event.key === 'Enter' || event.key === 'Escape') {
    // What is typed is kept or dropped before the focus goes, which would keep it once more.
    flushSync(event.key === 'Enter' ? draft.commit : () => draft.type(null));
    if (event.key === 'Escape' || !draft.isWrong) leaveField(event.currentTarget);
  }
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  draft.stepBy((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
}

/** The wheel steps the number that has the focus, and scrolls the panel over every other one. */
export function useWheel(input: RefObject<HTMLInputElement | null>, stepBy: (steps: number) => void): void {
  const latest = useRef(stepBy);
  useEffect(() => {
    latest.current = stepBy;
  });
  useEffect(() => {
    const element = input.current;
    const turn = (event: WheelEvent) => {
      if (document.activeElement !== element || event.deltaY === 0) return;
      event.preventDefault();
      latest.current((event.deltaY < 0 ? 1 : -1) * (event.shiftKey ? 10 : 1));
    };
    // React listens to the wheel passively, and a passive listener cannot keep the panel from scrolling.
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [input]);
}
