/** Opens a design from a file or from a pasted link; what cannot be opened says why in place. */
import { useRef, useState } from 'react';
import { declarations } from '#catalog';
import { fromFile } from '#sharing';
import { keepDocument, newLocalId } from '../storage/documents';
import { PopoverButton } from '../ui/PopoverButton';
import { LinkForm } from './LinkForm';

const mostMegabytes = 8;

async function openFile(file: File): Promise<readonly string[]> {
  if (file.size > mostMegabytes * 1024 * 1024)
    return [`${file.name} has ${(file.size / 1024 / 1024).toFixed(1)} MB; ${mostMegabytes} MB is the most.`];
  const read = fromFile(await file.text(), declarations);
  if (!read.ok) return read.problems.slice(0, 5).map(({ path, title, text }) => `${path ?? title}: ${text}`);
  const id = newLocalId();
  await keepDocument(id, read.value.document);
  location.hash = `/d/${id}`;
  return [];
}

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
        accept=".json"
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
