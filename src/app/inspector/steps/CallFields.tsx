/** A call: through which need, for what, how often, how large, and what is done when it fails. */
import { isWriting, readSources, type Protocol, type ReadSource, type Step, type Verb } from '#design';
import { ChoiceField } from '../ChoiceField';
import { DistributionField } from '../DistributionField';
import { NumberField } from '../NumberField';
import { SwitchField } from '../SwitchField';
import { DataSetField, FailureField, KeyField } from './CommonFields';
import { firstTarget, operationsBehind, verbsOf } from './new-step';
import { NeedField } from './NeedField';
import type { StepFieldsProps } from './StepFields';

const sourceWords: Readonly<Record<ReadSource, string>> = {
  primary: 'primary',
  replica: 'replica',
  'read-your-writes': 'own writes',
};

/** Protocols of stores that may keep more than one copy of what they hold. */
const replicated: ReadonlySet<Protocol> = new Set<Protocol>(['sql', 'key-value']);

type Call = Extract<Step, { type: 'call' }>;

export function CallFields({ world, step, onChange }: StepFieldsProps<Call>) {
  return (
    <>
      <NeedField
        world={world}
        step={step}
        onChoose={(need) => onChange({ ...step, need: need.id, target: firstTarget(world, need) })}
      />
      <TargetFields world={world} step={step} onChange={onChange} />
      <DistributionField
        label="Times"
        help="Calls one after the other; drawn values are rounded down."
        value={step.count}
        quantity="count"
        onChange={(count) => onChange({ ...step, count })}
      />
      <NumberField
        label="Probability"
        help="Share of executions in which it calls at all."
        value={step.probability}
        quantity="ratio"
        none={null}
        min={0}
        max={1}
        integer={false}
        onChange={(probability) => probability !== null && onChange({ ...step, probability })}
      />
      <DistributionField
        label="Request size"
        value={step.requestBytes}
        quantity="bytes"
        onChange={(requestBytes) => onChange({ ...step, requestBytes })}
      />
      <DistributionField
        label="Answer size"
        value={step.responseBytes}
        quantity="bytes"
        onChange={(responseBytes) => onChange({ ...step, responseBytes })}
      />
      <FailureField value={step.onFailure} onChange={(onFailure) => onChange({ ...step, onFailure })} />
    </>
  );
}

function TargetFields({ world, step, onChange }: StepFieldsProps<Call>) {
  const need = world.module.needs.find(({ id }) => id === step.need);
  const { target } = step;
  if (!need) return null;
  if (target.type === 'operation')
    return (
      <ChoiceField
        label="Calls"
        value={target.operation}
        options={operationsBehind(world, need).map(({ id, label }) => ({ value: id, label }))}
        onChange={(operation) =>
          onChange({ ...step, target: { type: 'operation', operation: operation as typeof target.operation } })
        }
      />
    );
  return (
    <>
      <ChoiceField
        label="Asks to"
        value={target.verb}
        options={verbsOf(need).map((verb) => ({ value: verb, label: verb }))}
        onChange={(verb) => onChange({ ...step, target: { ...target, verb: verb as Verb } })}
      />
      {need.protocol !== 'request' && (
        <>
          <DataSetField
            world={world}
            value={target.dataSet}
            onChange={(dataSet) => onChange({ ...step, target: { ...target, dataSet } })}
          />
          <KeyField value={step.key} onChange={(key) => onChange({ ...step, key })} />
          {replicated.has(need.protocol) && !isWriting(target.verb) && (
            <ChoiceField
              label="Reads from"
              help="A replica may not show the last commits yet. Own writes: a replica that shows all that this client wrote, else the primary. In a transaction: the primary."
              value={step.readFrom}
              options={readSources.map((source) => ({ value: source, label: sourceWords[source] }))}
              onChange={(readFrom) => onChange({ ...step, readFrom: readFrom as ReadSource })}
            />
          )}
          <SwitchField
            label="Own store time"
            help="CPU time of this verb at the store. Off: the store's own setting."
            isOn={step.storeTimeMs !== null}
            onChange={(isOn) => onChange({ ...step, storeTimeMs: isOn ? { type: 'exponential', mean: 1 } : null })}
          />
          {step.storeTimeMs && (
            <DistributionField
              label="· time"
              value={step.storeTimeMs}
              quantity="duration"
              onChange={(storeTimeMs) => onChange({ ...step, storeTimeMs })}
            />
          )}
        </>
      )}
    </>
  );
}
