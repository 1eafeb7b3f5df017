/** How a call chooses among the instances behind its wire. */
import { balancingPolicies, defaultBalancing, type Balancing } from '#design';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';

export interface BalancingFieldsProps {
  readonly balancing: Balancing;
  readonly onChange: (balancing: Balancing) => void;
}

const options = balancingPolicies.map((value) => ({ value, label: value.replaceAll('-', ' ') }));

export function BalancingFields({ balancing, onChange }: BalancingFieldsProps) {
  return (
    <>
      <ChoiceField
        label="Balancing"
        help="How the caller chooses among the instances behind the wire."
        value={balancing.policy}
        options={options}
        standard={defaultBalancing.policy}
        onChange={(policy) => onChange({ ...balancing, policy: policy as Balancing['policy'] })}
      />
      {balancing.policy === 'power-of-d' && (
        <NumberField
          label="· samples"
          help="Instances looked at; the one with the fewest calls under way is taken."
          value={balancing.choices}
          quantity="count"
          none={null}
          min={1}
          max={100}
          integer
          standard={defaultBalancing.choices}
          onChange={(choices) => choices !== null && onChange({ ...balancing, choices })}
        />
      )}
      {balancing.policy === 'consistent-hash' && (
        <ChoiceField
          label="· by"
          value={balancing.hashBy}
          options={[
            { value: 'key', label: 'key' },
            { value: 'client', label: 'client' },
          ]}
          onChange={(hashBy) => onChange({ ...balancing, hashBy: hashBy as Balancing['hashBy'] })}
        />
      )}
    </>
  );
}
