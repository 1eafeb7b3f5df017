/** What stands in the place of the charts: of several that are open, the one on top. */
import { useStore } from 'zustand';
import { followStore } from '../stores/follow-store';
import { scenarioStore } from '../stores/scenario-store';
import { whyStore } from '../stores/why-store';

export type OpenPanel = 'follow' | 'why' | 'scenario' | 'charts';

export function useOpenPanel(): OpenPanel {
  const follows = useStore(followStore, ({ isOpen }) => isOpen);
  const explains = useStore(whyStore, ({ isOpen }) => isOpen);
  const plans = useStore(scenarioStore, ({ isOpen }) => isOpen);
  return follows ? 'follow' : explains ? 'why' : plans ? 'scenario' : 'charts';
}
