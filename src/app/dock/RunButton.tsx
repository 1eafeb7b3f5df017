/** A button of the run bar that is an icon alone: its words and its key stand in its tip. */
import { DockIcon, type DockIconName } from './DockIcon';

interface RunButtonProps {
  readonly icon: DockIconName;
  readonly label: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly onPress: (event: { readonly shiftKey: boolean; readonly altKey: boolean }) => void;
}

export function RunButton({ icon, label, keys, disabled, onPress }: RunButtonProps) {
  return (
    <button
      type="button"
      className="run-icon"
      aria-label={label}
      title={`${label} · ${keys}`}
      aria-keyshortcuts={keys}
      disabled={disabled}
      onClick={onPress}
    >
      <DockIcon name={icon} />
    </button>
  );
}
