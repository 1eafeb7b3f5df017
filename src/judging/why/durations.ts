/** What takes time without running out: networks, parts that answer in their own time, and the work of modules. */
import {
  componentOf,
  hostsOf,
  moduleOf,
  oneWayMs,
  scaledLaw,
  type Component,
  type ModuleId,
  type Parameter,
  type Wire,
} from '#design';
import { pathsOf } from '../survey/survey-cases';
import { onModules, onWires, setParameters } from './change';
import { withWork } from './steps-lifted';
import type { Premises, Suspect } from './suspect';
import { msWords } from './why-names';

/** What is left of work and of answer times. */
const half = 0.5;

export const durationSuspects = (premises: Premises): readonly Suspect[] => [
  ...latencySuspects(premises),
  ...answerSuspects(premises),
  ...workSuspects(premises),
];

/** Wires between the same two parts are one network. */
function latencySuspects(premises: Premises): readonly Suspect[] {
  const { stage, meanMs } = premises;
  return pathsOf(stage).flatMap(({ name, wires }): readonly Suspect[] => {
    const travelMs = wires.reduce((sum, wire) => sum + 2 * latencyOf(premises, wire) * attemptsOver(premises, wire), 0);
    const slowest = Math.max(...wires.map((wire) => latencyOf(premises, wire)));
    if (slowest === 0) return [];
    const ids = new Set(wires.map(({ id }) => id));
    return [
      {
        key: `latency ${[...ids].join()}`,
        type: 'latency',
        places: [...ids],
        name,
        resource: null,
        seen: `${msWords(slowest)} each way, ${msWords(travelMs)} of a request's mean time`,
        lift: 'no latency',
        suspicion: Math.min(1, travelMs / meanMs),
        change: onWires(stage.id, ids, (wire) => ({ ...wire, latencyMs: 0 })),
      },
    ];
  });
}

function latencyOf({ stage, kinds }: Premises, wire: Wire): number {
  const source = 'component' in wire.from ? componentOf(stage, wire.from.component) : undefined;
  const isFromUsers = source !== undefined && kinds.get(source.kind)?.generatesTraffic === true;
  return oneWayMs(stage, wire, isFromUsers);
}

const attemptsOver = ({ evidence }: Premises, { id }: Wire): number =>
  evidence.wires.find((each) => each.id === id)?.attempts ?? 0;

/** Times of a part after which somebody gets an answer: not those of copies, deliveries and repairs. */
const isAnswerTime = ({ type, name }: Parameter): boolean =>
  type === 'distribution' && name.endsWith('Ms') && !/lag|retry|delivery|boot|start|repair|detect|promot/i.test(name);

function answerSuspects(premises: Premises): readonly Suspect[] {
  const { stage, kinds, evidence, meanMs } = premises;
  return stage.components.flatMap((component): readonly Suspect[] => {
    const kind = kinds.get(component.kind);
    if (!kind || kind.hosts !== null || kind.generatesTraffic) return [];
    const values = kind.parameters.filter(isAnswerTime).flatMap(({ name }) => halved(component, name));
    const insideMs = evidence.components.find(({ id }) => id === component.id)?.insideMs ?? 0;
    // What passes calls on has them inside until they are answered behind it.
    if (values.length === 0 || insideMs === 0 || kind.passesOn) return [];
    return [
      {
        key: `answer-time ${component.id}`,
        type: 'answer-time',
        places: [component.id],
        name: component.name,
        resource: null,
        seen: `${msWords(insideMs)} of a request's mean time are spent there`,
        lift: 'half its times',
        suspicion: half * Math.min(1, insideMs / meanMs),
        change: setParameters(stage.id, component.id, Object.fromEntries(values)),
      },
    ];
  });
}

function halved({ configuration }: Component, name: string) {
  const value = configuration[name];
  return value !== null && typeof value === 'object' ? [[name, scaledLaw(value, half)] as const] : [];
}

function workSuspects({ stage, evidence, meanMs }: Premises): readonly Suspect[] {
  const modules = new Set(evidence.modules.map(({ module }) => module));
  return [...modules].flatMap((id): readonly Suspect[] => {
    const module = moduleOf(stage, id);
    if (!module) return [];
    const own = evidence.modules.filter((each) => each.module === id);
    const cpuMs = own.reduce((sum, each) => sum + each.cpuMs, 0);
    return [
      {
        key: `work ${id}`,
        type: 'work',
        places: hostsOf(stage, id).map((host) => host.id),
        name: module.name,
        resource: null,
        seen: `it computes ${msWords(cpuMs)} a request`,
        lift: 'half its work',
        suspicion: half * Math.min(1, cpuMs / meanMs),
        change: onModules(stage.id, new Set<ModuleId>([id]), (each) => withWork(each, half)),
      },
    ];
  });
}
