/** A module: its name, where it stands, what it weighs, and what its operations do, step by step. */
import { declarations } from '#catalog';
import {
  addOperation,
  constant,
  renameModule,
  setModule,
  type Component,
  type Document,
  type Module,
  type Stage,
} from '#design';
import { moveOut, moveTo } from '../canvas/module-drag';
import { edit } from '../stores/document-store';
import { selectModule } from '../stores/editor-store';
import { DeploySection } from './hosts/DeploySection';
import { DistributionField } from './DistributionField';
import { LockNote } from './LockNote';
import { hostsIn, isOnDemand } from './hosts-in';
import { NameField } from './NameField';
import { settingLabel } from './setting-words';
import { ChoiceField } from './ChoiceField';
import { NumberField } from './NumberField';
import { OperationSection } from './OperationSection';
import { RefactorSection } from './RefactorSection';
import { removeParts } from './remove-parts';

export interface ModulePanelProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly host: Component;
  readonly module: Module;
}

export function ModulePanel({ document, stage, host, module }: ModulePanelProps) {
  const world = { document, stage, module, kinds: declarations };
  return (
    <>
      <header className="inspector-head">
        <button
          type="button"
          className="icon-button"
          aria-label={`Back to ${host.name}`}
          onClick={() => selectModule(host.id, null)}
        >
          ←
        </button>
        <div>
          <NameField
            name={module.name}
            label="Name of the module"
            onChange={(name) =>
              edit({ label: 'Rename' }, (each) => renameModule(each, { stage: stage.id, module: module.id, name }))
            }
          />
          <span>module in {host.name}</span>
          <LockNote id={module.id} />
        </div>
      </header>
      <div className="inspector-body">
        {module.operations.map((operation) => (
          <OperationSection key={operation.id} world={world} operation={operation} />
        ))}
        <button
          type="button"
          className="button"
          onClick={() =>
            edit(
              { label: 'Add operation' },
              (each) => addOperation(each, { stage: stage.id, module: module.id }).document,
            )
          }
        >
          Add an operation
        </button>
        <Weight stage={stage} host={host} module={module} />
        <Placement stage={stage} host={host} module={module} />
        <RefactorSection document={document} stage={stage} component={host.id} module={module.id} />
        <DeploySection document={document} module={module} />
        <button
          type="button"
          className="button is-quiet"
          onClick={() => {
            removeParts({ stage: stage.id, ids: [module.id] }, module.name);
            selectModule(host.id, null);
          }}
        >
          Delete {module.name}
        </button>
      </div>
    </>
  );
}

interface WeightProps {
  readonly stage: Stage;
  readonly host: Component;
  readonly module: Module;
}

function Weight({ stage, host, module }: WeightProps) {
  const set = (values: Parameters<typeof setModule>[1]['values'], name: string) =>
    edit(
      {
        label: settingLabel(`${name} of ${module.name}`, values),
        policy: 'merge',
        mergeKey: `${module.id} ${name}`,
      },
      (document) => setModule(document, { stage: stage.id, module: module.id, values }),
    );
  const { runtime } = module;
  const memory = (label: string, value: number, onSet: (mib: number) => void, help: string) => (
    <NumberField
      label={label}
      help={help}
      value={value}
      quantity="memory"
      none={null}
      min={0}
      max={1_000_000}
      integer={false}
      onChange={(next) => next !== null && onSet(next)}
    />
  );
  return (
    <section className="inspector-section">
      <h3>
        Runtime <small>{runtime.name}</small>
      </h3>
      <NumberField
        label="CPU factor"
        help="All CPU times of the module are multiplied by it."
        value={runtime.cpuFactor}
        quantity="factor"
        none={null}
        min={0.01}
        max={100}
        integer={false}
        onChange={(cpuFactor) => cpuFactor !== null && set({ runtime: { ...runtime, cpuFactor } }, 'CPU factor')}
      />
      {memory(
        'Runtime memory',
        runtime.baseMemoryMiB,
        (baseMemoryMiB) => set({ runtime: { ...runtime, baseMemoryMiB } }, 'runtime memory'),
        'Of the runtime itself, in each instance.',
      )}
      {isOnDemand(host) && (
        <DistributionField
          label="Cold start"
          help="What the runtime adds to the start of an instance: of all modules in it the slowest counts."
          value={runtime.coldStartMs ?? constant(0)}
          quantity="duration"
          onChange={(coldStartMs) => set({ runtime: { ...runtime, coldStartMs } }, 'cold start')}
        />
      )}
      {memory('Memory', module.memoryMiB, (memoryMiB) => set({ memoryMiB }, 'memory'), 'Kept in each instance.')}
      {memory(
        'Per request',
        module.memoryPerRequestMiB,
        (memoryPerRequestMiB) => set({ memoryPerRequestMiB }, 'memory per request'),
        'While a request holds a worker.',
      )}
      <ChoiceField
        label="Needs"
        help="A module that needs an accelerator runs only in a host that has it."
        value={module.accelerator ?? 'none'}
        options={acceleratorChoices(module.accelerator)}
        onChange={(next) => set({ accelerator: next === 'none' ? null : next }, 'accelerator')}
      />
    </section>
  );
}

/** Those that a host can have, and what a file asked for besides. */
function acceleratorChoices(present: string | null) {
  const known = [
    { value: 'none', label: 'no accelerator' },
    { value: 'gpu', label: 'GPU' },
  ];
  const isKnown = present === null || known.some(({ value }) => value === present);
  return isKnown ? known : [...known, { value: present, label: present }];
}

interface PlacementProps {
  readonly stage: Stage;
  readonly host: Component;
  readonly module: Module;
}

function Placement({ stage, host, module }: PlacementProps) {
  const dragged = { module: module.id, name: module.name, from: host.id };
  const others = hostsIn(stage).filter(({ id }) => id !== host.id);
  const place = stage.layout.components[host.id] ?? { x: 0, y: 0 };
  return (
    <section className="inspector-section">
      <h3>Placement</h3>
      <button type="button" className="button" onClick={() => moveOut(dragged, { x: place.x + 380, y: place.y + 40 })}>
        Move to a host of its own
      </button>
      {others.map((other) => (
        <button key={other.id} type="button" className="button" onClick={() => moveTo(dragged, other.id)}>
          Move to {other.name}
        </button>
      ))}
    </section>
  );
}
