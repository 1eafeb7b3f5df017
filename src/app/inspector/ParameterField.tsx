/** One parameter of a kind, as its declaration says. */
import type { Parameter, ParameterValue } from '#design';
import { DistributionField } from './DistributionField';
import { NumberField } from './NumberField';
import { useId } from 'react';

export interface ParameterFieldProps {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly onChange: (value: ParameterValue) => void;
}

export function ParameterField({ parameter, value, onChange }: ParameterFieldProps) {
  const id = useId();
  const { label, help } = parameter;
  switch (parameter.type) {
    case 'number':
      return (
        <NumberField
          label={label}
          help={help}
          value={typeof value === 'number' ? value : null}
          quantity={parameter.quantity}
          none={parameter.none}
          min={parameter.min}
          max={parameter.max}
          integer={parameter.integer}
          {...(parameter.quantity === 'count' || parameter.quantity === 'rate' ? { unit: parameter.unit } : {})}
          onChange={onChange}
        />
      );
    case 'distribution':
      return typeof value === 'object' && value !== null ? (
        <DistributionField label={label} help={help} value={value} quantity={parameter.quantity} onChange={onChange} />
      ) : null;
    case 'choice':
      return (
        <div className="field" title={help}>
          <label htmlFor={id}>{label}</label>
          <select
            id={id}
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => onChange(event.target.value)}
          >
            {parameter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      );
    case 'switch':
      return (
        <div className="field" title={help}>
          <label htmlFor={id}>{label}</label>
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />
        </div>
      );
  }
}
