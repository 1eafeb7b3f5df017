/** One limit: metric, scope, bound, and the part of the run that counts. */
import {
  removeRequirement,
  requirementMetrics,
  setRequirement,
  type Document,
  type Requirement,
  type RequirementMetric,
  type Stage,
} from '#design';
import { isOfRequests } from '#judging';
import { ChoiceField } from '../inspector/ChoiceField';
import { NameField } from '../inspector/NameField';
import { NumberField } from '../inspector/NumberField';
import { TimeField } from '../inspector/TimeField';
import { settingLabel } from '../inspector/setting-words';
import { SwitchField } from '../inspector/SwitchField';
import { edit } from '../stores/document-store';
import { OwnerField } from './OwnerField';
import { metricWords, scopeChoices, scopeText, targetField, windowProblem, withMetric } from './limit-values';

export interface LimitFieldsProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly requirement: Requirement;
  /** Who may be asked for limits, as far as is known. */
  readonly owners: readonly string[];
}

const longestMs = 86_400_000;

export function LimitFields({ document, stage, requirement, owners }: LimitFieldsProps) {
  const { id, name, metric, comparator, target } = requirement;
  const set = (values: Partial<Requirement>, field: string) =>
    edit({ label: settingLabel(`${field} of ${name}`, values), policy: 'merge', mergeKey: `${id} ${field}` }, (each) =>
      setRequirement(each, { requirement: id, values }),
    );
  return (
    <section className="inspector-section" aria-label={`Limit ${name}`}>
      <div className="field-with-remove limit-head">
        <NameField name={name} label="Name of the limit" onChange={(next) => set({ name: next }, 'name')} />
        <button
          type="button"
          className="icon-button"
          aria-label={`Remove the limit ${name}`}
          onClick={() =>
            edit({ label: `Remove limit ${name}` }, (each) => removeRequirement(each, { requirement: id }))
          }
        >
          ×
        </button>
      </div>
      <ChoiceField
        label="Metric"
        value={metric}
        options={requirementMetrics.map((value) => ({ value, label: metricWords[value] }))}
        onChange={(value) => set(withMetric(requirement, value as RequirementMetric), 'metric')}
      />
      {isOfRequests(metric) && (
        <ChoiceField
          label="Of"
          value={scopeText(requirement.scope)}
          options={scopeChoices(document, stage)}
          onChange={(value) => set({ scope: JSON.parse(value) as Requirement['scope'] }, 'scope')}
        />
      )}
      <ChoiceField
        label="Bound"
        value={comparator}
        options={[
          { value: 'at-most', label: 'at most' },
          { value: 'at-least', label: 'at least' },
        ]}
        onChange={(value) => set({ comparator: value as Requirement['comparator'] }, 'bound')}
      />
      <NumberField
        label="Target"
        value={target}
        {...targetField(metric)}
        none={null}
        min={0}
        integer={false}
        onChange={(next) => next !== null && set({ target: next }, 'target')}
      />
      <OwnerField owner={requirement.owner} known={owners} onChange={(owner) => set({ owner }, 'owner')} />
      {isOfRequests(metric) && <WindowFields document={document} requirement={requirement} set={set} />}
    </section>
  );
}

interface WindowFieldsProps {
  readonly document: Document;
  readonly requirement: Requirement;
  readonly set: (values: Partial<Requirement>, field: string) => void;
}

function WindowFields({ document: { scenario }, requirement, set }: WindowFieldsProps) {
  const { window } = requirement;
  const { warmUpMs: fromMs, durationMs: toMs } = scenario;
  const problem = windowProblem(requirement, scenario);
  const time = (label: string, value: number, onChange: (ms: number) => void) => (
    <TimeField label={label} value={value} max={longestMs} onChange={onChange} />
  );
  return (
    <>
      <SwitchField
        label="Part of the run"
        help="Only the requests that arrive within it count; without one, all from the end of warm-up on."
        isOn={window !== null}
        onChange={(isOn) => set({ window: isOn ? { fromMs, toMs } : null }, 'part of the run')}
      />
      {window && time('· from', window.fromMs, (ms) => set({ window: { ...window, fromMs: ms } }, 'beginning'))}
      {window && time('· to', window.toMs, (ms) => set({ window: { ...window, toMs: ms } }, 'end'))}
      {problem !== '' && <output className="inspector-note">{problem}</output>}
    </>
  );
}
