/** Retries of a wire or of users: how often, after which causes, with what pause, within what budget. */
import { failureCauses, type FailureCause, type RetryPolicy } from '#design';
import { NumberField } from '../NumberField';
import { SwitchField } from '../SwitchField';
import { PolicyTimeField } from './PolicyTimeField';
import { defaultBudget, defaultPauseMs, defaultRetry } from './policy-defaults';

export interface RetryFieldsProps {
  readonly label: string;
  readonly retry: RetryPolicy | null;
  readonly onChange: (retry: RetryPolicy | null) => void;
}

export function RetryFields({ label, retry, onChange }: RetryFieldsProps) {
  return (
    <>
      <SwitchField
        label={label}
        help="Another attempt after a failed one. Each attempt is load of its own."
        isOn={retry !== null}
        onChange={(isOn) => onChange(isOn ? defaultRetry : null)}
      />
      {retry && <RetryNumbers retry={retry} onChange={onChange} />}
    </>
  );
}

function RetryNumbers({
  retry,
  onChange,
}: {
  readonly retry: RetryPolicy;
  readonly onChange: (retry: RetryPolicy) => void;
}) {
  const { backoff, budget } = retry;
  const setBackoff = (values: Partial<RetryPolicy['backoff']>) =>
    onChange({ ...retry, backoff: { ...backoff, ...values } });
  const toggle = (cause: FailureCause) =>
    onChange({ ...retry, on: retry.on.includes(cause) ? retry.on.filter((on) => on !== cause) : [...retry.on, cause] });
  return (
    <>
      <NumberField
        label="· attempts"
        help="In all, the first included."
        value={retry.attempts}
        quantity="count"
        none="without end"
        min={1}
        max={100}
        integer
        standard={defaultRetry.attempts}
        onChange={(attempts) => onChange({ ...retry, attempts })}
      />
      <PolicyTimeField
        label="· pause"
        help="Before the second attempt."
        value={backoff.baseMs}
        none={null}
        max={60_000}
        standard={defaultPauseMs}
        onChange={(baseMs) => setBackoff({ baseMs })}
      />
      <NumberField
        label="· growth"
        help="Each further pause is so many times the one before."
        value={backoff.factor}
        quantity="factor"
        none={null}
        min={1}
        max={1000}
        integer={false}
        standard={defaultRetry.backoff.factor}
        onChange={(factor) => factor !== null && setBackoff({ factor })}
      />
      <NumberField
        label="· longest"
        help="No pause is longer."
        value={backoff.capMs}
        quantity="duration"
        none="no limit"
        min={0}
        max={600_000}
        integer={false}
        standard={defaultRetry.backoff.capMs}
        onChange={(capMs) => setBackoff({ capMs })}
      />
      <SwitchField
        label="· jitter"
        help="Each pause is drawn between 0 and its length, so that callers do not return together."
        isOn={backoff.jitter === 'full'}
        standard
        onChange={(isOn) => setBackoff({ jitter: isOn ? 'full' : 'none' })}
      />
      <SwitchField
        label="· budget"
        help="A first attempt earns a part of a retry; without a whole one saved there is none."
        isOn={budget !== null}
        onChange={(isOn) => onChange({ ...retry, budget: isOn ? defaultBudget : null })}
      />
      {budget && (
        <NumberField
          label="·· earned"
          help="Retries allowed as a share of first attempts."
          value={budget.ratio}
          quantity="ratio"
          none={null}
          min={0}
          max={1}
          integer={false}
          standard={defaultBudget.ratio}
          onChange={(ratio) => ratio !== null && onChange({ ...retry, budget: { ...budget, ratio } })}
        />
      )}
      <fieldset className="cause-list">
        <legend>· after</legend>
        {failureCauses.map((cause) => (
          <label key={cause}>
            <input type="checkbox" checked={retry.on.includes(cause)} onChange={() => toggle(cause)} />
            {cause.replace('-', ' ')}
          </label>
        ))}
      </fieldset>
    </>
  );
}
