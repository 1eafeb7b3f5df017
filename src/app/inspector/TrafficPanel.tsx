/** The traffic that a source sends: rate, patience, what is asked how often. Shared by all stages. */
import { operationOf, setTrafficClass, type Component, type Document, type Stage, type TrafficClass } from '#design';
import { edit } from '../stores/document-store';
import { NumberField } from './NumberField';

export interface TrafficPanelProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly component: Component;
}

export function TrafficPanel({ document, stage, component }: TrafficPanelProps) {
  const classes = document.workload.trafficClasses.filter(({ id }) => component.trafficClasses.includes(id));
  return (
    <>
      {classes.map((each) => (
        <ClassSection key={each.id} stage={stage} trafficClass={each} />
      ))}
    </>
  );
}

function ClassSection({ stage, trafficClass }: { readonly stage: Stage; readonly trafficClass: TrafficClass }) {
  const set = (values: Partial<TrafficClass>, name: string) =>
    edit(
      { label: `Set ${name} of ${trafficClass.name}`, policy: 'merge', mergeKey: `${trafficClass.id} ${name}` },
      (document) => setTrafficClass(document, { trafficClass: trafficClass.id, values }),
    );
  const { arrivals, mix } = trafficClass;
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <section className="inspector-section">
      <h3>Traffic, {arrivals.type}</h3>
      {'ratePerSecond' in arrivals && (
        <NumberField
          label="Rate"
          value={arrivals.ratePerSecond}
          quantity="rate"
          unit="req/s"
          none={null}
          min={0}
          max={1e7}
          integer={false}
          onChange={(ratePerSecond) =>
            ratePerSecond !== null && set({ arrivals: { ...arrivals, ratePerSecond } }, 'rate')
          }
        />
      )}
      {arrivals.type === 'closed' && (
        <NumberField
          label="Users"
          value={arrivals.population}
          quantity="count"
          none={null}
          min={1}
          max={1e6}
          integer
          onChange={(population) => population !== null && set({ arrivals: { ...arrivals, population } }, 'users')}
        />
      )}
      <NumberField
        label="Patience"
        help="A user waits this long, retries included; then the request is late."
        value={trafficClass.patienceMs}
        quantity="duration"
        none="without end"
        min={1}
        max={86_400_000}
        integer={false}
        onChange={(patienceMs) => set({ patienceMs }, 'patience')}
      />
      {mix.length === 0 && <p>Nothing is asked for yet. Wire it to a server or a load balancer.</p>}
      {mix.map((entry) => {
        const asked = operationOf(stage, entry.operation);
        return (
          <NumberField
            key={entry.id}
            label={asked ? `${asked.module.name}.${asked.operation.name}` : entry.operation}
            help={`${((100 * entry.weight) / total).toFixed(1)} % of the requests`}
            value={entry.weight}
            quantity="factor"
            unit="parts"
            none={null}
            min={0.001}
            max={1e6}
            integer={false}
            onChange={(weight) =>
              weight !== null &&
              set({ mix: mix.map((each) => (each.id === entry.id ? { ...entry, weight } : each)) }, 'mix')
            }
          />
        );
      })}
    </section>
  );
}
