/** What is not there yet, comes again or from outside: caches to warm, instances to start, attempts to leave out, planned events, locks. */
import {
  allSteps,
  componentOf,
  constant,
  hostsOf,
  wireOf,
  wireWords,
  type Component,
  type Document,
  type Module,
  type ModuleId,
  type Step,
  type Wire,
} from '#design';
import { onComponent, onModules, onWires, setParameters, together, type Change } from './change';
import { withoutLocks } from './steps-lifted';
import type { Premises, Suspect } from './suspect';
import { percentWords, threeDigits } from './why-names';

/** Nothing of it runs out: it is there, or it is not. */
const none = { resource: null } as const;

export const circumstanceSuspects = (premises: Premises): readonly Suspect[] => [
  ...retrySuspects(premises),
  ...cacheSuspects(premises),
  ...coldStartSuspects(premises),
  ...scaleOutSuspects(premises),
  ...lockSuspects(premises),
  ...eventSuspects(premises),
];

const withoutRetries = (wire: Wire): Wire => ({ ...wire, policy: { ...wire.policy, retry: null } });

/** Each wire by itself, the users', and all together: layers multiply. */
function retrySuspects(premises: Premises): readonly Suspect[] {
  const { stage, evidence, document } = premises;
  const lift = 'one attempt only';
  const ofWires = evidence.wires.flatMap(({ id, attempts, retried }): readonly Suspect[] => {
    const wire = wireOf(stage, id);
    if (!wire?.policy.retry) return [];
    const share = attempts > 0 ? retried / attempts : 0;
    const seen = `${percentWords(share)} of its attempts are retries`;
    const change = onWires(stage.id, new Set([id]), withoutRetries);
    const place = { key: `retries ${id}`, type: 'retries', places: [id], name: wireWords(stage, wire) } as const;
    return [{ ...place, ...none, seen, lift, suspicion: 2 * share, change }];
  });
  const ofUsers = document.workload.trafficClasses.flatMap(({ id, name, userRetries }): readonly Suspect[] => {
    if (!userRetries) return [];
    const senders = stage.components.filter(({ trafficClasses }) => trafficClasses.includes(id));
    const place = { key: `retries ${id}`, type: 'retries', places: senders.map((each) => each.id), name } as const;
    const change: Change = (given) => withoutUserRetries(given, id);
    return [{ ...place, ...none, seen: 'its users ask again', lift, suspicion: 0.3, change }];
  });
  const each = [...ofWires, ...ofUsers];
  return each.length > 1 ? [...each, allRetries(each)] : each;
}

const allRetries = (each: readonly Suspect[]): Suspect => ({
  key: 'retries all',
  type: 'retries',
  places: each.flatMap(({ places }) => places),
  name: 'All retries together',
  ...none,
  seen: `${each.length} layers try again`,
  lift: 'one attempt only in each',
  suspicion: each.reduce((sum, { suspicion }) => sum + suspicion, 0),
  change: together(each.map(({ change }) => change)),
});

const withoutUserRetries = (document: Document, id: string): Document => ({
  ...document,
  workload: {
    ...document.workload,
    trafficClasses: document.workload.trafficClasses.map((each) =>
      each.id === id ? { ...each, userRetries: null } : each,
    ),
  },
});

const warmAs = ['prefillEntries'];
const twiceAs: Readonly<Record<string, string>> = {
  capacityMiB: 'twice the memory',
  capacityEntries: 'twice as many entries',
  ttlMs: 'twice the time to live',
};

function cacheSuspects(premises: Premises): readonly Suspect[] {
  return premises.evidence.components.flatMap(({ id, misses, arrivals }) => {
    const component = componentOf(premises.stage, id);
    if (!component || misses === 0) return [];
    const share = Math.min(1, misses / Math.max(arrivals, misses));
    const seen = `${percentWords(share)} of what it is asked is not there`;
    const place = { type: 'cold-cache', places: [id], name: component.name, ...none, seen } as const;
    const warm = warmAs.filter((name) => typeof component.configuration[name] === 'number');
    const larger = Object.keys(twiceAs).filter((name) => typeof component.configuration[name] === 'number');
    return [
      ...warm.map((name): Suspect => ({
        ...place,
        key: `cold-cache ${id}`,
        lift: 'a warm start',
        suspicion: share,
        change: setParameters(premises.stage.id, id, { [name]: entriesOf(premises.document) }),
      })),
      ...larger.map((name): Suspect => ({
        ...place,
        key: `cold-cache ${id} ${name}`,
        lift: twiceAs[name] ?? name,
        suspicion: share / 2,
        change: setParameters(premises.stage.id, id, { [name]: 2 * Number(component.configuration[name]) }),
      })),
    ];
  });
}

/** As many as any data set or class of requests has; a cache fills with the most popular. */
function entriesOf({ dataSets, workload }: Document): number {
  const populations = [
    ...dataSets.map(({ population }) => population),
    ...workload.trafficClasses.map(({ keys }) => keys),
  ];
  return Math.max(...populations.map((each) => (each.type === 'sequence' ? each.values.length : each.items)));
}

/** Parts of a cold start that belong to the host; those of the runtimes come on top. */
const coldParameters = ['environmentMs', 'packageLoadMs'];

