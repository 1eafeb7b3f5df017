/** The policies of a wire that act on each call, in the order in which a call meets them. */
import type { PolicyTime, WirePolicy } from '#design';
import { NumberField } from '../NumberField';
import { SwitchField } from '../SwitchField';
import { BalancingFields } from './BalancingFields';
import { BreakerFields } from './BreakerFields';
import { HedgeFields } from './HedgeFields';
import { PolicyTimeField } from './PolicyTimeField';
import { RetryFields } from './RetryFields';

export interface PolicySectionProps {
  readonly policy: WirePolicy;
  /** Whether the wire leads to instances among which the caller itself chooses. */
  readonly choosesInstance: boolean;
  readonly onChange: (values: Partial<WirePolicy>, name: string) => void;
}

export function PolicySection({ policy, choosesInstance, onChange }: PolicySectionProps) {
  const { bulkhead, pool } = policy;
  return (
    <section className="inspector-section">
      <h3>Policies</h3>
      <NumberField
        label="Timeout"
        help="From the start of an attempt to the last byte of its answer."
        value={policy.timeoutMs}
        quantity="duration"
        none="off"
        min={1}
        max={900_000}
        integer={false}
        standard={null}
        onChange={(timeoutMs) => onChange({ timeoutMs }, 'timeout')}
      />
      <RetryFields label="Retries" retry={policy.retry} onChange={(retry) => onChange({ retry }, 'retries')} />
      <HedgeFields hedge={policy.hedge} onChange={(hedge) => onChange({ hedge }, 'hedge')} />
      <BreakerFields breaker={policy.breaker} onChange={(breaker) => onChange({ breaker }, 'breaker')} />
      <Places
        label="Bulkhead"
        help="Calls under way at once from one instance."
        none="off"
        places={bulkhead?.places ?? null}
        waitLimitMs={bulkhead?.waitLimitMs ?? null}
        onChange={(places, waitLimitMs) =>
          onChange(
            { bulkhead: places === null ? null : { places, waitLimitMs: bulkhead ? waitLimitMs : 0 } },
            'bulkhead',
          )
        }
      />
      <Places
        label="Connections"
        help="Pool of each calling instance, opened at its start. A transaction keeps its connection to the end."
        none="no pool"
        places={pool?.connections ?? null}
        waitLimitMs={pool?.waitLimitMs ?? null}
        onChange={(connections, waitLimitMs) =>
          onChange({ pool: connections === null ? null : { connections, waitLimitMs } }, 'pool')
        }
      />
      <SwitchField
        label="Pass deadline on"
        help="Calls carry what is left of the caller's time; work that cannot be in time is not begun."
        isOn={policy.deadlinePropagation}
        standard={false}
        onChange={(deadlinePropagation) => onChange({ deadlinePropagation }, 'deadline propagation')}
      />
      <SwitchField
        label="Cancel"
        help="When the caller gives up, work that is under way for it stops where it can."
        isOn={policy.cancellation}
        standard={false}
        onChange={(cancellation) => onChange({ cancellation }, 'cancellation')}
      />
      {choosesInstance && (
        <BalancingFields balancing={policy.balancing} onChange={(balancing) => onChange({ balancing }, 'balancing')} />
      )}
    </section>
  );
}

interface PlacesProps {
  readonly label: string;
  readonly help: string;
  readonly none: string;
  readonly places: number | null;
  readonly waitLimitMs: PolicyTime | null;
  readonly onChange: (places: number | null, waitLimitMs: PolicyTime | null) => void;
}

function Places({ label, help, none, places, waitLimitMs, onChange }: PlacesProps) {
  return (
    <>
      <NumberField
        label={label}
        help={help}
        value={places}
        quantity="count"
        none={none}
        min={1}
        max={100_000}
        integer
        onChange={(next) => onChange(next, waitLimitMs)}
      />
      {places !== null && (
        <PolicyTimeField
          label="· wait for one"
          help="Longest wait for a place; 0 refuses at once."
          value={waitLimitMs}
          none="without end"
          max={900_000}
          onChange={(limit) => onChange(places, limit)}
        />
      )}
    </>
  );
}
