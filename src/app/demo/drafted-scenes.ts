/** A talk to begin with, drafted from the design alone: each stage as it runs, what strikes it, and how it stands a while later. */
import type { ComponentId, Document, Scene, Stage, TimelineEvent, WireSource, WireTarget } from '#design';
import { clockText } from '../dock/clock';
import { limitWords } from '../title-block/measured';

const minute = 60_000;
/** Of the time that a strike lasts, when its effects are looked at: they are there by then, and it is not over. */
const later = 0.9;

/** Nothing of a scene is said that the design does not say. */
export function draftScenes(document: Document): readonly Omit<Scene, 'id'>[] {
  return document.stages.flatMap((stage) => scenesOf(document, stage));
}

function scenesOf(document: Document, stage: Stage): readonly Omit<Scene, 'id'>[] {
  const { warmUpMs, durationMs } = document.scenario;
  const strike = strikeOn(document, stage);
  const opening = { ...blank(stage), ...openingWords(document, stage), atMs: warmUpMs };
  if (!strike) {
    const atMs = Math.round((warmUpMs + later * (durationMs - warmUpMs)) / 1000) * 1000;
    return [
      opening,
      { ...blank(stage), title: `${stage.name} at ${clockText(atMs, 0)}`, caption: limitsOf(document), atMs },
    ];
  }
  const lit = struckBy(strike, stage);
  const camera = lit.length > 0 ? ('lit' as const) : ('sheet' as const);
  const afterMs = strike.atMs + Math.round((later * (strike.durationMs ?? minute)) / 1000) * 1000;
  const atMs = Math.min(afterMs, durationMs);
  return [
    opening,
    {
      ...blank(stage),
      title: strike.name,
      question: `${stage.name}: what comes of it?`,
      caption: limitsOf(document),
      atMs: strike.atMs,
      lit,
      camera,
    },
    { ...blank(stage), title: `${stage.name} at ${clockText(atMs, 0)}`, caption: limitsOf(document), atMs },
  ];
}

const blank = (stage: Stage): Omit<Scene, 'id' | 'title' | 'caption' | 'atMs'> => ({
  question: '',
  note: '',
  stage: stage.id,
  lit: [],
  camera: 'sheet',
  events: [],
});

/** The first sentence is told, the rest is for whoever shows it. */
function openingWords(document: Document, stage: Stage): Pick<Scene, 'title' | 'caption' | 'note'> {
  const [caption = '', ...rest] = (stage.note || document.summary).split(/(?<=[.?]) /);
  return { title: stage.name, caption, note: rest.join(' ') };
}

/** The first thing planned that changes this stage; a change of load only where there is nothing else. */
function strikeOn({ scenario }: Document, stage: Stage): TimelineEvent | undefined {
  const planned = scenario.timeline
    .filter(({ atMs, action }) => action.type !== 'note' && action.type !== 'experiment' && atMs < scenario.durationMs)
    .toSorted((a, b) => a.atMs - b.atMs);
  return (
    planned.find((event) => event.action.type !== 'traffic' && struckBy(event, stage).length > 0) ??
    planned.find(({ action }) => action.type === 'traffic')
  );
}

/** Parts of a stage at which an event is aimed: the part itself, both ends of a wire, the hosts of a module. */
function struckBy({ action }: TimelineEvent, stage: Stage): readonly ComponentId[] {
  const named = namedBy(action);
  const wire = stage.wires.find(({ id }) => id === named);
  const ends = wire ? [partOf(wire.from, stage), partOf(wire.to, stage)] : [];
  return stage.components
    .filter(({ id, modules }) => [named, ...ends].some((each) => each === id || modules.some((one) => one === each)))
    .map(({ id }) => id);
}

/** A component, or the module that is called or calls. */
function partOf(end: WireSource | WireTarget, { modules }: Stage): string | undefined {
  if ('component' in end) return end.component;
  if ('module' in end) return end.module;
  return modules.find(({ needs }) => needs.some(({ id }) => id === end.need))?.id;
}

/** The id of what an event is aimed at; empty = nothing on a sheet. */
function namedBy(action: TimelineEvent['action']): string {
  if (action.type === 'deployment') return action.module;
  if (action.type !== 'fault' && action.type !== 'configuration') return '';
  const { target } = action.type === 'fault' ? action.fault : action;
  if ('component' in target) return target.component;
  return 'wire' in target ? target.wire : 'module' in target ? target.module : '';
}

const limitsOf = ({ requirements }: Document): string =>
  requirements.length === 0
    ? 'The design sets itself no limit.'
    : `The limits: ${requirements.map((each) => `${each.name} ${limitWords(each)}`).join('; ')}.`;
