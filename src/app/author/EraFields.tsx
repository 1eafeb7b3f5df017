/** The times in the life of the design: who comes in each, what happens, who works on it. Without any a design is one stage. */
import type { Era } from '#exercises';
import { writeText, writeWhole } from './author-control';
import type { AuthorTabProps } from './AuthorDialog';
import { Checks } from './Checks';
import { withEra, withinEra, withoutEra } from './draft-eras';

export function EraFields({ draft, document }: AuthorTabProps) {
  const { eras = [] } = draft;
  return (
    <>
      <p>
        {eras.length === 0
          ? 'Of several eras each has a stage of its own, which starts from the one before: users, events, teams and goals of each are said here and under Goals.'
          : `Of ${eras.length} eras each has a stage: but for the start, stages of a role are taken ${eras.length} by ${eras.length}, in the order of their tabs.`}
      </p>
      {eras.map((era, at) => (
        <EraBox key={era.id} era={era} at={at} draft={draft} document={document} />
      ))}
      <p>
        <button type="button" className="button" onClick={() => writeWhole(withEra(draft))}>
          {eras.length === 0 ? 'Tell of several eras' : 'Add an era'}
        </button>
      </p>
    </>
  );
}

interface EraBoxProps extends AuthorTabProps {
  readonly era: Era;
  readonly at: number;
}

function EraBox({ era, at, draft, document }: EraBoxProps) {
  const label = draft.text.eras?.[era.id] ?? '';
  const set = (values: Partial<Era>) => writeWhole(withinEra(draft, era, values));
  const optionsOf = <Id extends string>(things: readonly { readonly id: Id; readonly name: string }[]) =>
    things.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section className="author-era" aria-label={label}>
      <div className="author-row">
        <input
          className="line-input"
          aria-label={`What era ${at + 1} is like`}
          value={label}
          maxLength={300}
          onChange={({ target }) => writeText({ eras: { ...draft.text.eras, [era.id]: target.value } })}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={`Remove ${label}`}
          onClick={() => writeWhole(withoutEra(draft, era))}
        >
          ×
        </button>
      </div>
      <Checks
        legend="Who comes"
        options={optionsOf(document.workload.trafficClasses)}
        chosen={era.trafficClasses}
        onChange={(trafficClasses) => set({ trafficClasses })}
      />
      {document.scenario.timeline.length > 0 && (
        <Checks
          legend="What happens"
          options={optionsOf(document.scenario.timeline)}
          chosen={era.events}
          onChange={(events) => set({ events })}
        />
      )}
      {document.changeModel.teams.length > 0 && (
        <Checks
          legend="Who works on it"
          options={optionsOf(document.changeModel.teams)}
          chosen={era.teams}
          onChange={(teams) => set({ teams })}
        />
      )}
    </section>
  );
}
