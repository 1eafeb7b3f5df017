/** One relation: which counters, each times what, compared how with what. */
import type { Counter, Relation } from '#design';
import { AddChoice } from '../inspector/AddChoice';
import { ChoiceField } from '../inspector/ChoiceField';
import { NameField } from '../inspector/NameField';
import { NumberField } from '../inspector/NumberField';
import { relationWords } from './relation-words';

export interface RelationFieldsProps {
  readonly relation: Relation;
  readonly counters: readonly Counter[];
  /** Null = it is taken away. */
  readonly onChange: (relation: Relation | null) => void;
}

const most = 1e12;
const comparators = [
  { value: 'equal', label: 'equals' },
  { value: 'at-most', label: 'is at most' },
  { value: 'at-least', label: 'is at least' },
];

export function RelationFields({ relation, counters, onChange }: RelationFieldsProps) {
  const { name, terms, comparator, target } = relation;
  const nameOf = (id: string) => counters.find((each) => each.id === id)?.name ?? 'a counter';
  const left = counters.filter(({ id }) => !terms.some(({ counter }) => counter === id));
  return (
    <>
      <div className="field-with-remove">
        <NameField
          name={name}
          label={`Name of relation ${name}`}
          onChange={(next) => onChange({ ...relation, name: next })}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={`Remove relation ${name}`}
          onClick={() => onChange(null)}
        >
          ×
        </button>
      </div>
      <p className="inspector-note">{relationWords(relation, counters)}</p>
      {terms.map(({ counter, factor }) => (
        <div key={counter} className="field-with-remove">
          <NumberField
            label={`${nameOf(counter)} times`}
            value={factor}
            quantity="factor"
            none={null}
            min={-most}
            max={most}
            integer={false}
            onChange={(next) =>
              next !== null &&
              onChange({
                ...relation,
                terms: terms.map((each) => (each.counter === counter ? { ...each, factor: next } : each)),
              })
            }
          />
          {terms.length > 1 && (
            <button
              type="button"
              className="icon-button"
              aria-label={`Leave out ${nameOf(counter)}`}
              onClick={() => onChange({ ...relation, terms: terms.filter((each) => each.counter !== counter) })}
            >
              ×
            </button>
          )}
        </div>
      ))}
      <AddChoice
        label="Counter to add"
        options={left.map(({ id, name: label }) => ({ value: id, label }))}
        onAdd={(id) => {
          const counter = left.find((each) => each.id === id)?.id;
          if (counter) onChange({ ...relation, terms: [...terms, { counter, factor: 1 }] });
        }}
      />
      <ChoiceField
        label="The sum"
        value={comparator}
        options={comparators}
        onChange={(next) => onChange({ ...relation, comparator: next as Relation['comparator'] })}
      />
      <NumberField
        label="Target"
        value={target}
        quantity="factor"
        none={null}
        min={-most}
        max={most}
        integer={false}
        onChange={(next) => next !== null && onChange({ ...relation, target: next })}
      />
    </>
  );
}
