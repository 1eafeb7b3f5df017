/** The name of a number on screen; pressed, it opens what the number means, its unit, formula and window. */
import { useState, type ReactNode } from 'react';
import { glossary, type TermId } from '#catalog';
import { PopoverButton } from '../ui/PopoverButton';
import { TermBody } from './TermBody';
import './glossary.css';

export interface TermButtonProps {
  readonly term: TermId;
  /** Shown instead of the term's own name. */
  readonly children?: ReactNode;
  /** `right` = beside the word and low, where controls stand above it. */
  readonly side?: 'top' | 'bottom' | 'right';
}

export function TermButton({ term, children, side = 'top' }: TermButtonProps) {
  const [open, setOpen] = useState(false);
  const { name } = glossary[term];
  return (
    <PopoverButton
      open={open}
      onOpenChange={setOpen}
      label={children ?? name}
      name={`Definition of ${name}`}
      buttonClass="term-button"
      panelClass={side === 'right' ? 'term-panel is-low' : 'term-panel'}
      side={side}
    >
      <h4 className="term-name">{name}</h4>
      <TermBody term={term} />
    </PopoverButton>
  );
}
