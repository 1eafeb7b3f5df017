/** One operation of a module: its name and its steps. */
import { removeOperation, renameOperation, setSteps, type Operation, type Step } from '#design';
import { edit } from '../stores/document-store';
import { NameField } from './NameField';
import type { StepWorld } from './steps/new-step';
import { StepList } from './steps/StepList';

export function OperationSection({ world, operation }: { readonly world: StepWorld; readonly operation: Operation }) {
  const { stage, module } = world;
  const name = `${module.name}.${operation.name}`;
  const set = (steps: readonly Step[], label: string) =>
    edit({ label: `${label} of ${name}`, policy: 'merge', mergeKey: `${label} ${operation.id}` }, (document) =>
      setSteps(document, { stage: stage.id, operation: operation.id, steps }),
    );
  return (
    <section className="inspector-section" aria-label={name}>
      <div className="operation-head">
        <span>{module.name}.</span>
        <NameField
          name={operation.name}
          label={`Name of the operation ${operation.name}`}
          onChange={(next) =>
            edit({ label: 'Rename operation' }, (document) =>
              renameOperation(document, { stage: stage.id, operation: operation.id, name: next }),
            )
          }
        />
        {module.operations.length > 1 && (
          <button
            type="button"
            className="icon-button"
            aria-label={`Delete ${name}`}
            onClick={() =>
              edit({ label: `Delete ${name}` }, (document) =>
                removeOperation(document, { stage: stage.id, operation: operation.id }),
              )
            }
          >
            ×
          </button>
        )}
      </div>
      {operation.steps.length === 0 && <p className="inspector-note">No steps: a static file.</p>}
      <StepList world={world} name={name} steps={operation.steps} onChange={set} />
    </section>
  );
}
