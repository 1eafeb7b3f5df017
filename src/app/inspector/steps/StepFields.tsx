/** The numbers and choices of one step, by its type. */
import { failureCauses, type FailureCause, type Step } from '#design';
import { ChoiceField } from '../ChoiceField';
import { DistributionField } from '../DistributionField';
import { NumberField } from '../NumberField';
import { CallFields } from './CallFields';
import { FlowFields } from './FlowFields';
import { LookupFields } from './LookupFields';
import type { StepWorld } from './new-step';
import { NeedField } from './NeedField';
import { SendFields } from './SendFields';

export interface StepFieldsProps<Of extends Step = Step> {
  readonly world: StepWorld;
  readonly step: Of;
  readonly onChange: (step: Step) => void;
}

export function StepFields({ world, step, onChange }: StepFieldsProps) {
  switch (step.type) {
    case 'compute':
    case 'wait':
      return (
        <DistributionField
          label={step.type === 'compute' ? 'CPU time' : 'Time'}
          help={
            step.type === 'compute'
              ? 'At the speed of one reference vCPU; shares the vCPUs of its instance.'
              : 'Holds the worker, takes no CPU.'
          }
          value={step.timeMs}
          quantity="duration"
          onChange={(timeMs) => onChange({ ...step, timeMs })}
        />
      );
    case 'call':
      return <CallFields world={world} step={step} onChange={onChange} />;
    case 'send':
      return <SendFields world={world} step={step} onChange={onChange} />;
    case 'lookup':
      return <LookupFields world={world} step={step} onChange={onChange} />;
    case 'transaction':
      return <NeedField world={world} step={step} onChoose={(need) => onChange({ ...step, need: need.id })} />;
    case 'parallel':
    case 'choose':
    case 'repeat':
    case 'exclusive':
      return <FlowFields step={step} onChange={onChange} />;
    case 'count':
      return (
        <>
          <ChoiceField
            label="Counter"
            value={step.counter}
            options={world.document.rules.counters.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(counter) => onChange({ ...step, counter: counter as typeof step.counter })}
          />
          <NumberField
            label="Amount"
            value={step.amount}
            quantity="factor"
            none={null}
            min={-1e9}
            max={1e9}
            integer={false}
            onChange={(amount) => amount !== null && onChange({ ...step, amount })}
          />
          <ChoiceField
            label="Once per"
            help="A repeated request with the same key counts once."
            value={step.idempotencyKey ?? ''}
            options={[
              { value: '', label: 'every time' },
              { value: 'request', label: 'key of the request' },
              { value: 'item', label: 'item i' },
            ]}
            onChange={(key) =>
              onChange({ ...step, idempotencyKey: key === '' ? null : (key as typeof step.idempotencyKey) })
            }
          />
        </>
      );
    case 'fail':
      return <FailFields step={step} onChange={onChange} />;
    case 'reply':
      return <p className="inspector-note">Answers the caller. The steps after it run on and hold the worker.</p>;
  }
}

function FailFields({ step, onChange }: Omit<StepFieldsProps<Extract<Step, { type: 'fail' }>>, 'world'>) {
  const { when } = step;
  return (
    <>
      <ChoiceField
        label="Cause"
        value={step.cause}
        options={failureCauses.map((cause) => ({ value: cause, label: cause.replace('-', ' ') }))}
        onChange={(cause) => onChange({ ...step, cause: cause as FailureCause })}
      />
      <ChoiceField
        label="When"
        help="Deliveries: a message fails on its first receives, a call never does."
        value={when.type}
        options={[
          { value: 'probability', label: 'by chance' },
          { value: 'first-deliveries', label: 'on first deliveries' },
        ]}
        onChange={(type) =>
          onChange({
            ...step,
            when: type === 'probability' ? { type, probability: 0.01 } : { type: 'first-deliveries', deliveries: 1 },
          })
        }
      />
      {when.type === 'probability' ? (
        <NumberField
          label="Chance"
          value={when.probability}
          quantity="ratio"
          none={null}
          min={0}
          max={1}
          integer={false}
          onChange={(probability) =>
            probability !== null && onChange({ ...step, when: { type: 'probability', probability } })
          }
        />
      ) : (
        <NumberField
          label="Deliveries"
          help="Of a message, its first included."
          value={when.deliveries}
          quantity="count"
          none={null}
          min={0}
          max={1_000}
          integer
          onChange={(deliveries) =>
            deliveries !== null && onChange({ ...step, when: { type: 'first-deliveries', deliveries } })
          }
        />
      )}
    </>
  );
}
