/** What is done to a part or a wire by the faults in force, drawn at it: shape and words. */
import { useStore } from 'zustand';
import { DockIcon } from '../dock/DockIcon';
import { runStore } from '../stores/run-store';
import { faultMarks, type MarkedPlace } from './fault-marks';
import './faults.css';

export function FaultMark({ place }: { readonly place: MarkedPlace }) {
  const words = useStore(runStore, ({ activeFaults }) => faultMarks(place, activeFaults).join(' · '));
  if (words === '') return null;
  return (
    <span className="fault-mark" title={`Fault in force: ${words}`}>
      <DockIcon name="fault" size={12} />
      {words}
    </span>
  );
}
