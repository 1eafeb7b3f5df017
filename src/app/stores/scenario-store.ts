/** The editor of the scenario in the place of the charts: whether it is open, and which of the planned events is chosen in it. */
import { createStore } from 'zustand/vanilla';
import type { EventId } from '#design';

export interface ScenarioState {
  readonly isOpen: boolean;
  /** Null = none. */
  readonly chosen: EventId | null;
}

const initial: ScenarioState = { isOpen: false, chosen: null };

export const scenarioStore = createStore<ScenarioState>(() => initial);

export function openScenario(): void {
  scenarioStore.setState({ isOpen: true });
}

export function closeScenario(): void {
  scenarioStore.setState({ isOpen: false });
}

export function chooseEvent(chosen: EventId | null): void {
  scenarioStore.setState({ chosen });
}

/** Another document: nothing of the last one is chosen. */
export function forgetScenario(): void {
  scenarioStore.setState(initial);
}
