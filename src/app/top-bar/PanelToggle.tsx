/** Opens and closes the inspector where it lies over the sheet. */
import { LineIcon } from '../ui/LineIcon';

export interface PanelToggleProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export function PanelToggle({ isOpen, onToggle }: PanelToggleProps) {
  const name = isOpen ? 'Close the inspector' : 'Open the inspector';
  return (
    <button
      type="button"
      className="top-icon panel-toggle"
      aria-label={name}
      title={name}
      aria-pressed={isOpen}
      onClick={onToggle}
    >
      <LineIcon path="M4 5h16v14H4zM14 5v14M16.5 9h1.5M16.5 12h1.5" />
    </button>
  );
}
