/** What can be asked of a stage beyond its present run: one button for each dialog, wherever they stand. */
import { openDialog } from '../stores/editor-store';

const dialogs = [
  { dialog: 'changes', label: 'Change pipeline' },
  { dialog: 'reach', label: 'Reach' },
  { dialog: 'survey', label: 'Fault survey' },
  { dialog: 'variants', label: 'Acceptance test' },
  { dialog: 'experiments', label: 'Experiments' },
  { dialog: 'rules', label: 'Rules' },
  { dialog: 'author', label: 'Make an exercise' },
] as const;

/** `onChoose` closes what they stand in. */
export function BeyondRun({ onChoose }: { readonly onChoose?: () => void }) {
  return dialogs.map(({ dialog, label }) => (
    <button
      key={dialog}
      type="button"
      className="button"
      onClick={() => {
        onChoose?.();
        openDialog(dialog);
      }}
    >
      {label}
    </button>
  ));
}
