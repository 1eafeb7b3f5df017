/** A message: to which broker, for which operation, how large. */
import { operationOf, type OperationId, type Step } from '#design';
import { ChoiceField } from '../ChoiceField';
import { DistributionField } from '../DistributionField';
import { FailureField, KeyField } from './CommonFields';
import { operationsBehind } from './new-step';
import { NeedField } from './NeedField';
import type { StepFieldsProps } from './StepFields';

export function SendFields({ world, step, onChange }: StepFieldsProps<Extract<Step, { type: 'send' }>>) {
  const need = world.module.needs.find(({ id }) => id === step.need);
  const behind = need ? operationsBehind(world, need) : [];
  const named = step.operation === null ? undefined : operationOf(world.stage, step.operation);
  const options = [
    { value: '', label: "the consumer's only one" },
    ...behind.map(({ id, label }) => ({ value: id as string, label })),
  ];
  if (named && step.operation !== null && !behind.some(({ id }) => id === step.operation))
    options.push({ value: step.operation, label: `${named.module.name}.${named.operation.name}` });
  return (
    <>
      <NeedField world={world} step={step} onChoose={(next) => onChange({ ...step, need: next.id, operation: null })} />
      <ChoiceField
        label="Runs"
        help="Operation that the consumer runs for the message."
        value={step.operation ?? ''}
        options={options}
        onChange={(id) => onChange({ ...step, operation: id === '' ? null : (id as OperationId) })}
      />
      <DistributionField
        label="Size"
        value={step.messageBytes}
        quantity="bytes"
        onChange={(messageBytes) => onChange({ ...step, messageBytes })}
      />
      <KeyField value={step.key} onChange={(key) => onChange({ ...step, key })} />
      <FailureField value={step.onFailure} onChange={(onFailure) => onChange({ ...step, onFailure })} />
    </>
  );
}
