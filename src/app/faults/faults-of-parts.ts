/** What can happen to a part of a sheet, and in which words. Asked of the kind's properties, never of its name. */
import {
  faultWords,
  instanceWords,
  moduleOf,
  operationWords,
  type Component,
  type KindDeclaration,
  type Kinds,
  type Names,
  type Stage,
} from '#design';
import { all, percent, type FaultChoice, type NamedTarget } from './fault-choice';
import { ofStore } from './store-choices';
import { sureInstances } from './sure-instances';

export function ofComponent(
  component: Component,
  kind: KindDeclaration,
  { stage, kinds }: Names,
): readonly FaultChoice[] {
  const whole = all({ type: 'component', component: component.id });
  const parts = kind.instancesParameter === null ? whole : partsOf(component, kind, kinds);
  return [
    ...(isOnDemand(kind) ? ofInstancesOnDemand(whole) : []),
    ...(kind.instancesParameter === null ? [] : ofInstances(component, kind, kinds)),
    ...ofService(parts),
    ...ofMachine(kind, parts),
    ...ofQuota(kind, whole),
    ...ofOperations(stage, component),
    ...ofNodes(component, kinds),
    ...ofStore(kind, whole),
  ];
}

/** Instances of a component by their names, so many from the first on. */
function instancesOf(component: Component, kinds: Kinds, { first = 0, count = 1 }): readonly NamedTarget[] {
  return Array.from({ length: count }, (_, at) => ({
    target: { type: 'instance', component: component.id, instance: first + at },
    which: instanceWords(kinds, component, first + at),
  }));
}

/** All of a fleet, half of it, or any one of its instances. */
function partsOf(component: Component, kind: KindDeclaration, kinds: Kinds): readonly NamedTarget[] {
  const whole = all({ type: 'component', component: component.id });
  const count = sureInstances(component, kind);
  if (count < 2) return whole;
  const half: NamedTarget = { target: { type: 'share', component: component.id, share: 0.5 }, which: 'half of them' };
  return [...whole, half, ...instancesOf(component, kinds, { count })];
}

/** Whether its instances are made when somebody asks for one. */
const isOnDemand = ({ hosts, instancesParameter }: KindDeclaration): boolean =>
  hosts === 'modules' && instancesParameter === null;

function ofInstances(component: Component, kind: KindDeclaration, kinds: Kinds): readonly FaultChoice[] {
  return [
    {
      fault: 'crash',
      label: faultWords.crash.cause,
      text: 'Its requests fail with a reset; callers are refused until it listens again.',
      magnitude: null,
      targets: instancesOf(component, kinds, { count: sureInstances(component, kind) }),
    },
    {
      fault: 'crash',
      label: 'Restart all instances',
      text: 'All stop at once with everything in them, workers that wait for good included, and boot again.',
      magnitude: null,
      targets: all({ type: 'component', component: component.id }),
    },
  ];
}

function ofInstancesOnDemand(targets: readonly NamedTarget[]): readonly FaultChoice[] {
  return [
    {
      fault: 'crash',
      label: 'Crash all instances',
      text: 'All that are there stop at once with the requests in them; the next requests start others.',
      magnitude: null,
      targets,
    },
    {
      fault: 'cold-start-storm',
      label: faultWords['cold-start-storm'].cause,
      text: 'All instances end, busy ones after their requests; what comes next starts cold.',
      magnitude: null,
      targets,
    },
  ];
}

/** What can happen to whatever answers. */
const ofService = (targets: readonly NamedTarget[]): readonly FaultChoice[] => [
  {
    fault: 'outage',
    label: faultWords.outage.cause,
    text: 'It is gone; calls are refused until cleared.',
    magnitude: null,
    targets,
  },
  {
    fault: 'hang',
    label: faultWords.hang.cause,
    text: 'It takes calls and never answers; callers wait for their timeouts.',
    magnitude: null,
    targets,
  },
  {
    fault: 'error-rate',
    label: faultWords['error-rate'].cause,
    text: 'A share of its answers are errors, after the normal time.',
    magnitude: percent('Share', 20),
    targets,
  },
];

