/** Opens the editor of the scenario in the place of the charts, and gives the charts back. */
import { toggleScenario } from '../scenario/toggle-scenario';
import { DockIcon } from './DockIcon';
import { useOpenPanel } from './open-panel';

export function ScenarioButton() {
  const isOpen = useOpenPanel() === 'scenario';
  return (
    <button
      type="button"
      className="run-button"
      aria-pressed={isOpen}
      aria-keyshortcuts="S"
      title="What is planned to happen in a run (S)"
      onClick={toggleScenario}
    >
      <DockIcon name="flag" size={16} />
      Scenario
    </button>
  );
}
