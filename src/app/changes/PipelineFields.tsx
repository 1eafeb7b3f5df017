/** The pipeline of every host, and the lines that it makes of this stage: what is deployed together shares one. */
import { linesOf, type ChangeModel, type Document, type PipelineTimes, type Stage } from '#design';
import { NumberField } from '../inspector/NumberField';

export interface PipelineFieldsProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly onChange: (values: Partial<ChangeModel>, label: string) => void;
}

export function PipelineFields({ document, stage, onChange }: PipelineFieldsProps) {
  const { pipeline } = document.changeModel;
  const minutes = (label: string, key: 'fixedMinutes' | 'minutesPerModule', help: string) => (
    <NumberField
      label={label}
      help={help}
      value={pipeline[key]}
      quantity="count"
      unit="min"
      none={null}
      min={0}
      max={100_000}
      integer={false}
      onChange={(next) => next !== null && set({ [key]: next }, label.toLowerCase())}
    />
  );
  const set = (values: Partial<PipelineTimes>, what: string) =>
    onChange({ pipeline: { ...pipeline, ...values } }, `Set ${what} of the pipeline`);
  return (
    <section className="inspector-section">
      <h3>Pipelines</h3>
      {minutes('Fixed time', 'fixedMinutes', 'Of a change in its pipeline, whatever is deployed.')}
      {minutes(
        '· each module',
        'minutesPerModule',
        'For each module that is tested along: all that are deployed together.',
      )}
      <NumberField
        label="Failures"
        help="Share of changes that fail once deployed, are mended and go through again."
        value={pipeline.changeFailureRatio}
        quantity="ratio"
        none={null}
        min={0}
        max={0.99}
        integer={false}
        onChange={(next) => next !== null && set({ changeFailureRatio: next }, 'failures')}
      />
      <table>
        <thead>
          <tr>
            <th>Deployed together</th>
            <th>Modules</th>
            <th>Minutes</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(document, stage).map(({ name, modules, minutes: each }, at) => (
            <tr key={at}>
              <td>{name}</td>
              <td>{modules.length}</td>
              <td>{Number(each.toPrecision(4))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
