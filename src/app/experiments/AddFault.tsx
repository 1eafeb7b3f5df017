/** A fault to be added to a method: where, what, how strongly, when and for how long. */
import { useState } from 'react';
import type { ExperimentStep, Fault, Names } from '#design';
import { FaultFields, firstFaultAt } from '../faults/FaultFields';
import { faultPlaces } from '../faults/fault-choices';
import { TimeField } from '../inspector/TimeField';

export interface AddFaultProps {
  readonly names: Names;
  readonly onAdd: (step: ExperimentStep) => void;
}

/** Ms. */
const longest = 3_600_000;

export function AddFault({ names, onAdd }: AddFaultProps) {
  const [chosen, setChosen] = useState<Fault | null>(null);
  const [times, setTimes] = useState({ afterMs: 0, durationMs: 30_000 });
  const [first] = faultPlaces(names);
  const fault = chosen ?? (first ? firstFaultAt(first) : null);
  if (!fault) return <p className="inspector-note">There is nothing that could fail.</p>;
  return (
    <fieldset className="experiment-add">
      <legend>Next fault of the method</legend>
      <FaultFields names={names} fault={fault} onChange={setChosen} />
      <TimeField
        label="After"
        max={longest}
        value={times.afterMs}
        onChange={(afterMs) => setTimes({ ...times, afterMs })}
      />
      <TimeField
        label="For"
        max={longest}
        value={times.durationMs}
        onChange={(durationMs) => setTimes({ ...times, durationMs })}
      />
      <button type="button" className="button" onClick={() => onAdd({ ...times, fault })}>
        Add to the method
      </button>
    </fieldset>
  );
}