function coldStartSuspects(premises: Premises): readonly Suspect[] {
  return premises.evidence.components.flatMap(({ id, coldStarts, arrivals }): readonly Suspect[] => {
    const component = componentOf(premises.stage, id);
    if (!component || coldStarts === 0) return [];
    const share = Math.min(1, coldStarts / Math.max(arrivals, coldStarts));
    return [
      {
        key: `cold-starts ${id}`,
        type: 'cold-starts',
        places: [id],
        name: component.name,
        ...none,
        seen: `${percentWords(share)} of its requests start an instance`,
        lift: 'instances that start at once',
        suspicion: Math.min(1, 10 * share),
        change: startingAtOnce(premises, component),
      },
    ];
  });
}

function startingAtOnce({ stage }: Premises, component: Component): Change {
  const values = coldParameters.flatMap((name) => {
    const value = component.configuration[name];
    if (value === undefined) return [];
    return [[name, typeof value === 'number' ? 0 : constant(0)] as const];
  });
  const modules = new Set(component.modules);
  return together([
    setParameters(stage.id, component.id, Object.fromEntries(values)),
    onModules(stage.id, modules, (module) => ({ ...module, runtime: { ...module.runtime, coldStartMs: constant(0) } })),
    (document) =>
      withRuntimesReady(
        document,
        stage.modules.filter(({ id }) => modules.has(id)),
      ),
  ]);
}

/** Assumed runtimes take the place of what a module says of its own. */
function withRuntimesReady(document: Document, modules: readonly Module[]): Document {
  const used = new Set(modules.map(({ runtime }) => runtime.name));
  const runtimes = Object.entries(document.assumptions.runtimes).map(
    ([name, traits]) => [name, used.has(name) ? { ...traits, coldStartMs: constant(0) } : traits] as const,
  );
  return { ...document, assumptions: { ...document.assumptions, runtimes: Object.fromEntries(runtimes) } };
}

/** Where instances come by a policy: as many from the start as it allows. */
function scaleOutSuspects({ stage }: Premises): readonly Suspect[] {
  return stage.components.flatMap(({ id, name, hostPolicy }): readonly Suspect[] => {
    const scaling = hostPolicy?.autoscaling;
    if (!scaling || scaling.min >= scaling.max) return [];
    const change = onComponent(stage.id, id, (component) => ({
      ...component,
      hostPolicy: component.hostPolicy && {
        ...component.hostPolicy,
        autoscaling: component.hostPolicy.autoscaling && { ...scaling, min: scaling.max, schedule: [] },
      },
    }));
    const seen = `it scales between ${threeDigits(scaling.min)} and ${threeDigits(scaling.max)} instances`;
    const lift = `${threeDigits(scaling.max)} instances from the start`;
    const place = { key: `scale-out ${id}`, type: 'scale-out', places: [id], name } as const;
    return [{ ...place, ...none, seen, lift, suspicion: 0.5, change }];
  });
}

function lockSuspects({ stage, evidence }: Premises): readonly Suspect[] {
  const names = new Set(stage.modules.flatMap(({ operations }) => allSteps(operations).flatMap(lockOf)));
  return [...names].map((lock): Suspect => {
    const holders = stage.modules.filter(({ operations }) =>
      allSteps(operations).some((step) => lockOf(step).includes(lock)),
    );
    const hosts = holders.flatMap(({ id }) => hostsOf(stage, id));
    const resources = evidence.balance?.peak.components.flatMap((each) => each.resources) ?? [];
    const used = Math.max(0, ...resources.filter(({ kind, of }) => kind === 'lock' && of === lock).map(useOf));
    return {
      key: `lock ${lock}`,
      type: 'lock',
      places: hosts.map(({ id }) => id),
      name: `Lock “${lock}”`,
      resource: 'lock',
      seen: `held ${percentWords(used)} of the time`,
      lift: 'everybody in at once',
      suspicion: Math.min(1, used) * Math.min(1, used),
      change: onModules(stage.id, new Set<ModuleId>(holders.map(({ id }) => id)), (module) =>
        withoutLocks(module, lock),
      ),
    };
  });
}

const useOf = ({ utilization }: { readonly utilization: number | null }): number => utilization ?? 0;
const lockOf = (step: Step): readonly string[] => (step.type === 'exclusive' ? [step.lock] : []);

const disturbing = new Set(['fault', 'deployment', 'traffic', 'configuration']);

function eventSuspects({ document, stage }: Premises): readonly Suspect[] {
  return document.scenario.timeline.flatMap((event): readonly Suspect[] => {
    if (!disturbing.has(event.action.type)) return [];
    const change: Change = (given) => ({
      ...given,
      scenario: { ...given.scenario, timeline: given.scenario.timeline.filter(({ id }) => id !== event.id) },
    });
    return [
      {
        key: `event ${event.id}`,
        type: 'event',
        places: struckBy(event.action, stage),
        name: event.name,
        ...none,
        seen: `planned at ${threeDigits(event.atMs / 1000)} s`,
        lift: 'a run without it',
        suspicion: 0.6,
        change,
      },
    ];
  });
}

function struckBy(
  action: Document['scenario']['timeline'][number]['action'],
  stage: Premises['stage'],
): Suspect['places'] {
  if (action.type === 'deployment') return hostsOf(stage, action.module).map(({ id }) => id);
  const target = action.type === 'fault' ? action.fault.target : action.type === 'configuration' ? action.target : null;
  if (!target) return [];
  if ('component' in target) return [target.component];
  return 'wire' in target ? [target.wire] : [];
}
