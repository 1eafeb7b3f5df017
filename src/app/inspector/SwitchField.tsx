/** On or off. */
import { useId } from 'react';
import { FieldFrame } from './FieldFrame';

export interface SwitchFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly isOn: boolean;
  readonly standard?: boolean;
  readonly source?: string | undefined;
  readonly onChange: (isOn: boolean) => void;
}

export function SwitchField({ label, help, isOn, standard, source, onChange }: SwitchFieldProps) {
  const id = useId();
  const info =
    help === undefined
      ? null
      : { help, source, standard: standard === undefined ? undefined : standard ? 'on' : 'off' };
  return (
    <FieldFrame
      id={id}
      label={label}
      info={info}
      onReset={standard === undefined || standard === isOn ? null : () => onChange(standard)}
    >
      <input
        id={id}
        {...(info ? { 'aria-label': label } : {})}
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
    </FieldFrame>
  );
}
