/** One of several words. */
import { useId } from 'react';
import { FieldFrame } from './FieldFrame';

export interface ChoiceFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly standard?: string;
  readonly source?: string | undefined;
  readonly onChange: (value: string) => void;
}

export function ChoiceField({ label, help, value, options, standard, source, onChange }: ChoiceFieldProps) {
  const id = useId();
  const wordOf = (each: string | undefined) => options.find((option) => option.value === each)?.label;
  const info = help === undefined && standard === undefined ? null : { help, standard: wordOf(standard), source };
  return (
    <FieldFrame
      id={id}
      label={label}
      info={info}
      onReset={standard === undefined || standard === value ? null : () => onChange(standard)}
    >
      <select
        id={id}
        {...(info ? { 'aria-label': label } : {})}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {!options.some((option) => option.value === value) && (
          // A list that showed its first in place of what is gone could not be told to take it.
          <option value={value} disabled>
            not there: choose
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
