/** Hours a week that the stage takes, by kind, pipeline and runtime: assumptions of the catalogue that the author replaces, apart from money. */
import { declarations } from '#catalog';
import { effortOf, hoursPerThing, setAssumptions, type Document, type Stage } from '#design';
import { NumberField } from '../inspector/NumberField';
import { sourceText } from '../inspector/source-words';
import { edit } from '../stores/document-store';

export interface EffortTableProps {
  readonly document: Document;
  readonly stage: Stage;
}

export function EffortTable({ document, stage }: EffortTableProps) {
  const kinds = stage.components.map(({ kind }): string => kind);
  const names = [...new Set([...kinds, 'pipeline', ...stage.modules.map(({ runtime }) => runtime.name)])];
  const total = effortOf(document, stage, declarations).reduce((sum, { hoursPerWeek }) => sum + hoursPerWeek, 0);
  const set = (name: string, hours: number) =>
    edit({ label: `Set effort of ${name}`, policy: 'merge', mergeKey: `effort ${name}` }, (each) => {
      const { [name]: _, ...others } = each.assumptions.effortHoursPerWeek;
      const isAssumed = hours === assumedHours(name);
      return setAssumptions(each, { effortHoursPerWeek: isAssumed ? others : { ...others, [name]: hours } });
    });
  return (
    <section className="inspector-section" aria-label="Effort">
      <h3>
        Effort <small>assumed, of each; {Number(total.toPrecision(3))} h a week in all</small>
      </h3>
      {names.map((name) => (
        <NumberField
          key={name}
          {...aboutHoursOf(name)}
          value={hoursPerThing(document, name, declarations)}
          quantity="count"
          unit="h a week"
          none={null}
          min={0}
          max={1000}
          integer={false}
          onChange={(hours) => hours !== null && set(name, hours)}
        />
      ))}
    </section>
  );
}

const assumedHours = (name: string): number => declarations.get(name)?.effort.hoursPerWeek ?? 0;

/** A kind comes with an assumption; pipelines and runtimes are in the hours of what needs them until somebody says otherwise. */
function aboutHoursOf(name: string) {
  const kind = declarations.get(name);
  const help = `Hours a week that somebody looks after ${kind ? 'each part of this kind' : 'each'}. An assumption: nothing that runs depends on it.`;
  const source = kind ? sourceText(kind.effort.source) : 'in the hours of what needs it';
  return {
    label: kind?.title ?? (name === 'pipeline' ? 'Pipeline' : `Runtime ${name}`),
    help,
    source,
    standard: assumedHours(name),
  };
}
