/** A wire: what it joins, what its messages cost, and its policies. On an in-process wire both are kept and do nothing. */
import { declarations } from '#catalog';
import {
  componentOf,
  mayNotAwait,
  moduleOf,
  placementOf,
  setAwaits,
  setWire,
  setWireDelivery,
  setWirePolicy,
  wireWords,
  type Document,
  type Protocol,
  type Stage,
  type Wire,
} from '#design';
import { edit } from '../stores/document-store';
import { select } from '../stores/editor-store';
import { settingLabel } from './setting-words';
import { WireProblems } from './WireProblems';
import { AwaitsField } from './wires/AwaitsField';
import { DeliverySection } from './wires/DeliverySection';
import { ExpectedOfWire } from './wires/ExpectedOfWire';
import { MessageFields } from './wires/MessageFields';
import { PolicySection } from './wires/PolicySection';
import { WireMeasures } from './wires/WireMeasures';
import { removeParts } from './remove-parts';

export interface WirePanelProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly wire: Wire;
}

export function WirePanel({ document, stage, wire }: WirePanelProps) {
  const options = (values: object, name: string) => ({
    label: settingLabel(`${name} of ${wireWords(stage, wire)}`, values),
    policy: 'merge' as const,
    mergeKey: `${wire.id} ${name}`,
  });
  const isFree = placementOf(stage, wire) === 'in-process';
  return (
    <>
      <header className="inspector-head">
        <div>
          <b>{wireWords(stage, wire)}</b>
          <span>
            {wire.protocol} wire, {isFree ? 'in process: free' : 'over the network'}
          </span>
        </div>
      </header>
      <div className="inspector-body" data-greyed={isFree}>
        {isFree && (
          <p className="inspector-note">
            Both ends stand in one process: a call costs nothing. What is set here is kept, and acts once one of them
            moves out.
          </p>
        )}
        <WireProblems stage={stage} wire={wire} />
        {!isFree && <ExpectedOfWire document={document} wire={wire} />}
        <WireMeasures wire={wire} isFree={isFree} />
        <MessageFields
          wire={wire}
          isFromRouter={isFromRouter(stage, wire)}
          onChange={(values, name) =>
            edit(options(values, name), (each) => setWire(each, { stage: stage.id, wire: wire.id, values }))
          }
        />
        {mayNotAwait(stage, wire, declarations) && (
          <AwaitsField
            awaits={wire.protocol !== 'event'}
            onChange={(awaits) =>
              edit({ label: `${awaits ? 'Wait' : 'Do not wait'} for ${wireWords(stage, wire)}` }, (each) =>
                setAwaits(each, { stage: stage.id, wire: wire.id, awaits }),
              )
            }
          />
        )}
        {wire.protocol === 'event' && 'component' in wire.from ? (
          <DeliverySection
            delivery={wire.delivery}
            brokers={sentTo(stage, wire)}
            operations={consumersOperations(stage, wire)}
            onChange={(values, name) =>
              edit(options(values, name), (each) => setWireDelivery(each, { stage: stage.id, wire: wire.id, values }))
            }
          />
        ) : (
          <PolicySection
            policy={wire.policy}
            choosesInstance={choosesInstance(stage, wire)}
            onChange={(values, name) =>
              edit(options(values, name), (each) => setWirePolicy(each, { stage: stage.id, wire: wire.id, values }))
            }
          />
        )}
        <button
          type="button"
          className="button is-quiet"
          onClick={() => {
            removeParts({ stage: stage.id, ids: [wire.id] }, wireWords(stage, wire));
            select([]);
          }}
        >
          Delete this wire
        </button>
      </div>
    </>
  );
}

/** Protocols in which the broker at the start of a wire is sent to. */
function sentTo(stage: Stage, { from }: Wire): readonly Protocol[] {
  const broker = 'component' in from ? componentOf(stage, from.component) : undefined;
  return (broker && declarations.get(broker.kind)?.offers.map(({ protocol }) => protocol)) ?? [];
}

/** What the consumer at the end of a wire can be asked for. */
function consumersOperations(stage: Stage, { to }: Wire) {
  const modules = 'component' in to ? (componentOf(stage, to.component)?.modules ?? []) : [to.module];
  return modules.flatMap((id) => {
    const module = moduleOf(stage, id);
    return (
      module?.operations.map(({ id: operation, name }) => ({ id: operation, label: `${module.name}.${name}` })) ?? []
    );
  });
}

/** A router chooses for its callers; one device leaves nothing to choose. */
function choosesInstance(stage: Stage, { from, to }: Wire): boolean {
  const routes = (id: string) => {
    const component = componentOf(stage, id as never);
    return component !== undefined && declarations.get(component.kind)?.passesOn === true;
  };
  if ('component' in from && routes(from.component)) return false;
  if ('module' in to) return true;
  const target = componentOf(stage, to.component);
  return (
    target !== undefined &&
    typeof declarations.get(target.kind)?.instancesParameter === 'string' &&
    !routes(to.component)
  );
}

function isFromRouter(stage: Stage, { from }: Wire): boolean {
  const source = 'component' in from ? componentOf(stage, from.component) : undefined;
  return source !== undefined && declarations.get(source.kind)?.passesOn === true;
}
