/** What must hold at every instant: counters that steps add to, relations between them, and what came of each in the present run. */
import { useStore } from 'zustand';
import { allSteps, idOf, setRules, type Counter, type Document, type Relation, type Rules } from '#design';
import { NameField } from '../inspector/NameField';
import { NumberField } from '../inspector/NumberField';
import { requestReport } from '../run/run-control';
import { documentStore, edit } from '../stores/document-store';
import { liveRun, runStore } from '../stores/run-store';
import { Dialog } from '../ui/Dialog';
import { RelationFields } from './RelationFields';
import { RelationOutcome } from './RelationOutcome';
import './rules.css';

export interface RulesDialogProps {
  readonly document: Document;
  readonly onClose: () => void;
}

export type SetRules = (values: Partial<Rules>, label: string) => void;

const setBy: SetRules = (values, label) =>
  edit({ label, policy: 'merge', mergeKey: label }, (document) => setRules(document, values));

export function RulesDialog({ document, onClose }: RulesDialogProps) {
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const report = useStore(runStore, (state) => state.report);
  const { counters, relations } = document.rules;
  const counting = countedBy(document);
  return (
    <Dialog title="Rules" onClose={onClose}>
      <fieldset className="inspector-fields" disabled={isReadOnly}>
        <Counters counters={counters} values={report?.rules.counters ?? []} onChange={setBy} />
        <section className="inspector-section" aria-label="Relations">
          <h3>
            Relations <small>must hold at every instant</small>
          </h3>
          {relations.length === 0 && (
            <p className="inspector-note">
              {counters.length === 0
                ? 'Add a counter first. A step adds to it: choose a module on the sheet, one of its operations, and the step count.'
                : 'None yet. A relation compares counters: orders paid equal orders sent, stock at least 0.'}
            </p>
          )}
          {relations.map((relation) => (
            <section key={relation.id} aria-label={relation.name} className="relation">
              <RelationFields
                relation={relation}
                counters={counters}
                onChange={(next) =>
                  setBy(
                    { relations: relations.flatMap((each) => (each.id === relation.id ? (next ?? []) : each)) },
                    `Set relation ${relation.name}`,
                  )
                }
              />
              {relation.terms.every(({ counter }) => !counting.has(counter)) && (
                <p className="inspector-note">No step adds to its counters yet: it cannot be broken by a run.</p>
              )}
              <RelationOutcome
                report={report?.rules.relations.find(({ id }) => id === relation.id) ?? null}
                untilMs={liveRun.snapshot?.atMs ?? 0}
              />
            </section>
          ))}
          <button
            type="button"
            className="button"
            disabled={counters.length === 0}
            onClick={() => setBy({ relations: [...relations, newRelation(counters)] }, 'Add a relation')}
          >
            Add a relation
          </button>
        </section>
      </fieldset>
      {relations.length > 0 && (
        <section className="inspector-section" aria-label="Report">
          <button type="button" className="button" onClick={requestReport}>
            Report of the run so far
          </button>
        </section>
      )}
    </Dialog>
  );
}

/** Counters to which a step of any stage adds. */
const countedBy = ({ stages }: Document): ReadonlySet<string> =>
  new Set(
    stages.flatMap(({ modules }) =>
      modules.flatMap(({ operations }) =>
        allSteps(operations).flatMap((step) => (step.type === 'count' ? step.counter : [])),
      ),
    ),
  );

function newRelation(counters: readonly Counter[]): Relation {
  const [first] = counters;
  return {
    id: idOf('relation', 0),
    name: 'relation',
    terms: first ? [{ counter: first.id, factor: 1 }] : [],
    comparator: 'at-least',
    target: 0,
  };
}

interface CountersProps {
  readonly counters: readonly Counter[];
  readonly values: readonly { readonly id: string; readonly value: number }[];
  readonly onChange: SetRules;
}

function Counters({ counters, values, onChange }: CountersProps) {
  const set = (id: string, next: Counter | null, label: string) =>
    onChange({ counters: counters.flatMap((each) => (each.id === id ? (next ?? []) : each)) }, label);
  return (
    <section className="inspector-section" aria-label="Counters">
      <h3>
        Counters <small>steps add to them</small>
      </h3>
      {counters.map((counter) => {
        const now = values.find(({ id }) => id === counter.id);
        return (
          <div key={counter.id} className="field-with-remove counter">
            <NameField
              name={counter.name}
              label={`Name of counter ${counter.name}`}
              onChange={(name) => set(counter.id, { ...counter, name }, `Rename counter ${counter.name}`)}
            />
            <NumberField
              label="starts at"
              value={counter.initial}
              quantity="factor"
              none={null}
              min={-1e12}
              max={1e12}
              integer={false}
              onChange={(initial) =>
                initial !== null && set(counter.id, { ...counter, initial }, `Set start of ${counter.name}`)
              }
            />
            <output className="counter-now">
              {now ? Number(now.value.toPrecision(6)).toLocaleString('en-US') : ''}
            </output>
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove counter ${counter.name}`}
              onClick={() => set(counter.id, null, `Remove counter ${counter.name}`)}
            >
              ×
            </button>
          </div>
        );
      })}
      <button
        type="button"
        className="button"
        onClick={() =>
          onChange(
            { counters: [...counters, { id: idOf('counter', 0), name: `counter ${counters.length + 1}`, initial: 0 }] },
            'Add a counter',
          )
        }
      >
        Add a counter
      </button>
    </section>
  );
}
