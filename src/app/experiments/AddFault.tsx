/** A fault to be added to a method: where, what, how strongly, when and for how long. */
import { useState } from 'react';
import type { ExperimentStep, Names } from '#design';
import { faultOf, faultPlaces } from '../faults/fault-choices';
import { ChoiceField } from '../inspector/ChoiceField';
import { NumberField } from '../inspector/NumberField';
import { TimeField } from '../inspector/TimeField';

export interface AddFaultProps {
  readonly names: Names;
  readonly onAdd: (step: ExperimentStep) => void;
}

const indexed = (labels: readonly string[]) => labels.map((label, at) => ({ value: String(at), label }));

interface Chosen {
  readonly place: string;
  readonly choice: string;
  readonly target: string;
}

const oneOf = <Thing,>(things: readonly Thing[], at: string): Thing | undefined => things[Number(at)] ?? things[0];

/** What the three numbers name; null = there is nothing that could fail. */
function pickedIn(places: ReturnType<typeof faultPlaces>, chosen: Chosen) {
  const place = oneOf(places, chosen.place);
  const choice = place && oneOf(place.choices, chosen.choice);
  const target = choice && oneOf(choice.targets, chosen.target);
  return target ? { place, choice, target } : null;
}

/** Ms. */
const longest = 3_600_000;

export function AddFault({ names, onAdd }: AddFaultProps) {
  const [chosen, setChosen] = useState<Chosen>({ place: '0', choice: '0', target: '0' });
  const [times, setTimes] = useState({ afterMs: 0, durationMs: 30_000 });
  const [strength, setStrength] = useState<number | null>(null);
  const places = faultPlaces(names);
  const picked = pickedIn(places, chosen);
  if (!picked) return <p className="inspector-note">There is nothing that could fail.</p>;
  const { place, choice, target } = picked;
  const { magnitude } = choice;
  const choose = (values: Partial<Chosen>) => {
    setStrength(null);
    setChosen((before) => ({ ...before, ...values }));
  };
  const add = () => onAdd({ ...times, fault: faultOf(choice, target.target, strength ?? magnitude?.initial ?? 0) });
  return (
    <div className="experiment-add">
      <ChoiceField
        label="Where"
        value={chosen.place}
        options={indexed(places.map(({ label }) => label))}
        onChange={(value) => choose({ place: value, choice: '0', target: '0' })}
      />
      <ChoiceField
        label="Fault"
        value={chosen.choice}
        options={indexed(place.choices.map(({ label }) => label))}
        onChange={(value) => choose({ choice: value, target: '0' })}
      />
      {choice.targets.length > 1 && (
        <ChoiceField
          label="Which"
          value={chosen.target}
          options={indexed(choice.targets.map(({ which }) => which ?? 'all of it'))}
          onChange={(value) => choose({ target: value })}
        />
      )}
      {magnitude && (
        <NumberField
          label={magnitude.label}
          value={strength ?? magnitude.initial}
          quantity="count"
          unit={magnitude.unit}
          none={null}
          min={magnitude.min}
          max={magnitude.max}
          integer={false}
          onChange={setStrength}
        />
      )}
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
      <button type="button" className="button" onClick={add}>
        Add to the method
      </button>
    </div>
  );
}
