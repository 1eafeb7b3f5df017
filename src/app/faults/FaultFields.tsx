/** A fault that is planned: where, what, which of it, and how strongly. */
import type { Fault, Names } from '#design';
import { ChoiceField } from '../inspector/ChoiceField';
import { NumberField } from '../inspector/NumberField';
import { choiceOf, strengthOf } from './chosen-fault';
import type { FaultChoice, FaultPlace } from './fault-choice';
import { faultOf, faultPlaces } from './fault-choices';

export interface FaultFieldsProps {
  readonly names: Names;
  /** Null = none is chosen yet. */
  readonly fault: Fault | null;
  readonly onChange: (fault: Fault) => void;
}

const indexed = (labels: readonly string[]) => labels.map((label, at) => ({ value: String(at), label }));

/** The fault that a place begins with: as strong as its kind usually is. */
export function firstFaultAt({ choices }: FaultPlace, at = 0): Fault | null {
  const choice = choices[at] ?? choices[0];
  const target = choice?.targets[0]?.target;
  return choice && target ? faultOf(choice, target, choice.magnitude?.initial ?? 0) : null;
}

export function FaultFields({ names, fault, onChange }: FaultFieldsProps) {
  const places = faultPlaces(names);
  const chosen = fault && choiceOf(places, fault);
  if (places.length === 0) return <p className="inspector-note">There is nothing that could fail.</p>;
  const begin = (next: Fault | null) => next && onChange({ ...next, recurrence: fault?.recurrence ?? null });
  return (
    <>
      {fault && !chosen && <p className="inspector-note">What it would strike is not on this stage: choose another.</p>}
      <ChoiceField
        label="Where"
        value={chosen ? String(places.indexOf(chosen.place)) : ''}
        options={indexed(places.map(({ label }) => label))}
        onChange={(at) => {
          const place = places[Number(at)];
          if (place) begin(firstFaultAt(place));
        }}
      />
      {fault && chosen && (
        <>
          <ChoiceField
            label="Fault"
            value={String(chosen.place.choices.indexOf(chosen.choice))}
            options={indexed(chosen.place.choices.map(({ label }) => label))}
            onChange={(at) => begin(firstFaultAt(chosen.place, Number(at)))}
          />
          <Details fault={fault} choice={chosen.choice} target={chosen.target} onChange={onChange} />
        </>
      )}
    </>
  );
}

interface DetailsProps {
  readonly fault: Fault;
  readonly choice: FaultChoice;
  /** Its place among the targets of the choice. */
  readonly target: number;
  readonly onChange: (fault: Fault) => void;
}

function Details({ fault, choice, target, onChange }: DetailsProps) {
  const { magnitude, targets } = choice;
  return (
    <>
      {targets.length > 1 && (
        <ChoiceField
          label="Which"
          value={String(target)}
          options={indexed(targets.map(({ which }) => which ?? 'all of it'))}
          onChange={(at) => onChange({ ...fault, target: targets[Number(at)]?.target ?? fault.target })}
        />
      )}
      {magnitude && (
        <NumberField
          label={magnitude.label}
          value={strengthOf(choice, fault)}
          quantity="count"
          unit={magnitude.unit}
          none={null}
          min={magnitude.min}
          max={magnitude.max}
          integer={false}
          onChange={(strength) =>
            strength !== null && onChange({ ...faultOf(choice, fault.target, strength), recurrence: fault.recurrence })
          }
        />
      )}
    </>
  );
}
