/** What the timeline shows, worked out from the document: the offered load over the run, and flags at what happens. */
import { meanRatePerSecond, profileFactor, trafficFactor } from '#design';
import type { Document, Stage, StageId, TestPlan, TrafficClass } from '#design';
import type { RunEvent } from '#simulation';
import type { Edition } from '../stores/run-store';
import type { Breach } from './breaches';

/** Classes that somebody on the stage sends and that ask for something. */
function sentClasses({ workload }: Document, stage: Stage): readonly TrafficClass[] {
  const sent = new Set(stage.components.flatMap(({ trafficClasses }) => trafficClasses));
  return workload.trafficClasses.filter(({ id, mix }) => sent.has(id) && mix.length > 0);
}

/** Load in requests a second that a stage is offered at an instant. */
function loadAt(document: Document, classes: readonly TrafficClass[], atMs: number): number {
  const { timeline } = document.scenario;
  return classes.reduce((sum, each) => {
    if (each.testPlan) return sum + callsAround(each.testPlan, atMs);
    const events = timeline.filter(({ action }) => action.type === 'traffic' && action.trafficClass === each.id);
    const factor = events.reduce((product, event) => product * trafficFactor(event, atMs), profileFactor(each, atMs));
    return sum + meanRatePerSecond(each.arrivals) * factor;
  }, 0);
}

const halfSecondMs = 500;

/** Calls that a plan makes within the second around an instant, whatever else is said of its class. */
const callsAround = ({ calls }: TestPlan, atMs: number): number =>
  calls.filter((call) => call.atMs >= atMs - halfSecondMs && call.atMs < atMs + halfSecondMs).length;

/** The same at `count` equally spaced instants from 0 to the end: before an edit by the document of then, after it by the one that followed. */
export function offeredLoad(editions: readonly Edition[], stage: StageId, count: number): readonly number[] {
  const told = editions.map(({ fromMs, document }) => {
    const sheet = document.stages.find(({ id }) => id === stage);
    return { fromMs, document, classes: sheet ? sentClasses(document, sheet) : [] };
  });
  const durationMs = editions.at(-1)?.document.scenario.durationMs ?? 0;
  return Array.from({ length: count }, (_, at) => {
    const instant = (at * durationMs) / Math.max(1, count - 1);
    const then = told.findLast(({ fromMs }) => fromMs <= instant);
    return then ? loadAt(then.document, then.classes, instant) : 0;
  });
}

export interface Flag {
  readonly atMs: number;
  readonly text: string;
  /** What the machine did, what the person did, and what is still to come. */
  readonly tone: 'planned' | 'hand' | 'critical' | 'note';
}

/** Flags of the scenario, of what happened and of what went past its limit, oldest first. */
export function flagsOf(document: Document, events: readonly RunEvent[], breaches: readonly Breach[]): readonly Flag[] {
  const planned = document.scenario.timeline.map(({ atMs, name }): Flag => ({ atMs, text: name, tone: 'planned' }));
  const happened = events.flatMap((event): Flag[] => {
    if (event.type === 'timeline') return [];
    const hand = event.type === 'edit' || event.type === 'fault' || event.type === 'clear';
    return [
      { atMs: event.atMs, text: event.text, tone: hand ? 'hand' : event.severity === 'critical' ? 'critical' : 'note' },
    ];
  });
  const past = breaches.map(({ name, from }): Flag => ({
    atMs: from * 1000,
    text: `${name} over limit`,
    tone: 'critical',
  }));
  return [...planned, ...happened, ...past].sort((a, b) => a.atMs - b.atMs);
}

/** Flags nearer than this are one flag with a count, px. */
const nearest = 10;

export interface PlacedFlag {
  readonly x: number;
  /** What the flag says; of several, how many. */
  readonly text: string;
  readonly tone: Flag['tone'];
  /** All that it stands for, oldest first. */
  readonly flags: readonly Flag[];
  /** Whether the words fit beside it. */
  readonly worded: boolean;
}

/** Flags that stand apart, in px: near ones become one, and words are left out where they would run into the next flag. */
export function placeFlags(flags: readonly Flag[], durationMs: number, width: number): readonly PlacedFlag[] {
  const groups: { readonly x: number; readonly flags: Flag[] }[] = [];
  for (const flag of flags) {
    const x = (flag.atMs / Math.max(1, durationMs)) * width;
    const last = groups.at(-1);
    if (last && x - last.x < nearest) last.flags.push(flag);
    else groups.push({ x, flags: [flag] });
  }
  return groups.map(({ x, flags: together }, at) => {
    const tone = loudest(together);
    const text = wordsOf(together, tone);
    const next = groups[at + 1]?.x ?? width + 60;
    return { x, text, tone, flags: together, worded: x + 12 + 5.4 * text.length + 6 <= next };
  });
}

/** The first of the loudest by name, with how many more stand there. */
function wordsOf(flags: readonly Flag[], tone: Flag['tone']): string {
  const { text = '' } = flags.find((flag) => flag.tone === tone) ?? {};
  return flags.length === 1 ? text : `${text} +${flags.length - 1}`;
}

const tones: readonly Flag['tone'][] = ['critical', 'hand', 'planned', 'note'];
const loudest = (flags: readonly Flag[]): Flag['tone'] =>
  tones.find((tone) => flags.some((flag) => flag.tone === tone)) ?? 'note';
