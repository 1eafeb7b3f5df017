/**
 * Steps in their order. Each opens to its numbers and to the steps within it; with the keyboard Alt and an arrow move the step that has the focus, and
 * Delete removes it.
 */
import type { Step, StepType } from '#design';
import { AddChoice } from '../AddChoice';
import { missingFor, newStep, stepTypes, type StepWorld } from './new-step';
import { movedStep } from './step-lists';
import { StepItem } from './StepItem';

export interface StepListProps {
  readonly world: StepWorld;
  /** What the list is, for assistive technology. */
  readonly name: string;
  readonly steps: readonly Step[];
  readonly onChange: (steps: readonly Step[], label: string) => void;
}

export function StepList({ world, name, steps, onChange }: StepListProps) {
  const possible = stepTypes.filter((type) => missingFor(type, world) === null);
  return (
    <>
      <ol className="step-list" aria-label={name}>
        {steps.map((step, at) => (
          <StepItem
            key={step.id}
            world={world}
            step={step}
            place={{ at, of: steps.length }}
            onChange={(next, label) => onChange(steps.with(at, next), label)}
            onMove={(by) => onChange(movedStep(steps, at, at + by), 'Move step')}
            onRemove={() => onChange(steps.toSpliced(at, 1), 'Remove step')}
            renderList={(inner) => <StepList world={world} {...inner} />}
          />
        ))}
      </ol>
      <AddChoice
        label={`Step to add to ${name}`}
        options={possible.map((type) => ({ value: type, label: type }))}
        onAdd={(type) => {
          const step = newStep(type as StepType, world);
          if (step) onChange([...steps, step], `Add ${type}`);
        }}
      />
    </>
  );
}
