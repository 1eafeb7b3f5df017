/** One experiment as it is written: the sentence, the steady state, the method with what it strikes, and what aborts it. */
import { declarations } from '#catalog';
import {
  faultSentence,
  operationsStruck,
  operationWords,
  type Document,
  type Experiment,
  type RequirementId,
  type Stage,
} from '#design';
import { NameField } from '../inspector/NameField';
import { TimeField } from '../inspector/TimeField';
import { AbortFields } from './AbortFields';
import { AddFault } from './AddFault';
import { changeExperiment, judgedBy, removeExperiment, type PlannedExperiment } from './experiment-edits';

export interface ExperimentFieldsProps {
  readonly event: PlannedExperiment;
  readonly document: Document;
  readonly stage: Stage;
}

export function ExperimentFields({ event, document, stage }: ExperimentFieldsProps) {
  const { experiment } = event.action;
  const set = (values: Partial<Experiment>, what: string) => changeExperiment(event, values, { what });
  return (
    <>
      <div className="field-with-remove">
        <NameField
          name={event.name}
          label="Name of the experiment"
          onChange={(name) => changeExperiment(event, {}, { what: 'name', name })}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={`Remove ${event.name}`}
          onClick={() => removeExperiment(event)}
        >
          ×
        </button>
      </div>
      <label className="experiment-hypothesis">
        Hypothesis
        <input
          className="line-input"
          value={experiment.hypothesis}
          placeholder="When the database is down, pages are still served."
          onChange={({ target }) => set({ hypothesis: target.value.slice(0, 1000) }, 'hypothesis')}
        />
      </label>
      <Times event={event} />
      <SteadyState
        steady={experiment.steady}
        document={document}
        onChange={(steady) => set({ steady }, 'steady state')}
      />
      <Method event={event} document={document} stage={stage} />
      <AbortFields abort={experiment.abort} onChange={(abort) => set({ abort }, 'abort condition')} />
    </>
  );
}

function Times({ event }: { readonly event: PlannedExperiment }) {
  const { beforeMs, afterMs } = event.action.experiment;
  const field = (label: string, value: number, change: (ms: number) => void) => (
    <TimeField label={label} value={value} onChange={change} />
  );
  return (
    <>
      {field('Begins at', event.atMs, (atMs) => changeExperiment(event, {}, { what: 'begin', atMs }))}
      {field('Steady before', beforeMs, (ms) => changeExperiment(event, { beforeMs: ms }, { what: 'time before' }))}
      {field('Steady after', afterMs, (ms) => changeExperiment(event, { afterMs: ms }, { what: 'time after' }))}
    </>
  );
}

interface SteadyProps {
  readonly steady: readonly RequirementId[];
  readonly document: Document;
  readonly onChange: (steady: readonly RequirementId[]) => void;
}

function SteadyState({ steady, document, onChange }: SteadyProps) {
  const requirements = judgedBy(document);
  return (
    <fieldset className="cause-list">
      <legend>Steady state</legend>
      {requirements.length === 0 && (
        <span className="inspector-note">
          There is no limit on requests yet: add one to the limits, and say here that it makes up the steady state.
        </span>
      )}
      {requirements.length > 0 && !requirements.some(({ id }) => steady.includes(id)) && (
        <span className="inspector-note">Choose one at least: without a steady state nothing is done.</span>
      )}
      {requirements.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={steady.includes(id)}
            onChange={() => onChange(steady.includes(id) ? steady.filter((each) => each !== id) : [...steady, id])}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function Method({ event, document, stage }: ExperimentFieldsProps) {
  const { method } = event.action.experiment;
  const names = { stage, kinds: declarations, classes: document.workload.trafficClasses };
  const targets = method.map(({ fault }) => fault.target);
  const struck = operationsStruck(document, stage, targets, declarations);
  const all = new Set(document.workload.trafficClasses.flatMap(({ mix }) => mix.map(({ operation }) => operation)));
  const seconds = (ms: number) => `${Number((ms / 1000).toPrecision(3))} s`;
  return (
    <section aria-label="Method">
      <ol className="experiment-method">
        {method.map((step, at) => (
          <li key={at}>
            <span>
              {faultSentence(names, step.fault)}, after {seconds(step.afterMs)}, for {seconds(step.durationMs)}
            </span>
            <button
              type="button"
              className="icon-button"
              aria-label={`Leave out step ${at + 1}`}
              onClick={() =>
                changeExperiment(event, { method: method.filter((_, place) => place !== at) }, { what: 'method' })
              }
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      {method.length > 0 && (
        <p className="inspector-note">
          Blast radius: {struck.length} of {all.size} entry operations pass what is struck
          {struck.length > 0 && `: ${struck.map((id) => operationWords(stage, id)).join(', ')}`}.
        </p>
      )}
      <AddFault
        names={names}
        onAdd={(step) => changeExperiment(event, { method: [...method, step] }, { what: 'method' })}
      />
    </section>
  );
}
