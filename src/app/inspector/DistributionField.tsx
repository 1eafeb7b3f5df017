/** A random time or size: its shape and the one or two numbers that give it. */
import { useId } from 'react';
import type { Distribution } from '#design';
import { NumberField } from './NumberField';

type Shape = 'constant' | 'exponential' | 'uniform' | 'lognormal';

const shapes: readonly { readonly type: Shape; readonly label: string }[] = [
  { type: 'constant', label: 'constant' },
  { type: 'exponential', label: 'exponential' },
  { type: 'uniform', label: 'uniform' },
  { type: 'lognormal', label: 'lognormal' },
];

/** The middle of a distribution, to begin another shape with. */
function middleOf(distribution: Distribution): number {
  if (distribution.type === 'constant') return distribution.value;
  if (distribution.type === 'uniform') return (distribution.low + distribution.high) / 2;
  if (distribution.type === 'lognormal') return distribution.median ?? distribution.mean ?? 1;
  return 'mean' in distribution ? distribution.mean : 1;
}

function inShape(type: Shape, middle: number): Distribution {
  switch (type) {
    case 'constant':
      return { type, value: middle };
    case 'exponential':
      return { type, mean: middle };
    case 'uniform':
      return { type, low: middle / 2, high: middle * 1.5 };
    case 'lognormal':
      return { type, median: Math.max(0.001, middle), p99: Math.max(0.001, middle) * 4 };
  }
}

export interface DistributionFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: Distribution;
  readonly quantity: 'duration' | 'bytes';
  readonly onChange: (value: Distribution) => void;
}

export function DistributionField({ label, help, value, quantity, onChange }: DistributionFieldProps) {
  const id = useId();
  const isKnown = shapes.some(({ type }) => type === value.type);
  return (
    <fieldset className="distribution" title={help}>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <select
          id={id}
          value={value.type}
          onChange={(event) => onChange(inShape(event.target.value as Shape, middleOf(value)))}
        >
          {!isKnown && <option value={value.type}>{value.type}</option>}
          {shapes.map(({ type, label: word }) => (
            <option key={type} value={type}>
              {word}
            </option>
          ))}
        </select>
      </div>
      {numbersOf(value).map(({ key, word, number }) => (
        <NumberField
          key={key}
          label={word}
          value={number}
          quantity={quantity}
          none={null}
          min={value.type === 'lognormal' ? 0.001 : 0}
          max={1e12}
          integer={false}
          onChange={(next) => next !== null && onChange({ ...value, [key]: next } as Distribution)}
        />
      ))}
    </fieldset>
  );
}

function numbersOf(
  value: Distribution,
): readonly { readonly key: string; readonly word: string; readonly number: number }[] {
  const words: Readonly<Record<string, string>> = {
    value: 'value',
    mean: 'mean',
    low: 'from',
    high: 'to',
    median: 'median',
    p99: 'p99',
  };
  return Object.entries(value).flatMap(([key, number]) => {
    const word = words[key];
    return word !== undefined && typeof number === 'number' ? [{ key, word: `· ${word}`, number }] : [];
  });
}
