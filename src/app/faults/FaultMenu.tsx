/** "Cause a fault": where, which, how strong; and beside it what is in force. */
import { useId, useState } from 'react';
import { DockIcon } from '../dock/DockIcon';
import { causeFault } from '../run/run-control';
import { PopoverButton } from '../ui/PopoverButton';
import { ActiveFaults } from './ActiveFaults';
import type { FaultChoice, FaultPlace } from './fault-choice';
import { faultOf } from './fault-choices';
import './faults.css';

export interface FaultMenuProps {
  readonly places: readonly FaultPlace[];
  /** Id of the selected part; the menu opens on it. */
  readonly selected: string | null;
}

export function FaultMenu(props: FaultMenuProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <PopoverButton
        open={open}
        onOpenChange={setOpen}
        name="Cause a fault"
        buttonClass="run-button"
        panelClass="fault-menu"
        disabled={props.places.length === 0}
        label={
          <>
            <DockIcon name="fault" size={16} />
            Cause a fault
          </>
        }
      >
        <FaultForm {...props} onDone={() => setOpen(false)} />
      </PopoverButton>
      <ActiveFaults />
    </>
  );
}

export function FaultForm({ places, selected, onDone }: FaultMenuProps & { readonly onDone: () => void }) {
  const id = useId();
  const [chosen, setChosen] = useState(selected);
  const place = places.find((each) => each.id === chosen) ?? places[0];
  if (!place) return <p className="fault-text">Nothing here can fail yet. Add a server or a store.</p>;
  return (
    <div className="fault-form">
      <label htmlFor={id}>Where</label>
      <select id={id} className="fault-field" value={place.id} onChange={(event) => setChosen(event.target.value)}>
        {places.map((each) => (
          <option key={each.id} value={each.id}>
            {each.label}
          </option>
        ))}
      </select>
      <ul className="fault-list">
        {place.choices.map((choice) => (
          <FaultRow key={`${place.id} ${choice.label}`} choice={choice} place={place} onDone={onDone} />
        ))}
      </ul>
    </div>
  );
}

interface FaultRowProps {
  readonly choice: FaultChoice;
  readonly place: FaultPlace;
  readonly onDone: () => void;
}

function FaultRow({ choice, place, onDone }: FaultRowProps) {
  const [typed, setTyped] = useState(String(choice.magnitude?.initial ?? 0));
  const [at, setAt] = useState(0);
  const { target, which } = choice.targets[at] ?? choice.targets[0]!;
  return (
    <li className="fault-row">
      <div className="fault-words">
        <b>{choice.label}</b>
        <span>{choice.text}</span>
        {choice.targets.length > 1 && (
          <select
            className="fault-field"
            aria-label={`${choice.label}: which`}
            value={at}
            onChange={(event) => setAt(Number(event.target.value))}
          >
            {choice.targets.map((each, index) => (
              <option key={each.which} value={index}>
                {each.which ?? 'all of it'}
              </option>
            ))}
          </select>
        )}
      </div>
      {choice.magnitude && <StrengthField magnitude={choice.magnitude} typed={typed} onType={setTyped} />}
      <button
        type="button"
        className="run-button"
        aria-label={`${choice.label}: ${place.label}${which === null ? '' : `, ${which}`}`}
        onClick={() => {
          causeFault(faultOf(choice, target, strengthIn(choice.magnitude, typed)));
          onDone();
        }}
      >
        Cause
      </button>
    </li>
  );
}

/** What is typed, within its range; the usual where nothing is. */
function strengthIn(magnitude: FaultChoice['magnitude'], typed: string): number {
  if (!magnitude) return 0;
  const given = typed.trim() === '' ? Number.NaN : Number(typed);
  return Number.isFinite(given) ? Math.min(magnitude.max, Math.max(magnitude.min, given)) : magnitude.initial;
}

interface StrengthFieldProps {
  readonly magnitude: NonNullable<FaultChoice['magnitude']>;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** Holds what is typed as it is, so that it can be emptied and written anew; once left, it says what will be done. */
function StrengthField({ magnitude, typed, onType }: StrengthFieldProps) {
  const { label, unit, min, max } = magnitude;
  return (
    <label className="fault-number">
      <span className="visually-hidden">{label}</span>
      <input
        type="number"
        value={typed}
        min={min}
        max={max}
        onChange={({ target }) => onType(target.value)}
        onBlur={() => onType(String(strengthIn(magnitude, typed)))}
      />
      {unit}
    </label>
  );
}
