/** A time of a policy: the same for all, or drawn anew for each who waits. */
import type { Distribution, PolicyTime } from '#design';
import { DistributionField } from '../DistributionField';
import { NumberField } from '../NumberField';
import { SwitchField } from '../SwitchField';

export interface PolicyTimeFieldProps<Time extends PolicyTime | null> {
  readonly label: string;
  readonly help: string;
  readonly value: Time;
  /** Word for null where null is legal. */
  readonly none: null extends Time ? string : null;
  readonly max: number;
  readonly standard?: number;
  readonly onChange: (value: Time) => void;
}

const spreadOf = (time: number): Distribution => ({ type: 'exponential', mean: time });

/** The middle of a law, as the one time in its place. */
const meanOf = (law: Distribution, otherwise: number): number =>
  'mean' in law && law.mean !== undefined ? law.mean : 'value' in law ? law.value : otherwise;

const usualMs = 1000;

export function PolicyTimeField<Time extends PolicyTime | null>(props: PolicyTimeFieldProps<Time>) {
  const { label, help, value, none, max, standard } = props;
  const change = (next: PolicyTime | null) => props.onChange(next as Time);
  const isDrawn = typeof value === 'object' && value !== null;
  return (
    <>
      {isDrawn ? (
        <DistributionField label={label} help={help} value={value} quantity="duration" onChange={change} />
      ) : (
        <NumberField
          label={label}
          help={help}
          value={value as number | null}
          quantity="duration"
          none={none}
          min={0}
          max={max}
          integer={false}
          {...(standard === undefined ? {} : { standard })}
          onChange={(next) => (next !== null || none !== null) && change(next)}
        />
      )}
      {value !== null && (
        <SwitchField
          label="·· drawn"
          help="Drawn anew for each who waits, from a distribution."
          isOn={isDrawn}
          standard={false}
          onChange={(isOn) =>
            change(
              isOn
                ? spreadOf(isDrawn ? usualMs : (value as number) || usualMs)
                : meanOf(value as Distribution, usualMs),
            )
          }
        />
      )}
    </>
  );
}
