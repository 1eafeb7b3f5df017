/** What is done to a part or a wire by the faults in force, drawn at it: shape and words. */
import { useStore } from 'zustand';
import { DockIcon } from '../dock/DockIcon';
import { runStore } from '../stores/run-store';
import { faultMarks, type Strikable } from './fault-marks';
import './faults.css';

export interface FaultMarkProps {
  /** The component that stands here; none at a wire. */
  readonly components: readonly Strikable[];
  /** Ids of what stands here: a component, or the wires of a trunk. */
  readonly places: readonly string[];
}

export function FaultMark({ components, places }: FaultMarkProps) {
  const words = useStore(runStore, ({ activeFaults }) => faultMarks(components, activeFaults, places).join(' · '));
  if (words === '') return null;
  return (
    <span className="fault-mark" title={`Fault in force: ${words}`}>
      <DockIcon name="fault" size={12} />
      {words}
    </span>
  );
}
