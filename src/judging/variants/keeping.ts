/** Sabotages of what is kept: acknowledged work that does not outlive a crash, and data that is old when it is read. */
import {
  constant,
  idOf,
  type Component,
  type Configuration,
  type Document,
  type ParameterValue,
  type TimelineEvent,
} from '#design';
import { setParameters, together, type Change } from '../why/change';
import { namesOf, type MakeVariant, type Premises } from './variant';

/** Ids of what a variant adds to a document; no document has given so many. */
const firstId = 5_000_000;

/** What keeps acknowledged work through a crash, and what does not. */
const keeping: readonly {
  readonly parameter: string;
  readonly keeps: ParameterValue;
  readonly loses: ParameterValue;
}[] = [
  { parameter: 'standby', keeps: 'synchronous', loses: 'asynchronous' },
  { parameter: 'durable', keeps: true, loses: false },
];

const crashMs = 60_000;
const lagMs = 5000;

export const lostInACrash: MakeVariant = ({ document, stage }) => {
  const found = stage.components.flatMap((component) =>
    keeping
      .filter(({ parameter, keeps }) => component.configuration[parameter] === keeps)
      .map((each) => ({ component, ...each })),
  );
  const [first] = found;
  if (!first) return null;
  const crash = isStruck(document, first.component) ? [] : [crashing(first.component)];
  return {
    name: `Lost in a crash of ${namesOf(found.map(({ component }) => component))}`,
    what: `It acknowledges what only one machine has${crash.length > 0 ? ', and that machine is gone for a minute' : ''}.`,
    change: together([
      ...found.map(({ component: { id, configuration }, parameter, loses }) =>
        setParameters(stage.id, id, { [parameter]: loses, ...longLag(configuration) }),
      ),
      ...crash,
    ]),
  };
};

/** A standby that is hardly behind loses nothing worth a test. */
function longLag({ replicationLagMs: lag }: Configuration): Configuration {
  if (lag === undefined || lag === null || typeof lag !== 'object') return {};
  return lag.type === 'constant' && lag.value >= lagMs ? {} : { replicationLagMs: constant(lagMs) };
}

/** Whether the scenario takes it, an instance of it or a zone of it down anyhow. */
function isStruck({ scenario: { timeline } }: Document, { id, zones }: Component): boolean {
  return timeline.some(({ action }) => {
    if (action.type !== 'fault' || !['crash', 'outage', 'zone-outage'].includes(action.fault.fault)) return false;
    const { target } = action.fault;
    return target.type === 'zone' ? zones.includes(target.zone) : 'component' in target && target.component === id;
  });
}

/** In the middle of what is measured. */
const crashing =
  ({ id, name }: Component): Change =>
  (document) => {
    const { durationMs, warmUpMs, timeline } = document.scenario;
    const event: TimelineEvent = {
      id: idOf('event', firstId),
      name: `${name}: a crash`,
      atMs: warmUpMs + (durationMs - warmUpMs) / 2,
      durationMs: Math.min(crashMs, (durationMs - warmUpMs) / 4),
      action: {
        type: 'fault',
        fault: {
          fault: 'outage',
          target: { type: 'instance', component: id, instance: 0 },
          magnitude: null,
          recurrence: null,
        },
      },
    };
    return { ...document, scenario: { ...document.scenario, timeline: [...timeline, event] } };
  };

const staleMs = 600_000;
/** How long a copy is behind, by the parameter that says so; copies that nobody made are behind nothing. */
const behind: Readonly<Record<string, ParameterValue>> = {
  replicationLagMs: constant(staleMs),
  copyLagMs: constant(staleMs),
  refreshMs: staleMs,
};

export const staleData: MakeVariant = ({ stage }) => {
  const found = stage.components.filter(
    ({ configuration }) =>
      Object.keys(behind).some((name) => configuration[name] !== undefined) && configuration['readReplicas'] !== 0,
  );
  if (found.length === 0) return null;
  return {
    name: `Old data in ${namesOf(found)}`,
    what: 'Copies show what was written ten minutes ago.',
    change: together(
      found.map(({ id, configuration }) =>
        setParameters(
          stage.id,
          id,
          Object.fromEntries(Object.entries(behind).filter(([name]) => configuration[name] !== undefined)),
        ),
      ),
    ),
  };
};

/** Whoever has a credential may no longer be asked for it. */
export const openDoor: MakeVariant = ({ document: { access }, stage }: Premises) => {
  const guarded = access.permissions.flatMap((each) => (each.type === 'operation' ? [each.operation] : []));
  const names = stage.modules.flatMap(({ name: module, operations }) =>
    operations.filter(({ id }) => guarded.includes(id)).map(({ name }) => ({ name: `${module}.${name}` })),
  );
  if (names.length === 0) return null;
  return {
    name: `${namesOf(names)} open to the internet`,
    what: 'No credential is asked for any more.',
    change: (given) => ({
      ...given,
      access: { ...given.access, permissions: given.access.permissions.filter(({ type }) => type !== 'operation') },
    }),
  };
};
