/** The faults in force, each with its own end, and the one control that ends them all. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { clockText } from '../dock/clock';
import { DockIcon } from '../dock/DockIcon';
import { clearFault, clearFaults } from '../run/run-control';
import { runStore } from '../stores/run-store';
import { PopoverButton } from '../ui/PopoverButton';

export function ActiveFaults() {
  const [open, setOpen] = useState(false);
  const active = useStore(runStore, (state) => state.activeFaults);
  if (active.length === 0) return null;
  const noun = active.length === 1 ? 'fault' : 'faults';
  return (
    <>
      <PopoverButton
        open={open}
        onOpenChange={setOpen}
        name="Faults in force"
        buttonClass="run-button fault-stop"
        panelClass="fault-menu"
        label={
          <>
            <DockIcon name="fault" size={16} />
            {active.length}
            <span className="visually-hidden"> {noun} in force</span>
          </>
        }
      >
        <ul className="fault-list">
          {active.map(({ id, text, sinceMs, untilMs }) => (
            <li key={id} className="fault-row">
              <div className="fault-words">
                <b>{text}</b>
                <span>
                  since {clockText(sinceMs)}
                  {untilMs !== null && `, until ${clockText(untilMs)}`}
                </span>
              </div>
              <button type="button" className="run-button" aria-label={`Clear ${text}`} onClick={() => clearFault(id)}>
                Clear
              </button>
            </li>
          ))}
        </ul>
      </PopoverButton>
      <button type="button" className="run-button fault-stop" onClick={clearFaults} title="Shift+X">
        {active.length === 1 ? 'Clear' : 'Clear all'}
        <span className="visually-hidden"> {active.length === 1 ? 'the fault' : 'faults'}</span>
      </button>
    </>
  );
}
