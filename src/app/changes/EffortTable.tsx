/** Hours a week that the stage takes, by kind, pipeline and runtime: assumptions of the author, apart from money. */
import { kindOf } from '#catalog';
import { effortOf, setAssumptions, type Document, type Stage } from '#design';
import { NumberField } from '../inspector/NumberField';
import { edit } from '../stores/document-store';

export interface EffortTableProps {
  readonly document: Document;
  readonly stage: Stage;
}

export function EffortTable({ document, stage }: EffortTableProps) {
  const { effortHoursPerWeek } = document.assumptions;
  const kinds = stage.components.map(({ kind }): string => kind);
  const names = [...new Set([...kinds, 'pipeline', ...stage.modules.map(({ runtime }) => runtime.name)])];
  const total = effortOf(document, stage).reduce((sum, { hoursPerWeek }) => sum + hoursPerWeek, 0);
  const set = (name: string, hours: number) =>
    edit({ label: `Set effort of ${name}`, policy: 'merge', mergeKey: `effort ${name}` }, (each) =>
      setAssumptions(each, { effortHoursPerWeek: { ...each.assumptions.effortHoursPerWeek, [name]: hours } }),
    );
  return (
    <section className="inspector-section" aria-label="Effort">
      <h3>
        Effort <small>assumed, of each; {Number(total.toPrecision(3))} h a week in all</small>
      </h3>
      {names.map((name) => (
        <NumberField
          key={name}
          label={kindOf(name as never)?.spec.title ?? name}
          value={effortHoursPerWeek[name] ?? 0}
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
