/** How the planned events of a document are changed: each is one step of its history. */
import { setScenario, type Document, type Scenario, type TimelineAction, type TimelineEvent } from '#design';
import { settingLabel } from '../inspector/setting-words';
import { documentNow, edit } from '../stores/document-store';
import { chooseEvent } from '../stores/scenario-store';
import { actionWords, type Planning } from './planned-event';

const withTimeline = (document: Document, change: (timeline: readonly TimelineEvent[]) => readonly TimelineEvent[]) =>
  setScenario(document, { timeline: change(document.scenario.timeline) });

export function setScenarioValue(values: Partial<Scenario>, name: string): void {
  edit({ label: settingLabel(name, values), policy: 'merge', mergeKey: `scenario ${name}` }, (each) =>
    setScenario(each, values),
  );
}

/** Plans an event and chooses it. */
export function planEvent(event: TimelineEvent): void {
  edit({ label: `Plan ${event.name}` }, (document) => withTimeline(document, (timeline) => [...timeline, event]));
  chooseEvent(documentNow().scenario.timeline.at(-1)?.id ?? null);
}

export interface EventChange {
  /** Of what, for people: "time of Surge". */
  readonly what: string;
  readonly values: Partial<Omit<TimelineEvent, 'id'>>;
}

/** Changes that follow each other at the same thing are one step back. */
export function changeEvent(event: TimelineEvent, { what, values }: EventChange): void {
  edit({ label: `Set ${what} of ${event.name}`, policy: 'merge', mergeKey: `${event.id} ${what}` }, (document) =>
    withTimeline(document, (timeline) =>
      timeline.map((each) => (each.id === event.id ? { ...each, ...values } : each)),
    ),
  );
}

/** A name that nobody chose goes along with what the event does. */
export function changeOfAction(planning: Planning, event: TimelineEvent, action: TimelineAction): EventChange {
  const isNamed = event.name !== actionWords(planning, event.action);
  const name = isNamed ? event.name : actionWords(planning, action);
  return { what: 'what happens', values: { action, name } };
}

export function removeEvent({ id, name }: TimelineEvent): void {
  edit({ label: `Remove ${name}` }, (document) =>
    withTimeline(document, (timeline) => timeline.filter((each) => each.id !== id)),
  );
  chooseEvent(null);
}

/** Once more, a little later. */
export function duplicateEvent(event: TimelineEvent, byMs: number): void {
  planEvent({ ...event, id: '' as TimelineEvent['id'], atMs: event.atMs + byMs });
}
