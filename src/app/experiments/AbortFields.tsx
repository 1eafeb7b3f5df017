/** What aborts an experiment: a metric of the last second that is past a value for so long. */
import { abortMetrics, type AbortCondition } from '#design';
import { ChoiceField } from '../inspector/ChoiceField';
import { NumberField } from '../inspector/NumberField';
import { TimeField } from '../inspector/TimeField';

export interface AbortFieldsProps {
  readonly abort: readonly AbortCondition[];
  readonly onChange: (abort: readonly AbortCondition[]) => void;
}

const fresh: AbortCondition = { metric: 'availability', comparator: 'below', value: 0.5, holdMs: 5000 };

export function AbortFields({ abort, onChange }: AbortFieldsProps) {
  const set = (at: number, values: Partial<AbortCondition>) =>
    onChange(abort.map((each, place) => (place === at ? { ...each, ...values } : each)));
  return (
    <section aria-label="Abort">
      {abort.map((condition, at) => (
        <Condition
          key={at}
          condition={condition}
          onChange={(values) => set(at, values)}
          onRemove={() => onChange(abort.filter((_, place) => place !== at))}
        />
      ))}
      <button type="button" className="button" onClick={() => onChange([...abort, fresh])}>
        Add an abort condition
      </button>
    </section>
  );
}

interface ConditionProps {
  readonly condition: AbortCondition;
  readonly onChange: (values: Partial<AbortCondition>) => void;
  readonly onRemove: () => void;
}

function Condition({ condition: { metric, comparator, value, holdMs }, onChange, onRemove }: ConditionProps) {
  const isRatio = metric === 'availability';
  return (
    <div className="experiment-abort">
      <ChoiceField
        label="Abort when"
        value={metric}
        options={abortMetrics.map((each) => ({ value: each, label: each }))}
        onChange={(next) => onChange({ metric: abortMetrics.find((each) => each === next) ?? metric })}
      />
      <ChoiceField
        label="is"
        value={comparator}
        options={[
          { value: 'below', label: 'below' },
          { value: 'above', label: 'above' },
        ]}
        onChange={(next) => onChange({ comparator: next === 'above' ? 'above' : 'below' })}
      />
      <NumberField
        label="Value"
        value={value}
        quantity={isRatio ? 'ratio' : 'count'}
        unit={isRatio ? '' : metric === 'goodput' ? '1/s' : 'ms'}
        none={null}
        min={0}
        max={1e9}
        integer={false}
        onChange={(next) => next !== null && onChange({ value: next })}
      />
      <TimeField label="for" value={holdMs} max={3_600_000} onChange={(next) => onChange({ holdMs: next })} />
      <button type="button" className="icon-button" aria-label="Remove the abort condition" onClick={onRemove}>
        ×
      </button>
    </div>
  );
}
