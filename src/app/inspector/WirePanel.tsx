/** A wire: what it joins, what its messages cost, and its policies. On an in-process wire both are kept and do nothing. */
import { placementOf, removeFromStage, setWire, setWirePolicy, type Stage, type Wire, type WirePolicy } from '#design';
import { wireName } from '../faults/fault-choices';
import { edit } from '../stores/document-store';
import { select } from '../stores/editor-store';
import { NumberField } from './NumberField';

const defaultRetry: NonNullable<WirePolicy['retry']> = {
  attempts: 3,
  on: ['refused', 'timed-out', 'failed'],
  backoff: { baseMs: 100, factor: 2, capMs: 2000, jitter: 'full' },
  budget: null,
};

const defaultBreaker: NonNullable<WirePolicy['breaker']> = {
  window: { type: 'time', ms: 10_000 },
  failureRatio: 0.5,
  minimumCalls: 20,
  openMs: 5000,
  probes: 1,
};

export function WirePanel({ stage, wire }: { readonly stage: Stage; readonly wire: Wire }) {
  const set = (values: Partial<Wire>, name: string) =>
    edit({ label: `Set ${name} of a wire`, policy: 'merge', mergeKey: `${wire.id} ${name}` }, (document) =>
      setWire(document, { stage: stage.id, wire: wire.id, values }),
    );
  const setPolicy = (values: Partial<WirePolicy>, name: string) =>
    edit({ label: `Set ${name} of a wire`, policy: 'merge', mergeKey: `${wire.id} ${name}` }, (document) =>
      setWirePolicy(document, { stage: stage.id, wire: wire.id, values }),
    );
  const isFree = placementOf(stage, wire) === 'in-process';
  return (
    <>
      <header className="inspector-head">
        <div>
          <b>{wireName(stage, wire)}</b>
          <span>
            {wire.protocol} wire, {isFree ? 'in process: free' : 'over the network'}
          </span>
        </div>
      </header>
      <fieldset className="inspector-body" data-greyed={isFree}>
        {isFree && (
          <p>Both ends stand in one process. What is set here is kept, and counts once one of them moves out.</p>
        )}
        <section className="inspector-section">
          <h3>Messages</h3>
          <NumberField
            label="Latency"
            help="One way. Automatic follows from where both ends stand."
            value={wire.latencyMs}
            quantity="duration"
            none="automatic"
            min={0}
            max={60_000}
            integer={false}
            onChange={(latencyMs) => set({ latencyMs }, 'latency')}
          />
          <NumberField
            label="Bandwidth"
            value={wire.bandwidthBitsPerSecond}
            quantity="bandwidth"
            none="unlimited"
            min={1}
            max={1e15}
            integer={false}
            onChange={(bandwidthBitsPerSecond) => set({ bandwidthBitsPerSecond }, 'bandwidth')}
          />
          <NumberField
            label="Loss"
            help="A lost message is sent again after 200 ms, doubling."
            value={wire.lossRatio}
            quantity="ratio"
            none={null}
            min={0}
            max={1}
            integer={false}
            onChange={(lossRatio) => lossRatio !== null && set({ lossRatio }, 'loss')}
          />
          <NumberField
            label="Serialization"
            help="CPU time for each message, on each side."
            value={wire.serializationMs}
            quantity="duration"
            none={null}
            min={0}
            max={10_000}
            integer={false}
            onChange={(serializationMs) => serializationMs !== null && set({ serializationMs }, 'serialization')}
          />
        </section>
        <PolicySection policy={wire.policy} onChange={setPolicy} />
        <button
          type="button"
          className="button is-quiet"
          onClick={() => {
            edit({ label: 'Delete wire' }, (document) =>
              removeFromStage(document, { stage: stage.id, ids: [wire.id] }),
            );
            select([]);
          }}
        >
          Delete this wire
        </button>
      </fieldset>
    </>
  );
}

interface PolicySectionProps {
  readonly policy: WirePolicy;
  readonly onChange: (values: Partial<WirePolicy>, name: string) => void;
}

