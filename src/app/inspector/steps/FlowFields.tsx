/** Steps that hold other steps: how often, how many at once, which of them. */
import type { Step } from '#design';
import { ChoiceField } from '../ChoiceField';
import { DistributionField } from '../DistributionField';
import { NameField } from '../NameField';
import { NumberField } from '../NumberField';

export interface FlowFieldsProps<Of extends Step> {
  readonly step: Of;
  readonly onChange: (step: Step) => void;
}

type Flow = Extract<Step, { type: 'parallel' | 'choose' | 'repeat' | 'exclusive' }>;

export function FlowFields({ step, onChange }: FlowFieldsProps<Flow>) {
  switch (step.type) {
    case 'parallel':
      return <ParallelFields step={step} onChange={onChange} />;
    case 'choose':
      return step.branches.map((branch, at) => (
        <NumberField
          key={at}
          label={`Weight ${at + 1}`}
          value={branch.weight}
          quantity="factor"
          none={null}
          min={0.001}
          max={1e6}
          integer={false}
          onChange={(weight) =>
            weight !== null && onChange({ ...step, branches: step.branches.with(at, { ...branch, weight }) })
          }
        />
      ));
    case 'repeat':
      return <RepeatFields step={step} onChange={onChange} />;
    case 'exclusive':
      return (
        <div className="field">
          <span>Lock</span>
          <span className="field-box">
            <NameField name={step.lock} label="Name of the lock" onChange={(lock) => onChange({ ...step, lock })} />
          </span>
        </div>
      );
  }
}

function ParallelFields({ step, onChange }: FlowFieldsProps<Extract<Step, { type: 'parallel' }>>) {
  return (
    <>
      <ChoiceField
        label="Wait for"
        value={String(step.join)}
        options={[
          { value: 'all', label: 'all branches' },
          { value: 'any', label: 'the first' },
          ...step.branches.map((_, at) => ({ value: String(at + 1), label: `${at + 1} of ${step.branches.length}` })),
        ]}
        onChange={(join) => onChange({ ...step, join: join === 'all' || join === 'any' ? join : Number(join) })}
      />
      {step.branches.map((branch, at) => (
        <DistributionField
          key={at}
          label={`Branch ${at + 1}, times`}
          help="A branch repeated n times is n branches."
          value={branch.repeat}
          quantity="count"
          onChange={(repeat) => onChange({ ...step, branches: step.branches.with(at, { ...branch, repeat }) })}
        />
      ))}
    </>
  );
}

function RepeatFields({ step, onChange }: FlowFieldsProps<Extract<Step, { type: 'repeat' }>>) {
  const { times } = step;
  return (
    <>
      <ChoiceField
        label="Repeat"
        value={times.type}
        options={[
          { value: 'count', label: 'a number of times' },
          { value: 'while', label: 'while by chance' },
        ]}
        onChange={(type) =>
          onChange({
            ...step,
            times:
              type === 'while' ? { type, probability: 0.5 } : { type: 'count', count: { type: 'constant', value: 2 } },
          })
        }
      />
      {times.type === 'count' ? (
        <DistributionField
          label="Times"
          value={times.count}
          quantity="count"
          onChange={(count) => onChange({ ...step, times: { type: 'count', count } })}
        />
      ) : (
        <NumberField
          label="Again with"
          help="After each round; the first one is always run."
          value={times.probability}
          quantity="ratio"
          none={null}
          min={0}
          max={0.999}
          integer={false}
          onChange={(probability) =>
            probability !== null && onChange({ ...step, times: { type: 'while', probability } })
          }
        />
      )}
    </>
  );
}
