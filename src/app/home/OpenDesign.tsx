/** Opens a design from a file, from a picture with a design in it, or from a pasted link; what cannot be opened says why in place. */
import { useRef, useState } from 'react';
import { PopoverButton } from '../ui/PopoverButton';
import { LinkForm } from './LinkForm';
import { openableFiles, openFile } from './open-file';

export function OpenDesign() {
  const [open, setOpen] = useState(false);
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const change = (next: boolean) => {
    setOpen(next);
    setReasons([]);
  };
  return (
    <PopoverButton
      open={open}
      onOpenChange={change}
      label="Open a file or link"
      name="Open a file or link"
      buttonClass="home-open"
      panelClass="open-panel"
      side="bottom"
    >
      <button type="button" className="button" onClick={() => input.current?.click()}>
        Choose a file
      </button>
      <input
        ref={input}
        type="file"
        accept={openableFiles}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void openFile(file).then(setReasons);
          event.target.value = '';
        }}
      />
      <LinkForm label="Or paste a link" action="Open the link" />
      {reasons.length > 0 && (
        <div role="alert" className="open-refused">
          <b>Not opened.</b>
          {reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </div>
      )}
    </PopoverButton>
  );
}
