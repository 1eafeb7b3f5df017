/** The zones to which the instances of a part are dealt in turn. */
import { setComponent, type Component, type Stage, type ZoneId } from '#design';
import { edit } from '../../stores/document-store';

export interface ZonesSectionProps {
  readonly stage: Stage;
  readonly component: Component;
}

export function ZonesSection({ stage, component }: ZonesSectionProps) {
  const { zones } = component;
  const set = (next: readonly ZoneId[]) =>
    edit({ label: `Set zones of ${component.name}` }, (document) =>
      setComponent(document, { stage: stage.id, component: component.id, values: { zones: next } }),
    );
  if (stage.zones.length === 0) return null;
  return (
    <section className="inspector-section">
      <h3>
        Zones <small>{zones.length === 0 ? 'anywhere' : ''}</small>
      </h3>
      <fieldset className="cause-list">
        <legend>Stands in</legend>
        {stage.zones.map(({ id, name, region }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={zones.includes(id)}
              onChange={() => set(zones.includes(id) ? zones.filter((each) => each !== id) : [...zones, id])}
            />
            {name === region ? name : `${name}, ${region}`}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
