/** What each data set is to strangers, and where it may stand. */
import { useState } from 'react';
import { setDataSet, type misplacedData, type DataSet, type Document } from '#design';
import { ChoiceField } from '../inspector/ChoiceField';
import { edit } from '../stores/document-store';

export interface DataSetFieldsProps {
  readonly document: Document;
  readonly misplaced: ReturnType<typeof misplacedData>;
}

const classes = ['public', 'internal', 'personal', 'secret'].map((value) => ({ value, label: value }));

export function DataSetFields({ document, misplaced }: DataSetFieldsProps) {
  const set = (dataSet: DataSet, values: Parameters<typeof setDataSet>[1]['values'], what: string) =>
    edit({ label: `Set ${what} of ${dataSet.name}` }, (each) => setDataSet(each, { dataSet: dataSet.id, values }));
  return document.dataSets.map((dataSet) => {
    const outside = misplaced.filter((each) => each.dataSet.id === dataSet.id).flatMap(({ regions }) => regions);
    return (
      <section key={dataSet.id} aria-label={dataSet.name}>
        <ChoiceField
          label={dataSet.name}
          value={dataSet.classification}
          options={classes}
          onChange={(next) => set(dataSet, { classification: next as DataSet['classification'] }, 'classification')}
        />
        <RegionsField dataSet={dataSet} onChange={(allowedRegions) => set(dataSet, { allowedRegions }, 'regions')} />
        {outside.length > 0 && (
          <output className="inspector-note">
            Stands outside: {outside.map((region) => (region === '' ? 'in no named region' : region)).join(', ')}.
          </output>
        )}
      </section>
    );
  });
}

interface RegionsFieldProps {
  readonly dataSet: DataSet;
  readonly onChange: (regions: readonly string[]) => void;
}

function RegionsField({ dataSet: { name, allowedRegions }, onChange }: RegionsFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null) onChange(draft.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()])));
    setDraft(null);
  };
  return (
    <label className="field">
      <span>· only in</span>
      <input
        className="line-input"
        aria-label={`Regions allowed for ${name}`}
        placeholder="any region"
        value={draft ?? allowedRegions.join(', ')}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  );
}
