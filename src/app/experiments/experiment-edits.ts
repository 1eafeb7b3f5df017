/** Experiments among the events of a document's timeline, and how they are changed. */
import {
  idOf,
  methodMs,
  newExperiment,
  setScenario,
  type Document,
  type Experiment,
  type Requirement,
  type TimelineEvent,
} from '#design';
import { isOfRequests } from '#judging';
import { edit } from '../stores/document-store';

export type PlannedExperiment = TimelineEvent & {
  readonly action: { readonly type: 'experiment'; readonly experiment: Experiment };
};

export const experimentsOf = ({ scenario }: Document): readonly PlannedExperiment[] =>
  scenario.timeline.filter((event): event is PlannedExperiment => event.action.type === 'experiment');

/** So many ms of the run it takes, from the first look to the last. */
const lengthMs = (experiment: Experiment): number => experiment.beforeMs + methodMs(experiment) + experiment.afterMs;

/** Requirements that can be judged on the requests of a part of the run: a bill or a drawing has no before and after. */
export const judgedBy = ({ requirements }: Document): readonly Requirement[] =>
  requirements.filter(({ metric }) => isOfRequests(metric));

/** At an instant of the run, or where its figures begin to count. */
export function addExperiment(atMs?: number): void {
  edit({ label: 'Plan an experiment', policy: 'record' }, (document) => {
    const { timeline, warmUpMs } = document.scenario;
    const event: TimelineEvent = {
      id: idOf('event', 0),
      name: 'Experiment',
      atMs: atMs ?? warmUpMs,
      durationMs: null,
      action: {
        type: 'experiment',
        experiment: {
          ...newExperiment,
          steady: judgedBy(document)
            .map(({ id }) => id)
            .slice(0, 20),
        },
      },
    };
    return setScenario(document, { timeline: [...timeline, event] });
  });
}

/** The scenario becomes long enough for it to be played to its end. */
export function changeExperiment(
  event: PlannedExperiment,
  values: Partial<Experiment>,
  given: { readonly what: string; readonly name?: string; readonly atMs?: number },
): void {
  const { what, ...fields } = given;
  const experiment = { ...event.action.experiment, ...values };
  const changed: PlannedExperiment = { ...event, ...fields, action: { type: 'experiment', experiment } };
  edit({ label: `Set ${what} of ${event.name}`, policy: 'merge', mergeKey: `${event.id} ${what}` }, (document) => {
    const { timeline, durationMs } = document.scenario;
    return setScenario(document, {
      timeline: timeline.map((each) => (each.id === event.id ? changed : each)),
      durationMs: Math.max(durationMs, changed.atMs + lengthMs(experiment) + 1000),
    });
  });
}

export function removeExperiment({ id, name }: PlannedExperiment): void {
  edit({ label: `Remove ${name}`, policy: 'record' }, (document) =>
    setScenario(document, { timeline: document.scenario.timeline.filter((each) => each.id !== id) }),
  );
}