/** What can happen to what computes and has memory. */
function ofMachine(kind: KindDeclaration, targets: readonly NamedTarget[]): readonly FaultChoice[] {
  const throttle: FaultChoice = {
    fault: 'cpu-throttle',
    label: faultWords['cpu-throttle'].cause,
    text: 'Every computation runs at this share of its speed.',
    magnitude: percent('Speed left', 10),
    targets,
  };
  const leak: FaultChoice = {
    fault: 'memory-leak',
    label: faultWords['memory-leak'].cause,
    text: 'Each instance loses so much memory; one that has none left is killed and starts again.',
    magnitude: { label: 'Lost', unit: 'MiB/s', initial: 50, min: 0, max: 1_000_000 },
    targets,
  };
  const computes = isOnDemand(kind) || kind.parameters.some(({ name }) => name === 'vcpus');
  return [...(computes ? [throttle] : []), ...(kind.hosts === 'modules' ? [leak] : [])];
}

function ofQuota({ parameters }: KindDeclaration, targets: readonly NamedTarget[]): readonly FaultChoice[] {
  const usedUp: FaultChoice = {
    fault: 'dependency-quota',
    label: faultWords['dependency-quota'].cause,
    text: 'Every call is throttled until cleared.',
    magnitude: null,
    targets,
  };
  return parameters.some(({ name }) => name === 'quotaPerSecond') ? [usedUp] : [];
}

/** What can happen to what the modules of a host do. */
function ofOperations(stage: Stage, { modules }: Component): readonly FaultChoice[] {
  const targets = modules.flatMap((id) =>
    (moduleOf(stage, id)?.operations ?? []).map((operation) => ({
      target: { type: 'operation', operation: operation.id } as const,
      which: operationWords(stage, operation.id),
    })),
  );
  const failing: FaultChoice = {
    fault: 'error-rate',
    label: 'Fail an operation',
    text: 'A share of the times that it is done ends in an error, in every host of its module.',
    magnitude: percent('Share', 20),
    targets,
  };
  const versions: FaultChoice = {
    fault: 'bad-deployment',
    label: faultWords['bad-deployment'].cause,
    text: 'It comes to all hosts of the module by their own rules, and fails a share of what the module does. Cleared, the version before comes back in the same way.',
    magnitude: percent('Share', 50),
    targets: modules.map((id) => ({
      target: { type: 'module', module: id } as const,
      which: moduleOf(stage, id)?.name ?? null,
    })),
  };
  return targets.length > 0 ? [failing, versions] : [];
}

/** What can happen to the nodes of a store that has several. */
function ofNodes(component: Component, kinds: Kinds): readonly FaultChoice[] {
  const names = kinds.get(component.kind)?.instanceNames?.(component.configuration) ?? [];
  if (names.length < 2) return [];
  const hasStandby = names.includes('standby');
  const replicas = names.length - (hasStandby ? 2 : 1);
  const down = (node: string, text: string, targets: readonly NamedTarget[]): FaultChoice => ({
    fault: 'outage',
    label: `Take ${node} down`,
    text,
    magnitude: null,
    targets,
  });
  const primaryGone = hasStandby
    ? 'Calls are refused until the standby has taken over, or until cleared.'
    : 'Writes, and reads that ask the primary, are refused until cleared.';
  const standbyGone = 'Nobody takes over while it is gone; a synchronous primary commits without it.';
  const replicaGone = 'Reads that ask it fail until that is detected, then the others take them.';
  const order: FaultChoice = {
    fault: 'failover',
    label: faultWords.failover.cause,
    text: 'The standby is promoted without a wait for detection; all connections to the primary are reset.',
    magnitude: null,
    targets: all({ type: 'component', component: component.id }),
  };
  return [
    down('the primary', primaryGone, instancesOf(component, kinds, {})),
    ...(hasStandby ? [down('the standby', standbyGone, instancesOf(component, kinds, { first: 1 })), order] : []),
    ...(replicas > 0
      ? [
          down(
            'a replica',
            replicaGone,
            instancesOf(component, kinds, { first: names.length - replicas, count: replicas }),
          ),
        ]
      : []),
  ];
}
