/** A wire: what it joins, what its messages cost, and its policies. On an in-process wire both are kept and do nothing. */
import { declarations } from '#catalog';
import {
  componentOf,
  placementOf,
  removeFromStage,
  setWire,
  setWirePolicy,
  wireWords,
  type Stage,
  type Wire,
} from '#design';
import { edit } from '../stores/document-store';
import { select } from '../stores/editor-store';
import { settingLabel } from './setting-words';
import { WireProblems } from './WireProblems';
import { MessageFields } from './wires/MessageFields';
import { PolicySection } from './wires/PolicySection';
import { WireMeasures } from './wires/WireMeasures';

export function WirePanel({ stage, wire }: { readonly stage: Stage; readonly wire: Wire }) {
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
        <WireMeasures wire={wire} />
        <MessageFields
          wire={wire}
          onChange={(values, name) =>
            edit(options(values, name), (document) => setWire(document, { stage: stage.id, wire: wire.id, values }))
          }
        />
        <PolicySection
          policy={wire.policy}
          choosesInstance={choosesInstance(stage, wire)}
          onChange={(values, name) =>
            edit(options(values, name), (document) =>
              setWirePolicy(document, { stage: stage.id, wire: wire.id, values }),
            )
          }
        />
        <button
          type="button"
          className="button is-quiet"
          onClick={() => {
            edit({ label: `Delete ${wireWords(stage, wire)}` }, (document) =>
              removeFromStage(document, { stage: stage.id, ids: [wire.id] }),
            );
            select([]);
          }}
        >
          Delete this wire
        </button>
      </div>
    </>
  );
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
