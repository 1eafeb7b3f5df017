/** One parameter of a kind, as its declaration says. */
import type { Parameter, ParameterValue } from '#design';
import { ChoiceField } from './ChoiceField';
import { DistributionField } from './DistributionField';
import { NumberField } from './NumberField';
import { sourceText } from './source-words';
import { SwitchField } from './SwitchField';

export interface ParameterFieldProps {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly hasSlider?: boolean;
  readonly isMixed?: boolean;
  readonly onChange: (value: ParameterValue) => void;
}

export function ParameterField({ parameter, value, hasSlider, isMixed, onChange }: ParameterFieldProps) {
  const { label, help } = parameter;
  const common = { label, help, source: sourceText(parameter.source) };
  switch (parameter.type) {
    case 'number':
      return (
        <NumberField
          {...common}
          value={typeof value === 'number' ? value : null}
          quantity={parameter.quantity}
          none={parameter.none}
          min={parameter.min}
          max={parameter.max}
          integer={parameter.integer}
          standard={parameter.default}
          hasSlider={hasSlider ?? false}
          isMixed={isMixed ?? false}
          {...(parameter.quantity === 'count' || parameter.quantity === 'rate' ? { unit: parameter.unit } : {})}
          onChange={onChange}
        />
      );
    case 'distribution':
      return typeof value === 'object' && value !== null ? (
        <DistributionField
          {...common}
          value={value}
          quantity={parameter.quantity}
          standard={parameter.default}
          onChange={onChange}
        />
      ) : parameter.none === null ? null : (
        <SwitchField
          {...common}
          help={`${help} Now: ${parameter.none}.`}
          isOn={false}
          onChange={() => onChange(parameter.default ?? { type: 'constant', value: 0 })}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          {...common}
          value={typeof value === 'string' ? value : ''}
          options={parameter.options}
          standard={parameter.default}
          onChange={onChange}
        />
      );
    case 'switch':
      return <SwitchField {...common} isOn={value === true} standard={parameter.default} onChange={onChange} />;
  }
}
