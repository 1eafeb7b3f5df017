/** A circuit breaker: when it opens, for how long, and what it lets through to try again. */
import type { BreakerPolicy } from '#design';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';
import { TimeField } from '../TimeField';
import { SwitchField } from '../SwitchField';
import { defaultBreaker } from './policy-defaults';

export interface BreakerFieldsProps {
  readonly breaker: BreakerPolicy | null;
  readonly onChange: (breaker: BreakerPolicy | null) => void;
}

export function BreakerFields({ breaker, onChange }: BreakerFieldsProps) {
  return (
    <>
      <SwitchField
        label="Circuit breaker"
        help="Refuses calls at the caller while too many of the last ones failed."
        isOn={breaker !== null}
        onChange={(isOn) => onChange(isOn ? defaultBreaker : null)}
      />
      {breaker && <BreakerNumbers breaker={breaker} onChange={onChange} />}
    </>
  );
}

interface BreakerNumbersProps {
  readonly breaker: BreakerPolicy;
  readonly onChange: (breaker: BreakerPolicy) => void;
}

function BreakerNumbers({ breaker, onChange }: BreakerNumbersProps) {
  const { window } = breaker;
  const count = (label: string, key: 'minimumCalls' | 'probes', help: string) => (
    <NumberField
      label={label}
      help={help}
      value={breaker[key]}
      quantity="count"
      none={null}
      min={1}
      max={10_000}
      integer
      unit="calls"
      standard={defaultBreaker[key]}
      onChange={(next) => next !== null && onChange({ ...breaker, [key]: next })}
    />
  );
  return (
    <>
      <NumberField
        label="· failures"
        help="Share of failures in the window that opens it."
        value={breaker.failureRatio}
        quantity="ratio"
        none={null}
        min={0.01}
        max={1}
        integer={false}
        standard={defaultBreaker.failureRatio}
        onChange={(failureRatio) => failureRatio !== null && onChange({ ...breaker, failureRatio })}
      />
      {/* A window of calls opens when it is full, however few calls would do. */}
      {window.type === 'time' && count('· at least', 'minimumCalls', 'Calls in the window before it can open.')}
      <ChoiceField
        label="· window"
        value={window.type}
        options={[
          { value: 'time', label: 'of time' },
          { value: 'calls', label: 'of calls' },
        ]}
        onChange={(type) =>
          onChange({ ...breaker, window: type === 'time' ? { type, ms: 10_000 } : { type: 'calls', calls: 100 } })
        }
      />
      <NumberField
        label="· over"
        value={window.type === 'time' ? window.ms : window.calls}
        quantity={window.type === 'time' ? 'duration' : 'count'}
        {...(window.type === 'time' ? {} : { unit: 'calls' })}
        none={null}
        min={1}
        max={window.type === 'time' ? 600_000 : 100_000}
        integer={window.type === 'calls'}
        onChange={(next) =>
          next !== null &&
          onChange({
            ...breaker,
            window: window.type === 'time' ? { type: 'time', ms: next } : { type: 'calls', calls: next },
          })
        }
      />
      <TimeField
        label="· open for"
        help="Before it lets a few calls through to try."
        value={breaker.openMs}
        min={1}
        max={600_000}
        standard={defaultBreaker.openMs}
        onChange={(openMs) => onChange({ ...breaker, openMs })}
      />
      {count('· probes', 'probes', 'Calls let through while half open; one failure opens it again.')}
    </>
  );
}
