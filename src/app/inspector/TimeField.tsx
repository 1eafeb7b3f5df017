/** A length of time or an instant of a run that is always there: a number of ms, written in the unit that people use. */
import { NumberField } from './NumberField';

export interface TimeFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  /** Ms. */
  readonly value: number;
  /** What it is unless somebody says otherwise, ms. */
  readonly standard?: number;
  /** Ms; 0 unless said otherwise. */
  readonly min?: number;
  /** Ms; a day unless said otherwise. */
  readonly max?: number;
  readonly onChange: (ms: number) => void;
}

const day = 86_400_000;

export function TimeField({ min = 0, max = day, onChange, ...shown }: TimeFieldProps) {
  return (
    <NumberField
      {...shown}
      quantity="duration"
      none={null}
      min={min}
      max={max}
      integer={false}
      onChange={(ms) => ms !== null && onChange(ms)}
    />
  );
}
