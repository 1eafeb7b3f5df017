/** The zones of a stage with their regions: which there are decides latency, transfer and what is lost together. */
import { addZone, removeZone, setZone, type Stage, type Zone } from '#design';
import { clearFault } from '../run/run-control';
import { edit } from '../stores/document-store';
import { runStore } from '../stores/run-store';
import { NameField } from './NameField';

export function ZonesOfStage({ stage }: { readonly stage: Stage }) {
  return (
    <section className="inspector-section">
      <h3>
        Zones <small>{stage.zones.length === 0 ? 'one, without a name' : ''}</small>
      </h3>
      {stage.zones.map((zone) => (
        <ZoneFields key={zone.id} stage={stage} zone={zone} />
      ))}
      {stage.zones.length === 0 && (
        <p className="inspector-note">
          With zones of their own, parts are further from each other, pay for what crosses over, and are lost together.
          A part is put there by its settings, or dragged into the frame.
        </p>
      )}
      {stage.zones.length > 0 && (
        <p className="inspector-note">
          A part is put into a zone by its own settings, under Zones, or dragged into the frame of parts that stand
          there.
        </p>
      )}
      <button
        type="button"
        className="button"
        onClick={() => edit({ label: 'Add a zone' }, (document) => addZone(document, { stage: stage.id }).document)}
      >
        Add a zone
      </button>
    </section>
  );
}

function ZoneFields({ stage, zone }: { readonly stage: Stage; readonly zone: Zone }) {
  const set = (values: Partial<Pick<Zone, 'name' | 'region'>>, what: string) =>
    edit({ label: `Set ${what} of ${zone.name}` }, (document) =>
      setZone(document, { stage: stage.id, zone: zone.id, values }),
    );
  const parts = stage.components.filter(({ zones }) => zones.includes(zone.id)).length;
  return (
    <div
      className="field-with-remove zone-fields"
      title={`${parts} ${parts === 1 ? 'part stands' : 'parts stand'} in it`}
    >
      <NameField name={zone.name} label={`Name of ${zone.name}`} onChange={(name) => set({ name }, 'name')} />
      <NameField name={zone.region} label={`Region of ${zone.name}`} onChange={(region) => set({ region }, 'region')} />
      <button
        type="button"
        className="icon-button"
        aria-label={`Remove ${zone.name}`}
        onClick={() => {
          // What is gone cannot be down: nobody could tell why its parts hang.
          for (const { id, fault } of runStore.getState().activeFaults)
            if (fault.target.type === 'zone' && fault.target.zone === zone.id) clearFault(id);
          edit({ label: `Remove ${zone.name}` }, (document) =>
            removeZone(document, { stage: stage.id, zone: zone.id }),
          );
        }}
      >
        ×
      </button>
    </div>
  );
}
