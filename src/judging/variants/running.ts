/** Sabotages of what runs where and how much of it: zones, instances, what is bought by the hour, what others answer, and who asks again. */
import { idOf, scaledLaw, type Component, type Distribution, type Wire } from '#design';
import { onComponent, onWires, setParameters, together, type Change } from '../why/change';
import { namesOf, type MakeVariant, type Premises } from './variant';

const firstId = 5_100_000;

export const oneZone: MakeVariant = ({ stage }) => {
  const used = stage.zones.filter(({ id }) => stage.components.some(({ zones }) => zones.includes(id)));
  const [first] = used;
  if (!first || used.length < 2) return null;
  return {
    name: `Everything in ${first.name}`,
    what: `What stood in ${namesOf(used)} stands in ${first.name} alone.`,
    change: together(
      stage.components
        .filter(({ zones }) => zones.length > 0)
        .map(({ id }) => onComponent(stage.id, id, (each) => ({ ...each, zones: [first.id] }))),
    ),
  };
};

export const nightAsDay: MakeVariant = ({ stage }) => {
  const scaled = stage.components.filter(({ hostPolicy }) => {
    const scaling = hostPolicy?.autoscaling;
    return scaling && scaling.min < scaling.max;
  });
  if (scaled.length === 0) return null;
  return {
    name: `${namesOf(scaled)} at night as by day`,
    what: 'As many instances as it may have at most, at every hour.',
    change: together(scaled.map(({ id }) => onComponent(stage.id, id, withoutScalingIn))),
  };
};

function withoutScalingIn(component: Component): Component {
  const { hostPolicy } = component;
  const scaling = hostPolicy?.autoscaling;
  if (!scaling) return component;
  return { ...component, hostPolicy: { ...hostPolicy, autoscaling: { ...scaling, min: scaling.max, schedule: [] } } };
}

const slower = 10;
const isBought = ({ kinds }: Premises, { kind }: Component): boolean => kinds.get(kind)?.category === 'bought-in';

function slowed(premises: Premises, { id, kind, configuration }: Component): Change | null {
  const laws = (premises.kinds.get(kind)?.parameters ?? []).flatMap(({ type, name }) => {
    const value = configuration[name];
    if (type !== 'distribution' || !name.endsWith('Ms') || value === null || typeof value !== 'object') return [];
    return [[name, scaledLaw(value, slower)] as const];
  });
  return laws.length === 0 ? null : setParameters(premises.stage.id, id, Object.fromEntries<Distribution>(laws));
}

export const slowDependency: MakeVariant = (premises) => {
  const bought = premises.stage.components.filter((each) => isBought(premises, each));
  const changes = bought.flatMap((each) => slowed(premises, each) ?? []);
  if (changes.length === 0) return null;
  return {
    name: `A slow ${namesOf(bought)}`,
    what: `It takes ${slower} times as long to answer.`,
    change: together(changes),
  };
};

/** Hosts that have a number of instances of their own; null = by a policy, or one that is not counted. */
function instancesOf({ kinds }: Premises, { kind, configuration, hostPolicy }: Component): number | null {
  const parameter = kinds.get(kind)?.hosts === 'modules' ? kinds.get(kind)?.instancesParameter : null;
  const value = parameter && !hostPolicy?.autoscaling ? configuration[parameter] : null;
  return typeof value === 'number' ? value : null;
}

function withInstances(premises: Premises, { id, kind }: Component, instances: number): Change {
  const parameter = premises.kinds.get(kind)?.instancesParameter ?? '';
  return setParameters(premises.stage.id, id, { [parameter]: instances });
}

/** Half as many instances; of a host that has one, half as many vCPUs. */
function halved(premises: Premises, component: Component): Change | null {
  const instances = instancesOf(premises, component);
  const { vcpus } = component.configuration;
  if (instances === null) return null;
  if (instances >= 2) return withInstances(premises, component, Math.floor(instances / 2));
  return typeof vcpus === 'number' && vcpus >= 2
    ? setParameters(premises.stage.id, component.id, { vcpus: Math.floor(vcpus / 2) })
    : null;
}

export const halfTheCapacity: MakeVariant = (premises) => {
  const hosts = premises.stage.components.filter((each) => halved(premises, each) !== null);
  if (hosts.length === 0) return null;
  return {
    name: `Half of ${namesOf(hosts)}`,
    what: 'Half as many instances, or half as many vCPUs where there is one.',
    change: together(hosts.flatMap((each) => halved(premises, each) ?? [])),
  };
};

const stormMs = 60_000;
const asksAgain = {
  attempts: 10,
  backoff: { baseMs: 0, factor: 1, capMs: null, jitter: 'none' },
  budget: null,
} as const;

const isLimited = ({ policy: { retry } }: Wire): boolean =>
  retry !== null && (retry.budget !== null || retry.backoff.baseMs !== 0);

/** Half of what is asked behind one of the wires fails for a minute: those who pause and keep a budget get over it. */
export const retriesWithoutBudget: MakeVariant = ({ document, stage }) => {
  const wires = stage.wires.filter(isLimited);
  const [first] = wires;
  if (!first) return null;
  const { warmUpMs, durationMs, timeline } = document.scenario;
  const failing: Change = (given) => ({
    ...given,
    scenario: {
      ...given.scenario,
      timeline: [
        ...timeline,
        {
          id: idOf('event', firstId),
          name: 'Half of the answers are errors',
          atMs: warmUpMs + (durationMs - warmUpMs) / 2,
          durationMs: Math.min(stormMs, (durationMs - warmUpMs) / 4),
          action: {
            type: 'fault',
            fault: { fault: 'error-rate', target: { type: 'wire', wire: first.id }, magnitude: 0.5, recurrence: null },
          },
        },
      ],
    },
  });
  const ids = new Set(wires.map(({ id }) => id));
  return {
    name: 'Retries without budget or pause',
    what: `Ten attempts at once on ${wires.length === 1 ? 'a wire' : `${wires.length} wires`}, in a minute of errors.`,
    change: together([
      onWires(stage.id, ids, (wire) => ({
        ...wire,
        policy: { ...wire.policy, retry: wire.policy.retry && { ...wire.policy.retry, ...asksAgain } },
      })),
      failing,
    ]),
  };
};
