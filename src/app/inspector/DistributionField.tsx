/** A random time or size: its shape and the numbers that give it. */
import type { Distribution } from '#design';
import { ChoiceField } from './ChoiceField';
import { inShape, middleOf, numbersOf, shapes, type Shape } from './distribution-shapes';
import { NumberField } from './NumberField';
import { distributionText } from './quantity';

export interface DistributionFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: Distribution;
  readonly quantity: 'duration' | 'bytes' | 'count';
  readonly standard?: Distribution | null;
  readonly source?: string | undefined;
  readonly onChange: (value: Distribution) => void;
}

export function DistributionField(props: DistributionFieldProps) {
  const { label, value, quantity, standard, onChange } = props;
  const isKnown = shapes.some(({ value: shape }) => shape === value.type);
  const standardText = standard ? `Default: ${distributionText(standard, quantity)}.` : '';
  const help = [props.help, standardText, props.source === undefined ? '' : `Source: ${props.source}.`]
    .filter((text) => text !== undefined && text !== '')
    .join(' ');
  const isStandard = !standard || JSON.stringify(standard) === JSON.stringify(value);
  return (
    <fieldset className="distribution" aria-label={label}>
      <ChoiceField
        label={label}
        {...(help === '' ? {} : { help })}
        value={value.type}
        options={isKnown ? shapes : [{ value: value.type, label: value.type }, ...shapes]}
        onChange={(shape) => onChange(inShape(shape as Shape, middleOf(value)))}
      />
      {numbersOf(value).map(({ key, word, number, unitless }) => (
        <NumberField
          key={key}
          label={`· ${word}`}
          value={number}
          quantity={unitless ? 'factor' : quantity}
          none={null}
          min={value.type === 'lognormal' ? 0.001 : 0}
          max={1e12}
          integer={key === 'stages'}
          onChange={(next) => next !== null && onChange({ ...value, [key]: next } as Distribution)}
        />
      ))}
      {!isStandard && (
        <button type="button" className="button is-small" onClick={() => onChange(standard)}>
          Default: {distributionText(standard, quantity)}
        </button>
      )}
    </fieldset>
  );
}
