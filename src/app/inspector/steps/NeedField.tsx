/** Through which need of its module a step works. */
import type { Need, Step } from '#design';
import { ChoiceField } from '../ChoiceField';
import { needsFor, type StepWorld } from './new-step';

export interface NeedFieldProps {
  readonly world: StepWorld;
  readonly step: Extract<Step, { type: 'call' | 'send' | 'lookup' | 'transaction' }>;
  readonly onChoose: (need: Need) => void;
}

export function NeedField({ world, step, onChoose }: NeedFieldProps) {
  const needs = needsFor(step.type, world.module) ?? [];
  return (
    <ChoiceField
      label="Through"
      value={step.need}
      options={needs.map(({ id, name, protocol }) => ({ value: id, label: `${name} (${protocol})` }))}
      onChange={(id) => {
        const need = needs.find((each) => each.id === id);
        if (need) onChoose(need);
      }}
    />
  );
}
