/** What a timeline may set while a run goes on: parameters of a part, numbers of a wire. */
import { declarations } from '#catalog';
import {
  componentOf,
  wireOf,
  type ConfigurationTarget,
  type Parameter,
  type ParameterValue,
  type Quantity,
  type Stage,
} from '#design';

export interface Settable {
  /** As the document names it. */
  readonly name: string;
  readonly label: string;
  /** What it is now. */
  readonly value: ParameterValue;
  /** The field in which it is typed. */
  readonly parameter: Parameter;
}

interface WireNumber {
  readonly name: 'latencyMs' | 'bandwidthBitsPerSecond' | 'lossRatio' | 'serializationMs' | 'handshakeMs' | 'weight';
  readonly label: string;
  readonly quantity: Quantity;
  readonly max: number;
  readonly none: string | null;
}

const wireNumbers: readonly WireNumber[] = [
  { name: 'latencyMs', label: 'Latency', quantity: 'duration', max: 86_400_000, none: 'by placement' },
  { name: 'bandwidthBitsPerSecond', label: 'Bandwidth', quantity: 'bandwidth', max: 1e15, none: 'unlimited' },
  { name: 'lossRatio', label: 'Loss', quantity: 'ratio', max: 1, none: null },
  { name: 'serializationMs', label: 'Serialization', quantity: 'duration', max: 60_000, none: null },
  { name: 'handshakeMs', label: 'Handshake', quantity: 'duration', max: 60_000, none: null },
  { name: 'weight', label: 'Weight', quantity: 'count', max: 1e9, none: 'instances behind it' },
];

const asParameter = ({ name, label, quantity, max, none }: WireNumber): Parameter => ({
  type: 'number',
  section: '',
  name,
  label,
  help: '',
  quantity,
  unit: '',
  default: 0,
  min: 0,
  max,
  none,
  integer: false,
  source: null,
});

/** All that can be set of a part or a wire; empty when it is not there. */
export function settableOf(stage: Stage, target: ConfigurationTarget): readonly Settable[] {
  if (target.type === 'component') {
    const component = componentOf(stage, target.component);
    const kind = component && declarations.get(component.kind);
    return (kind?.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      label: parameter.label,
      value: component?.configuration[parameter.name] ?? parameter.default,
      parameter,
    }));
  }
  const wire = wireOf(stage, target.wire);
  return wire
    ? wireNumbers.map((each) => ({
        name: each.name,
        label: each.label,
        value: wire[each.name],
        parameter: asParameter(each),
      }))
    : [];
}
