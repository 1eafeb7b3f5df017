/** What a message over a wire costs: time on the way, CPU on both sides, and what is lost. */
import type { Wire, WireValues } from '#design';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';
import { TimeField } from '../TimeField';
import { SwitchField } from '../SwitchField';

export interface MessageFieldsProps {
  readonly wire: Wire;
  /** Whether it begins at a router, which shares requests out among its wires. */
  readonly isFromRouter: boolean;
  readonly onChange: (values: WireValues, name: string) => void;
}

export function MessageFields({ wire, isFromRouter, onChange }: MessageFieldsProps) {
  const style = wire.protocol === 'request' ? wire.style : 'rest';
  const cpu = (label: string, key: 'serializationMs' | 'serializationMsPerKiB' | 'handshakeMs', help: string) => (
    <TimeField
      label={label}
      help={help}
      value={wire[key]}
      max={10_000}
      onChange={(next) => onChange({ [key]: next }, label.toLowerCase())}
    />
  );
  return (
    <section className="inspector-section">
      <h3>Messages</h3>
      {wire.protocol === 'request' && <StyleFields wire={wire} onChange={onChange} />}
      {isFromRouter && (
        <NumberField
          label="Weight"
          help="Share of this wire among those of the router that lead to what is asked; kept in turn by round robin, by load otherwise. Automatic: the instances behind it."
          value={wire.weight}
          quantity="count"
          none="automatic"
          min={0}
          max={1e9}
          integer={false}
          standard={1}
          onChange={(weight) => onChange({ weight }, 'weight')}
        />
      )}
      <NumberField
        label="Latency"
        help="One way. Automatic follows from where both ends stand."
        value={wire.latencyMs}
        quantity="duration"
        none="automatic"
        min={0}
        max={60_000}
        integer={false}
        standard={null}
        onChange={(latencyMs) => onChange({ latencyMs }, 'latency')}
      />
      <NumberField
        label="Bandwidth"
        help="Time of a message grows with its size."
        value={wire.bandwidthBitsPerSecond}
        quantity="bandwidth"
        none="unlimited"
        min={1}
        max={1e12}
        integer={false}
        standard={1e9}
        onChange={(bandwidthBitsPerSecond) => onChange({ bandwidthBitsPerSecond }, 'bandwidth')}
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
        standard={0}
        onChange={(lossRatio) => lossRatio !== null && onChange({ lossRatio }, 'loss')}
      />
      {cpu('Serialization', 'serializationMs', 'CPU time for each message, on each side.')}
      {cpu('· each KiB', 'serializationMsPerKiB', 'CPU time for each KiB of a message, on each side.')}
      {style === 'rest' && (
        <SwitchField
          label="Keep-alive"
          help="Off: every call pays two round trips and a handshake first."
          isOn={wire.keepAlive}
          standard
          onChange={(keepAlive) => onChange({ keepAlive }, 'keep-alive')}
        />
      )}
      {(style !== 'rest' || !wire.keepAlive) &&
        cpu('· handshake', 'handshakeMs', 'CPU time of a handshake, at the callee.')}
    </section>
  );
}

/** Whose a connection is, how long it stays, and whom it binds. */
function StyleFields({ wire, onChange }: Omit<MessageFieldsProps, 'isFromRouter'>) {
  return (
    <>
      <ChoiceField
        label="Style"
        help="REST: a request has a connection to itself. RPC: a client or calling instance has one to each instance, for all its calls, that stays. WebSocket: one that stays and binds it to the instance at its end. A connection that stays takes memory there."
        value={wire.style}
        options={[
          { value: 'rest', label: 'REST' },
          { value: 'rpc', label: 'RPC' },
          { value: 'websocket', label: 'WebSocket' },
        ]}
        standard="rest"
        onChange={(style) => onChange({ style: style as Wire['style'] }, 'style')}
      />
      {wire.style === 'websocket' && (
        <TimeField
          label="· jitter"
          help="Who loses the connection comes back after a time drawn between 0 and this. Without it all come back at once."
          value={wire.reconnectJitterMs}
          max={3_600_000}
          standard={0}
          onChange={(next) => onChange({ reconnectJitterMs: next }, 'jitter')}
        />
      )}
    </>
  );
}
