/** The traffic that a source sends: arrivals, rate, patience, retries of users, mix and keys. Shared by all stages. */
import {
  hasRate,
  type Arrivals,
  addTrafficClass,
  setTrafficClass,
  type Component,
  type Document,
  type Stage,
  type TrafficClass,
} from '#design';
import { edit } from '../stores/document-store';
import { settingLabel } from './setting-words';
import { NumberField } from './NumberField';
import { PopulationField } from './PopulationField';
import { ArrivalsFields } from './traffic/ArrivalsFields';
import { CurveFields } from './traffic/CurveFields';
import { MixFields } from './traffic/MixFields';
import { TestPlanFields } from './traffic/TestPlanFields';
import { RetryFields } from './wires/RetryFields';

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
        <ClassSections
          key={each.id}
          stage={stage}
          component={component}
          trafficClass={each}
          warmUpMs={document.scenario.warmUpMs}
        />
      ))}
      <button
        type="button"
        className="button"
        onClick={() =>
          edit(
            { label: 'Add traffic class' },
            (each) => addTrafficClass(each, { stage: stage.id, component: component.id }).document,
          )
        }
      >
        Add a traffic class
      </button>
    </>
  );
}

interface ClassSectionsProps {
  readonly warmUpMs: number;
  readonly stage: Stage;
  readonly component: Component;
  readonly trafficClass: TrafficClass;
}

function ClassSections({ stage, component, trafficClass, warmUpMs }: ClassSectionsProps) {
  const set = (values: Partial<TrafficClass>, name: string) =>
    edit(
      {
        label: settingLabel(`${name} of ${trafficClass.name}`, values),
        policy: 'merge',
        mergeKey: `${trafficClass.id} ${name}`,
      },
      (document) => setTrafficClass(document, { trafficClass: trafficClass.id, values }),
    );
  return (
    <>
      <section className="inspector-section">
        <h3>
          {trafficClass.name} <small>the same in all stages</small>
        </h3>
        <ArrivalsFields arrivals={trafficClass.arrivals} onChange={(arrivals) => set({ arrivals }, 'arrivals')} />
        <NumberField
          label="Patience"
          help="A user waits this long, retries included; then the request counts as late."
          value={trafficClass.patienceMs}
          quantity="duration"
          none="without end"
          min={1}
          max={86_400_000}
          integer={false}
          onChange={(patienceMs) => set({ patienceMs }, 'patience')}
        />
        <RetryFields
          label="Users retry"
          retry={trafficClass.userRetries}
          onChange={(userRetries) => set({ userRetries }, 'retries')}
        />
      </section>
      {hasRate(trafficClass.arrivals) && (
        <CurveFields trafficClass={trafficClass} onChange={(values) => set(values, 'rate over time')} />
      )}
      <MixFields
        stage={stage}
        component={component}
        trafficClass={trafficClass}
        onChange={(mix) => set({ mix }, 'mix')}
      />
      <TestPlanFields
        trafficClass={trafficClass}
        fromMs={warmUpMs}
        onChange={(testPlan) => set({ testPlan }, 'test plan')}
      />
      {!isOfSenders(trafficClass.arrivals) && <Populations trafficClass={trafficClass} set={set} />}
    </>
  );
}

interface PopulationsProps {
  readonly trafficClass: TrafficClass;
  readonly set: (values: Partial<TrafficClass>, name: string) => void;
}

/** Of whom and what requests are drawn; who sends once a period is both. */
function Populations({ trafficClass, set }: PopulationsProps) {
  return (
    <section className="inspector-section">
      <h3>Keys and users</h3>
      <PopulationField
        label="Keys"
        help="What the requests are about: caches hit on keys asked for before."
        value={trafficClass.keys}
        onChange={(keys) => set({ keys }, 'keys')}
      />
      <PopulationField
        label="Users"
        help="Who asks: balancing by client sends one user to one instance."
        value={trafficClass.clients}
        onChange={(clients) => set({ clients }, 'users')}
      />
    </section>
  );
}

const isOfSenders = ({ type }: Arrivals): boolean => type === 'periodic' || type === 'connects';
