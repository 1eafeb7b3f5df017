/** Opens the editor of the scenario on top of whatever takes the place of the charts, or closes it. */
import { closeFollow } from '../follow/follow-control';
import { followStore } from '../stores/follow-store';
import { closeScenario, openScenario, scenarioStore } from '../stores/scenario-store';
import { closeWhy, whyStore } from '../stores/why-store';

export function toggleScenario(): void {
  const isCovered = followStore.getState().isOpen || whyStore.getState().isOpen;
  if (followStore.getState().isOpen) closeFollow();
  closeWhy();
  if (!isCovered && scenarioStore.getState().isOpen) closeScenario();
  else openScenario();
}
