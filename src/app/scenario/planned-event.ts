/** What a planned event is called, how long it is in force, and how a new one begins. */
import { declarations } from '#catalog';
import {
  componentOf,
  faultSentence,
  methodMs,
  moduleOf,
  soundVersion,
  wireOf,
  wireWords,
  type Document,
  type EventId,
  type FaultKind,
  type Names,
  type Stage,
  type TimelineAction,
  type TimelineEvent,
} from '#design';
import { faultOf, faultPlaces } from '../faults/fault-choices';
import { settingText } from '../inspector/setting-words';
import { settableOf } from './settable';

/** Kinds of events that are planned here; experiments are written in a dialog of their own. */
export type PlannedType = Exclude<TimelineAction['type'], 'experiment'>;

export interface Planning {
  readonly document: Document;
  readonly stage: Stage;
}

export const namesIn = ({ document, stage }: Planning): Names => ({
  stage,
  kinds: declarations,
  classes: document.workload.trafficClasses,
});

/** Faults that are over as soon as they have struck. */
const momentary: ReadonlySet<FaultKind> = new Set([
  'crash',
  'failover',
  'cache-flush',
  'cold-start-storm',
  'poison-message',
]);

/** Whether an event stays in force for a while, so that it has an end. */
export function lasts({ action }: TimelineEvent): boolean {
  if (action.type === 'fault') return action.fault.recurrence !== null || !momentary.has(action.fault.fault);
  return action.type === 'traffic' || action.type === 'experiment';
}

/** When it is over, ms; its own instant when it does not last, infinity when it lasts to the end of the run. */
export function endOf(event: TimelineEvent): number {
  const { action, atMs, durationMs } = event;
  if (action.type === 'experiment')
    return atMs + action.experiment.beforeMs + methodMs(action.experiment) + action.experiment.afterMs;
  if (!lasts(event)) return atMs;
  return durationMs === null ? Number.POSITIVE_INFINITY : atMs + durationMs;
}

const times = (factor: number) => `× ${Number(factor.toPrecision(3))}`;

/** What an event does, in words: its name unless somebody gave it one. */
export function actionWords(planning: Planning, action: TimelineAction): string {
  const { document, stage } = planning;
  switch (action.type) {
    case 'traffic': {
      const sent = document.workload.trafficClasses.find(({ id }) => id === action.trafficClass);
      return `${sent?.name ?? 'Traffic'} ${times(action.factor)}`;
    }
    case 'fault':
      return faultSentence(namesIn(planning), action.fault);
    case 'deployment':
      return `Deploy ${moduleOf(stage, action.module)?.name ?? 'a module since removed'}`;
    case 'configuration':
      return settingWords(stage, action);
    case 'note':
      return action.text.trim() === '' ? 'Note' : (action.text.trim().split('\n')[0] ?? '').slice(0, 60);
    case 'experiment':
      return 'Experiment';
  }
}

function settingWords(
  stage: Stage,
  { target, parameter, value }: Extract<TimelineAction, { type: 'configuration' }>,
): string {
  const settable = settableOf(stage, target).find(({ name }) => name === parameter);
  const wire = target.type === 'wire' ? wireOf(stage, target.wire) : undefined;
  const place =
    target.type === 'component' ? componentOf(stage, target.component)?.name : wire && wireWords(stage, wire);
  return `${place ?? 'A part since removed'}: ${settable?.label ?? parameter} ${settingText(parameter, value) ?? 'changed'}`;
}

/** What may be planned first of a kind; null = the design has nothing of which it could be. */
export function firstAction(planning: Planning, type: PlannedType): TimelineAction | null {
  const { document, stage } = planning;
  switch (type) {
    case 'traffic': {
      const [first] = document.workload.trafficClasses;
      return first ? { type, trafficClass: first.id, factor: 2, rampMs: 0 } : null;
    }
    case 'fault':
      return firstFault(planning);
    case 'deployment': {
      const [module] = stage.modules;
      const deployment = { rollout: null, defects: soundVersion, schemaChange: null };
      return module ? { type, module: module.id, deployment } : null;
    }
    case 'configuration':
      return firstSetting(stage);
    case 'note':
      return { type, text: '' };
  }
}

/** Rather something that fails than more traffic. */
function firstFault(planning: Planning): TimelineAction | null {
  const places = faultPlaces(namesIn(planning));
  const choices = places.flatMap((place) => place.choices);
  const choice = choices.find(({ fault }) => fault === 'outage') ?? choices[0];
  const target = choice?.targets[0]?.target;
  return choice && target ? { type: 'fault', fault: faultOf(choice, target, choice.magnitude?.initial ?? 0) } : null;
}

function firstSetting(stage: Stage): TimelineAction | null {
  for (const { id } of stage.components) {
    const target = { type: 'component', component: id } as const;
    const [setting] = settableOf(stage, target);
    if (setting) return { type: 'configuration', target, parameter: setting.name, value: setting.value };
  }
  return null;
}

/** Of a run; at least a second. */
const shareOfRun = 0.1;

/** A new event at an instant; null = there is nothing of which it could be. The document gives it its id. */
export function newEvent(planning: Planning, type: PlannedType, atMs: number): TimelineEvent | null {
  const action = firstAction(planning, type);
  if (!action) return null;
  const event = { id: '' as EventId, name: actionWords(planning, action), atMs, durationMs: null, action };
  const { durationMs } = planning.document.scenario;
  return lasts(event) ? { ...event, durationMs: Math.max(1000, roundTo(durationMs * shareOfRun, 1000)) } : event;
}

export const roundTo = (value: number, step: number): number => Math.round(value / step) * step;
