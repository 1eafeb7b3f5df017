/** A new version of a module: what is wrong with it, and what data set it changes. */
import { soundVersion, type Deployment, type Document, type VersionDefects } from '#design';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';
import { SwitchField } from '../SwitchField';
import { TimeField } from '../TimeField';

export interface VersionFieldsProps {
  readonly document: Document;
  readonly deployment: Deployment;
  readonly onChange: (deployment: Deployment) => void;
}

const defaultLockMs = 5_000;

export function VersionFields({ document, deployment, onChange }: VersionFieldsProps) {
  const { defects, schemaChange } = deployment;
  return (
    <>
      <DefectFields defects={defects} onChange={(next) => onChange({ ...deployment, defects: next })} />
      <ChoiceField
        label="Changes"
        help="A data set whose form changes. All modules that use it are deployed as well, after its lock."
        value={schemaChange?.dataSet ?? ''}
        options={[
          { value: '', label: 'no data set' },
          ...document.dataSets.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => {
          const dataSet = document.dataSets.find((each) => each.id === id)?.id;
          const lockMs = schemaChange?.lockMs ?? defaultLockMs;
          onChange({ ...deployment, schemaChange: dataSet ? { dataSet, lockMs } : null });
        }}
      />
      {schemaChange && (
        <TimeField
          label="· locked for"
          help="Nobody reads or writes it meanwhile; 0 = it stays open."
          value={schemaChange.lockMs}
          max={3_600_000}
          onChange={(lockMs) => onChange({ ...deployment, schemaChange: { ...schemaChange, lockMs } })}
        />
      )}
    </>
  );
}

interface DefectFieldsProps {
  readonly defects: VersionDefects;
  readonly onChange: (defects: VersionDefects) => void;
}

function DefectFields({ defects, onChange }: DefectFieldsProps) {
  return (
    <>
      <NumberField
        label="Fails"
        help="Share of the module's operations that end in an error, after their normal time."
        value={defects.errorRatio}
        quantity="ratio"
        none={null}
        min={0}
        max={1}
        integer={false}
        standard={soundVersion.errorRatio}
        onChange={(errorRatio) => errorRatio !== null && onChange({ ...defects, errorRatio })}
      />
      <NumberField
        label="CPU times"
        help="All CPU times of the module are multiplied by it."
        value={defects.slowdown}
        quantity="factor"
        none={null}
        min={0.01}
        max={100}
        integer={false}
        standard={soundVersion.slowdown}
        onChange={(slowdown) => slowdown !== null && onChange({ ...defects, slowdown })}
      />
      <NumberField
        label="Leaks"
        help="Memory that each instance loses in a second, until it is killed and starts again."
        value={defects.leakMiBPerSecond}
        quantity="memory"
        unit="/s"
        none={null}
        min={0}
        max={1_000_000}
        integer={false}
        standard={soundVersion.leakMiBPerSecond}
        onChange={(leakMiBPerSecond) => leakMiBPerSecond !== null && onChange({ ...defects, leakMiBPerSecond })}
      />
      <SwitchField
        label="Crashes"
        help="Its instances die of the first request that they take, and start again."
        isOn={defects.crashes}
        standard={soundVersion.crashes}
        onChange={(crashes) => onChange({ ...defects, crashes })}
      />
    </>
  );
}
