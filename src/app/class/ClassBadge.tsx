/** Which class is in force, and how to leave it. */
import { useStore } from 'zustand';
import { classStore, leaveClass } from '../storage/class-in-force';
import './class.css';

export function ClassBadge() {
  const inForce = useStore(classStore, (state) => state.inForce);
  if (!inForce) return null;
  return (
    <span className="class-badge" title={`Class code ${inForce.code}`}>
      <a href="#/class">Class {inForce.name}</a>
      <button type="button" className="button" onClick={leaveClass} aria-label={`Leave the class ${inForce.name}`}>
        Leave
      </button>
    </span>
  );
}
