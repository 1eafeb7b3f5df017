/** A module: its name, where it stands, and what its operations do, step by step. */
import {
  removeFromStage,
  renameModule,
  setSteps,
  type Component,
  type Module,
  type Operation,
  type Stage,
  type Step,
} from '#design';
import { moveOut, moveTo } from '../canvas/module-drag';
import { edit } from '../stores/document-store';
import { selectModule } from '../stores/editor-store';
import { hostsIn } from './hosts-in';
import { DistributionField } from './DistributionField';
import { NameField } from './NameField';
import { stepWords } from './step-words';

export interface ModulePanelProps {
  readonly stage: Stage;
  readonly host: Component;
  readonly module: Module;
}

export function ModulePanel({ stage, host, module }: ModulePanelProps) {
  const dragged = { module: module.id, name: module.name, from: host.id };
  const others = hostsIn(stage).filter(({ id }) => id !== host.id);
  const place = stage.layout.components[host.id] ?? { x: 0, y: 0 };
  return (
    <>
      <header className="inspector-head">
        <div>
          <NameField
            name={module.name}
            label="Name of the module"
            onChange={(name) =>
              edit({ label: 'Rename' }, (each) => renameModule(each, { stage: stage.id, module: module.id, name }))
            }
          />
          <span>module in {host.name}</span>
        </div>
      </header>
      <div className="inspector-body">
        <section className="inspector-section">
          <h3>Placement</h3>
          <button
            type="button"
            className="button"
            onClick={() => moveOut(dragged, { x: place.x + 380, y: place.y + 40 })}
          >
            Move to a host of its own
          </button>
          {others.map((other) => (
            <button key={other.id} type="button" className="button" onClick={() => moveTo(dragged, other.id)}>
              Move to {other.name}
            </button>
          ))}
        </section>
        {module.operations.map((operation) => (
          <OperationSection key={operation.id} stage={stage} module={module} operation={operation} />
        ))}
        <button
          type="button"
          className="button is-quiet"
          onClick={() => {
            edit({ label: `Delete ${module.name}` }, (each) =>
              removeFromStage(each, { stage: stage.id, ids: [module.id] }),
            );
            selectModule(host.id, null);
          }}
        >
          Delete {module.name}
        </button>
      </div>
    </>
  );
}

interface OperationSectionProps {
  readonly stage: Stage;
  readonly module: Module;
  readonly operation: Operation;
}

function OperationSection({ stage, module, operation }: OperationSectionProps) {
  const set = (steps: readonly Step[], label: string) =>
    edit({ label, policy: 'merge', mergeKey: `steps ${operation.id}` }, (document) =>
      setSteps(document, { stage: stage.id, operation: operation.id, steps }),
    );
  return (
    <section className="inspector-section">
      <h3>
        {module.name}.{operation.name}
      </h3>
      <ol className="step-list">
        {operation.steps.map((step, at) => (
          <li key={step.id}>
            <span>
              {stepWords(stage, step)}
              <button
                type="button"
                className="step-remove"
                aria-label={`Remove step ${at + 1}`}
                onClick={() =>
                  set(
                    operation.steps.filter(({ id }) => id !== step.id),
                    'Remove step',
                  )
                }
              >
                ×
              </button>
            </span>
            {(step.type === 'compute' || step.type === 'wait') && (
              <DistributionField
                label={step.type === 'compute' ? 'CPU time' : 'Time'}
                value={step.timeMs}
                quantity="duration"
                onChange={(timeMs) =>
                  set(
                    operation.steps.map((each) => (each.id === step.id ? { ...step, timeMs } : each)),
                    'Set step',
                  )
                }
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
