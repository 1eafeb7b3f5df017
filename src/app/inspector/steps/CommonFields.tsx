/** Fields that several steps share: what they are about, and what is done when they fail. */
import type { DataSetId, FailureAction, KeyChoice } from '#design';
import { ChoiceField } from '../ChoiceField';
import type { StepWorld } from './new-step';

const keys = [
  { value: 'request', label: 'key of the request' },
  { value: 'item', label: 'item i' },
  { value: 'drawn', label: 'drawn anew' },
  { value: 'one', label: 'one for all' },
];

interface FieldProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function KeyField({ value, onChange }: FieldProps<KeyChoice>) {
  return (
    <ChoiceField
      label="Key"
      help="Which entry it is about. Item i: the i-th execution within the request. Drawn anew: from the data set's population."
      value={value}
      options={keys}
      onChange={(key) => onChange(key as KeyChoice)}
    />
  );
}

export interface DataSetFieldProps {
  readonly world: StepWorld;
  readonly value: DataSetId | null;
  readonly onChange: (dataSet: DataSetId) => void;
}

export function DataSetField({ world, value, onChange }: DataSetFieldProps) {
  const options = world.document.dataSets.map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <ChoiceField
      label="Data set"
      value={value ?? ''}
      options={value === null ? [{ value: '', label: 'none' }, ...options] : options}
      onChange={(id) => id !== '' && onChange(id as DataSetId)}
    />
  );
}

const failures = [
  { value: 'fail', label: 'fail' },
  { value: 'ignore', label: 'go on' },
  { value: 'fallback', label: 'do other steps' },
];

export function FailureField({ value, onChange }: FieldProps<FailureAction>) {
  return (
    <ChoiceField
      label="On failure"
      help="After the last attempt."
      value={value.type}
      options={failures}
      onChange={(type) =>
        onChange(type === 'fallback' ? { type, steps: [] } : { type: type === 'ignore' ? 'ignore' : 'fail' })
      }
    />
  );
}
