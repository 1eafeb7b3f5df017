/** One step: what it does in words, its handles, and what it opens to. */
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Step } from '#design';
import { stepWords } from '../step-words';
import type { StepWorld } from './new-step';
import { ConcernField } from './ConcernField';
import { StepFields } from './StepFields';
import { innerLists, withBranch, withoutBranch } from './step-lists';

export interface StepItemProps {
  readonly world: StepWorld;
  readonly step: Step;
  readonly place: { readonly at: number; readonly of: number };
  readonly onChange: (step: Step, label: string) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  /** Draws a list of steps within this one. */
  readonly renderList: (list: InnerListProps) => ReactNode;
}

export interface InnerListProps {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly onChange: (steps: readonly Step[], label: string) => void;
}

export function StepItem({ world, step, place, onChange, onMove, onRemove, renderList }: StepItemProps) {
  const id = useId();
  const head = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const words = stepWords(world, step);
  const name = `step ${place.at + 1}, ${words}`;
  const move = (by: 1 | -1) => {
    onMove(by);
    // The row keeps its element when it moves, but the browser drops the focus of an element that is put elsewhere.
    requestAnimationFrame(() => head.current?.focus());
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Delete') onRemove();
    else if (event.altKey && event.key === 'ArrowUp') move(-1);
    else if (event.altKey && event.key === 'ArrowDown') move(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li className="step">
      <div className="step-row">
        <button
          ref={head}
          type="button"
          className="step-head"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
          title="Alt ↑ ↓ moves, Delete removes"
          onClick={() => setOpen(!isOpen)}
          onKeyDown={press}
        >
          <span className="step-number">{place.at + 1}</span>
          <span className="step-words">{words}</span>
        </button>
        <IconButton label={`Move up ${name}`} text="↑" isOff={place.at === 0} onPress={() => move(-1)} />
        <IconButton label={`Move down ${name}`} text="↓" isOff={place.at === place.of - 1} onPress={() => move(1)} />
        <IconButton label={`Remove ${name}`} text="×" isOff={false} onPress={onRemove} />
      </div>
      {isOpen && (
        <div id={id} className="step-body">
          <StepFields world={world} step={step} onChange={(next) => onChange(next, `Set ${step.type}`)} />
          <ConcernField step={step} onChange={(next) => onChange(next, 'Set concern')} />
          {innerLists(step).map(({ title, steps, replace }, at) => (
            <section key={title} className="step-inner">
              <h5>
                {title}
                {(step.type === 'choose' || step.type === 'parallel') && step.branches.length > 1 && (
                  <IconButton
                    label={`Remove branch ${at + 1}`}
                    text="×"
                    isOff={false}
                    onPress={() => onChange(withoutBranch(step, at), 'Remove branch')}
                  />
                )}
              </h5>
              {renderList({
                name: `${title.toLowerCase()} of ${name}`,
                steps,
                onChange: (next, label) => onChange(replace(next), label),
              })}
            </section>
          ))}
          {(step.type === 'choose' || step.type === 'parallel') && (
            <button type="button" className="button" onClick={() => onChange(withBranch(step), 'Add branch')}>
              Add a branch
            </button>
          )}
        </div>
      )}
    </li>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly text: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

function IconButton({ label, text, isOff, onPress }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} disabled={isOff} onClick={onPress}>
      {text}
    </button>
  );
}
