/** The class that this browser is in, from the moment its link or file was opened until it is left; read anew through the gate. */
import { createStore } from 'zustand/vanilla';
import { parseClass, serializeClass, type ClassSettings } from '#exercises';
import { classKey } from './class-key';

export interface ClassState {
  /** Null = none. */
  readonly inForce: ClassSettings | null;
}

function readKept(): ClassSettings | null {
  const text = localStorage.getItem(classKey);
  const read = text === null ? null : parseClass(text);
  return read?.ok ? read.value : null;
}

export const classStore = createStore<ClassState>(() => ({ inForce: readKept() }));

export const classInForce = (): ClassSettings | null => classStore.getState().inForce;

export function joinClass(settings: ClassSettings): void {
  try {
    localStorage.setItem(classKey, serializeClass(settings));
  } catch {
    // It is in force until the page is closed.
  }
  classStore.setState({ inForce: settings });
}

/** What is open was opened in the class: it is opened anew. */
export function leaveClass(): void {
  localStorage.removeItem(classKey);
  location.reload();
}
