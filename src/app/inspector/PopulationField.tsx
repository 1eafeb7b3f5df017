/** Whom or what requests are about: how many there are, and how unevenly they are asked for. */
import type { Population } from '#design';
import { ChoiceField } from './ChoiceField';
import { NumberField } from './NumberField';

export interface PopulationFieldProps {
  readonly label: string;
  readonly help: string;
  readonly value: Population;
  readonly onChange: (value: Population) => void;
}

const shapes = [
  { value: 'uniform', label: 'all alike' },
  { value: 'zipf', label: 'Zipf: some popular' },
];

export function PopulationField({ label, help, value, onChange }: PopulationFieldProps) {
  if (value.type === 'sequence')
    return (
      <p className="inspector-note">
        {label}: {value.values.length} values in a fixed order, edited in the file.
      </p>
    );
  const setShape = (shape: string) =>
    onChange(
      shape === 'zipf'
        ? { type: 'zipf', items: value.items, exponent: 1, hotShares: [] }
        : { type: 'uniform', items: value.items },
    );
  return (
    <>
      <ChoiceField label={label} help={help} value={value.type} options={shapes} onChange={setShape} />
      <NumberField
        label={`· number of ${label.toLowerCase()}`}
        value={value.items}
        quantity="count"
        none={null}
        min={1}
        max={1e9}
        integer
        onChange={(items) => items !== null && onChange({ ...value, items })}
      />
      {value.type === 'zipf' && (
        <NumberField
          label={`· exponent of ${label.toLowerCase()}`}
          help="0 = all alike; 1 = the second is asked for half as often as the first."
          value={value.exponent}
          quantity="factor"
          none={null}
          min={0}
          max={10}
          integer={false}
          onChange={(exponent) => exponent !== null && onChange({ ...value, exponent })}
        />
      )}
    </>
  );
}
