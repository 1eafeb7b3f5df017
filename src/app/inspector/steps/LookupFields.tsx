/** A look-up in a cache: of which data set, under which key, how large an entry is. */
import type { Step } from '#design';
import { DistributionField } from '../DistributionField';
import { DataSetField, FailureField, KeyField } from './CommonFields';
import { NeedField } from './NeedField';
import type { StepFieldsProps } from './StepFields';

export function LookupFields({ world, step, onChange }: StepFieldsProps<Extract<Step, { type: 'lookup' }>>) {
  return (
    <>
      <NeedField world={world} step={step} onChoose={(need) => onChange({ ...step, need: need.id })} />
      <DataSetField world={world} value={step.dataSet} onChange={(dataSet) => onChange({ ...step, dataSet })} />
      <KeyField value={step.key} onChange={(key) => onChange({ ...step, key })} />
      <DistributionField
        label="Entry size"
        value={step.entryBytes}
        quantity="bytes"
        onChange={(entryBytes) => onChange({ ...step, entryBytes })}
      />
      <FailureField value={step.onFailure} onChange={(onFailure) => onChange({ ...step, onFailure })} />
    </>
  );
}
