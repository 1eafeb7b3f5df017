/** How a host grows and shrinks by what is measured. */
import { defaultAutoscaling, scalingMetrics, type AutoscalingPolicy, type ScalingMetric } from '#design';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';
import type { NumberFieldProps } from '../number-field';
import { SwitchField } from '../SwitchField';
import { ScheduleFields } from './ScheduleFields';
import { targets } from './scaling-words';

export interface ScalingFieldsProps {
  readonly scaling: AutoscalingPolicy | null;
  readonly onChange: (scaling: AutoscalingPolicy | null) => void;
}

const most = 1_000;
const longest = 86_400_000;

export function ScalingFields({ scaling, onChange }: ScalingFieldsProps) {
  return (
    <section className="inspector-section">
      <h3>Scaling</h3>
      <SwitchField
        label="Autoscaling"
        help="Adds and takes instances by what is measured. The host begins with its fewest, whatever number it is configured with."
        isOn={scaling !== null}
        onChange={(isOn) => onChange(isOn ? defaultAutoscaling : null)}
      />
      {scaling && <Policy scaling={scaling} onChange={onChange} />}
    </section>
  );
}

interface PolicyProps {
  readonly scaling: AutoscalingPolicy;
  readonly onChange: (scaling: AutoscalingPolicy) => void;
}

type NumberName = Exclude<keyof AutoscalingPolicy, 'metric' | 'schedule'>;
type FieldProps = Pick<NumberFieldProps, 'label' | 'help' | 'quantity' | 'min' | 'max'> &
  Partial<Pick<NumberFieldProps, 'none' | 'unit'>>;

const count = { quantity: 'count', max: most } as const;
const time = { quantity: 'duration', min: 0, max: longest } as const;

const fields: readonly (readonly [name: NumberName, props: FieldProps])[] = [
  ['min', { ...count, label: '· fewest', help: 'It begins with these.', min: 0 }],
  ['max', { ...count, label: '· most', help: 'It grows to no more.', min: 1 }],
  [
    'everyMs',
    {
      ...time,
      label: '· decides every',
      help: 'Counted from the start of the run; what is measured is the mean over this time.',
      min: 1000,
    },
  ],
  [
    'tolerance',
    {
      label: '· tolerance',
      help: 'A deviation from the target up to this changes nothing.',
      quantity: 'ratio',
      min: 0,
      max: 1,
    },
  ],
  [
    'maxStep',
    { ...count, label: '· step', help: 'Instances started or stopped at most by one decision.', min: 1, none: 'any' },
  ],
  [
    'cooldownOutMs',
    { ...time, label: '· cooldown out', help: 'From a decision that starts some to the next that does.' },
  ],
  ['cooldownInMs', { ...time, label: '· cooldown in', help: 'From any decision to one that stops some.' }],
  [
    'drainMs',
    { ...time, label: '· drain', help: 'Time that a stopped instance has to end what it holds; then the rest fails.' },
  ],
];

function Policy({ scaling, onChange }: PolicyProps) {
  const { words, ...target } = targets[scaling.metric];
  return (
    <>
      <ChoiceField
        label="· by"
        help="Looked at in the instances that were in service all through the time between two decisions."
        value={scaling.metric}
        options={scalingMetrics.map((value) => ({ value, label: targets[value].words }))}
        standard={defaultAutoscaling.metric}
        onChange={(metric) =>
          onChange({ ...scaling, metric: metric as ScalingMetric, target: targets[metric as ScalingMetric].standard })
        }
      />
      <NumberField
        label="· target"
        help={`Value of ${words} that an instance shall have. Wanted are in service × measured / target, rounded up.`}
        value={scaling.target}
        none={null}
        integer={false}
        {...target}
        onChange={(value) => value !== null && onChange({ ...scaling, target: value })}
      />
      {fields.map(([name, props]) => (
        <NumberField
          key={name}
          none={null}
          {...props}
          value={scaling[name]}
          integer={props.quantity === 'count'}
          standard={defaultAutoscaling[name]}
          onChange={(value) => (value !== null || name === 'maxStep') && onChange({ ...scaling, [name]: value })}
        />
      ))}
      <ScheduleFields schedule={scaling.schedule} onChange={(schedule) => onChange({ ...scaling, schedule })} />
    </>
  );
}
