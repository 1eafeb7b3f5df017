/** How a new version comes to a host. */
import type { RolloutPolicy } from '#design';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';
import type { NumberFieldProps } from '../number-field';

export interface RolloutFieldsProps {
  readonly rollout: RolloutPolicy | null;
  /** That of its kind, where nothing is said. */
  readonly standard: RolloutPolicy;
  /** Whether instances are made when somebody asks: then all are replaced at once, and nothing but the judge can be set. */
  readonly isOnDemand: boolean;
  readonly onChange: (rollout: RolloutPolicy | null) => void;
}

type NumberName = Exclude<keyof RolloutPolicy, 'rollout'>;
type FieldProps = Pick<NumberFieldProps, 'label' | 'help' | 'quantity' | 'min' | 'max'> &
  Partial<Pick<NumberFieldProps, 'none'>>;

const canary: FieldProps = {
  label: '· share first',
  help: 'Of the instances; rounded up, at least one.',
  quantity: 'ratio',
  min: 0,
  max: 1,
};
const out: FieldProps = {
  label: '· out at once',
  help: 'Instances that may be out of service at the same time: 1, or a quarter where that is more. 0 where a surge makes up for it.',
  quantity: 'count',
  min: 0,
  max: 1_000,
  none: 'a quarter',
};
const surge: FieldProps = {
  label: '· started first',
  help: 'Instances of the new version beyond the number that is wanted, for as long as it takes.',
  quantity: 'count',
  min: 0,
  max: 1_000,
};
const drain: FieldProps = {
  label: '· drain',
  help: 'Time that an instance has to end what it holds; then the rest fails.',
  quantity: 'duration',
  min: 0,
  max: 86_400_000,
};
const rollback: FieldProps = {
  label: '· goes back at',
  help: 'Share of the operations of the new version that failed while it baked; never = nobody looks.',
  quantity: 'ratio',
  min: 0,
  max: 1,
  none: 'never',
};
const bake: FieldProps = {
  label: '· bake',
  help: 'Time for which the new version is watched before it is judged. A canary goes no further until then.',
  quantity: 'duration',
  min: 0,
  max: 86_400_000,
};

const fieldsOf: Readonly<Record<RolloutPolicy['rollout'], readonly (readonly [NumberName, FieldProps])[]>> = {
  rolling: [
    ['maxUnavailable', out],
    ['surge', surge],
    ['drainMs', drain],
  ],
  'all-at-once': [['drainMs', drain]],
  canary: [
    ['canaryShare', canary],
    ['maxUnavailable', out],
    ['surge', surge],
    ['drainMs', drain],
  ],
};
const judge = [
  ['rollbackErrorRatio', rollback],
  ['bakeMs', bake],
] as const;

const options = [
  { value: 'rolling', label: 'one after the other' },
  { value: 'all-at-once', label: 'all at once' },
  { value: 'canary', label: 'a few first (canary)' },
];

export function RolloutFields({ rollout, standard, isOnDemand, onChange }: RolloutFieldsProps) {
  const policy = rollout ?? standard;
  const set = (values: Partial<RolloutPolicy>) => {
    const next = { ...policy, ...values };
    const isDefault = Object.entries(standard).every(([name, value]) => next[name as NumberName] === value);
    onChange(isDefault ? null : next);
  };
  const fields = [...(isOnDemand ? [] : fieldsOf[policy.rollout]), ...judge];
  return (
    <section className="inspector-section">
      <h3>New versions</h3>
      {!isOnDemand && (
        <ChoiceField
          label="Come"
          help="All modules of an instance change together. A deployment may say otherwise."
          value={policy.rollout}
          options={options}
          standard={standard.rollout}
          onChange={(next) => set({ rollout: next as RolloutPolicy['rollout'] })}
        />
      )}
      {fields.map(([name, props]) => (
        <NumberField
          key={name}
          none={null}
          {...props}
          value={policy[name]}
          integer={props.quantity === 'count'}
          standard={standard[name]}
          onChange={(value) => (value !== null || props.none !== undefined) && set({ [name]: value })}
        />
      ))}
    </section>
  );
}
