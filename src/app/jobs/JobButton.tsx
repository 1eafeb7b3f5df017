/** Begins long work, or ends it while it is under way: two buttons, not one that changes, since a press of the one must not count as a press of the other. */
import type { ReactNode } from 'react';

export interface JobButtonProps {
  readonly isRunning: boolean;
  readonly onCancel: () => void;
  /** How it looks and what it says while the work is under way. */
  readonly className?: string;
  readonly label?: string;
  /** The button that begins it. */
  readonly children: ReactNode;
}

export function JobButton({ isRunning, onCancel, className = 'button', label = 'Cancel', children }: JobButtonProps) {
  if (!isRunning) return children;
  return (
    <button key="cancel" type="button" className={className} onClick={onCancel}>
      {label}
    </button>
  );
}
