/** What a class asks for, how often: a weight for each operation, with the share it comes to. */
import { declarations } from '#catalog';
import {
  addToMix,
  operationOf,
  reachableOperations,
  removeFromMix,
  type Component,
  type Stage,
  type TrafficClass,
} from '#design';
import { edit } from '../../stores/document-store';
import { AddChoice } from '../AddChoice';
import { NumberField } from '../NumberField';

export interface MixFieldsProps {
  readonly stage: Stage;
  readonly component: Component;
  readonly trafficClass: TrafficClass;
  readonly onChange: (mix: TrafficClass['mix']) => void;
}

export function MixFields({ stage, component, trafficClass, onChange }: MixFieldsProps) {
  const { mix } = trafficClass;
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  const nameOf = (operation: string) => {
    const found = operationOf(stage, operation as never);
    return found ? `${found.module.name}.${found.operation.name}` : 'not in this stage';
  };
  const free = reachableOperations(stage, { component: component.id }, declarations).filter(
    (operation) => !mix.some((entry) => entry.operation === operation),
  );
  return (
    <section className="inspector-section">
      <h3>
        Mix <small>weight of each request</small>
      </h3>
      {mix.length === 0 && free.length === 0 && (
        <p className="inspector-note">Nothing is asked for yet. Wire it to a server or a load balancer.</p>
      )}
      {mix.map((entry) => (
        <div key={entry.id} className="field-with-remove">
          <NumberField
            label={nameOf(entry.operation)}
            help={`${((100 * entry.weight) / total).toPrecision(3)} % of the requests of ${trafficClass.name}.`}
            value={entry.weight}
            quantity="factor"
            unit={`${((100 * entry.weight) / total).toPrecision(3)} %`}
            none={null}
            min={0.001}
            max={1e6}
            integer={false}
            onChange={(weight) =>
              weight !== null && onChange(mix.map((each) => (each.id === entry.id ? { ...entry, weight } : each)))
            }
          />
          <button
            type="button"
            className="icon-button"
            aria-label={`Ask no more for ${nameOf(entry.operation)}`}
            onClick={() =>
              edit({ label: 'Remove from the mix' }, (document) =>
                removeFromMix(document, { trafficClass: trafficClass.id, entry: entry.id }),
              )
            }
          >
            ×
          </button>
        </div>
      ))}
      <AddChoice
        label="Also ask for"
        options={free.map((operation) => ({ value: operation, label: nameOf(operation) }))}
        onAdd={(operation) =>
          edit({ label: 'Add to the mix' }, (document) =>
            addToMix(document, { trafficClass: trafficClass.id, operation: operation as (typeof free)[number] }),
          )
        }
      />
    </section>
  );
}