function PolicySection({ policy, onChange: setPolicy }: PolicySectionProps) {
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
        onChange={(timeoutMs) => setPolicy({ timeoutMs }, 'timeout')}
      />
      <Switch
        label="Retries"
        isOn={policy.retry !== null}
        onChange={(isOn) => setPolicy({ retry: isOn ? defaultRetry : null }, 'retries')}
      />
      {policy.retry && <RetryFields retry={policy.retry} onChange={(retry) => setPolicy({ retry }, 'retries')} />}
      <Switch
        label="Circuit breaker"
        isOn={policy.breaker !== null}
        onChange={(isOn) => setPolicy({ breaker: isOn ? defaultBreaker : null }, 'breaker')}
      />
      {policy.breaker && (
        <BreakerFields breaker={policy.breaker} onChange={(breaker) => setPolicy({ breaker }, 'breaker')} />
      )}
      <NumberField
        label="Bulkhead"
        help="Calls under way at once from one instance."
        value={policy.bulkhead?.places ?? null}
        quantity="count"
        none="off"
        min={1}
        max={100_000}
        integer
        onChange={(places) =>
          setPolicy(
            { bulkhead: places === null ? null : { places, waitLimitMs: policy.bulkhead?.waitLimitMs ?? 0 } },
            'bulkhead',
          )
        }
      />
      <NumberField
        label="Connections"
        help="Pool of each calling instance, opened at its start."
        value={policy.pool?.connections ?? null}
        quantity="count"
        none="no pool"
        min={1}
        max={100_000}
        integer
        onChange={(connections) =>
          setPolicy(
            { pool: connections === null ? null : { connections, waitLimitMs: policy.pool?.waitLimitMs ?? null } },
            'pool',
          )
        }
      />
    </section>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
    </label>
  );
}

type Retry = NonNullable<WirePolicy['retry']>;

function RetryFields({ retry, onChange }: { readonly retry: Retry; readonly onChange: (retry: Retry) => void }) {
  const { backoff } = retry;
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
        onChange={(attempts) => onChange({ ...retry, attempts })}
      />
      <NumberField
        label="· pause"
        value={backoff.baseMs}
        quantity="duration"
        none={null}
        min={0}
        max={60_000}
        integer={false}
        onChange={(baseMs) => baseMs !== null && onChange({ ...retry, backoff: { ...backoff, baseMs } })}
      />
      <Switch
        label="· jitter"
        isOn={backoff.jitter === 'full'}
        onChange={(isOn) => onChange({ ...retry, backoff: { ...backoff, jitter: isOn ? 'full' : 'none' } })}
      />
      <Switch
        label="· budget of 10 %"
        isOn={retry.budget !== null}
        onChange={(isOn) => onChange({ ...retry, budget: isOn ? { ratio: 0.1, burst: 10, initialTokens: 10 } : null })}
      />
    </>
  );
}

type Breaker = NonNullable<WirePolicy['breaker']>;

function BreakerFields({
  breaker,
  onChange,
}: {
  readonly breaker: Breaker;
  readonly onChange: (breaker: Breaker) => void;
}) {
  return (
    <>
      <NumberField
        label="· failures"
        value={breaker.failureRatio}
        quantity="ratio"
        none={null}
        min={0.01}
        max={1}
        integer={false}
        onChange={(failureRatio) => failureRatio !== null && onChange({ ...breaker, failureRatio })}
      />
      <NumberField
        label="· at least"
        value={breaker.minimumCalls}
        quantity="count"
        none={null}
        min={1}
        max={10_000}
        integer
        unit="calls"
        onChange={(minimumCalls) => minimumCalls !== null && onChange({ ...breaker, minimumCalls })}
      />
      <NumberField
        label="· open for"
        value={breaker.openMs}
        quantity="duration"
        none={null}
        min={1}
        max={600_000}
        integer={false}
        onChange={(openMs) => openMs !== null && onChange({ ...breaker, openMs })}
      />
    </>
  );
}
