/** A message: to which broker, for which operation, how large. */
import { operationOf, type OperationId, type Step } from '#design';
import { ChoiceField } from '../ChoiceField';
import { DistributionField } from '../DistributionField';
import { NumberField } from '../NumberField';
import { WordField } from '../WordField';
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
      {need?.protocol === 'queue' ? (
        <OrderFields step={step} onChange={onChange} />
      ) : (
        <WordField
          label="Attribute"
          help="What the filters of subscriptions look at."
          none="none"
          word={step.attribute ?? ''}
          onChange={(attribute) => onChange({ ...step, attribute: attribute === '' ? null : attribute })}
        />
      )}
      <KeyField value={step.key} onChange={(key) => onChange({ ...step, key })} />
      <FailureField value={step.onFailure} onChange={(onFailure) => onChange({ ...step, onFailure })} />
    </>
  );
}

/** What a queue may order its messages by. */
function OrderFields({ step, onChange }: Pick<StepFieldsProps<Extract<Step, { type: 'send' }>>, 'step' | 'onChange'>) {
  return (
    <>
      <NumberField
        label="Priority"
        help="Higher goes first, in a queue that serves by priority."
        value={step.priority}
        quantity="factor"
        none={null}
        min={-1_000_000}
        max={1_000_000}
        integer={false}
        standard={0}
        onChange={(priority) => priority !== null && onChange({ ...step, priority })}
      />
      <NumberField
        label="Deadline"
        help="Time after sending by which it should be handled, for a queue that serves the earliest deadline first. Nothing happens when it has passed."
        value={step.deadlineMs}
        quantity="duration"
        none="none"
        min={1}
        max={31_536_000_000}
        integer={false}
        standard={null}
        onChange={(deadlineMs) => onChange({ ...step, deadlineMs })}
      />
    </>
  );
}
