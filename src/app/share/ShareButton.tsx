/** The whole design as a link: its length against what chats let through, copies, and the file for what does not fit. */
import { useState } from 'react';
import { encodeLink, linkLengths, toFile } from '#sharing';
import { documentNow } from '../stores/document-store';
import { PopoverButton } from '../ui/PopoverButton';
import { download } from './download';
import './share.css';

/** Revision of the engine that links carry; the page learns of another one when it opens a link. */
const engineRevision = 1;

export function ShareButton() {
  const [open, setOpen] = useState(false);
  return (
    <PopoverButton
      open={open}
      onOpenChange={setOpen}
      name="Share link"
      label="Share link"
      buttonClass="share-button"
      panelClass="share-panel"
      side="bottom"
    >
      <SharePanel />
    </PopoverButton>
  );
}

function SharePanel() {
  const [said, setSaid] = useState('');
  const design = documentNow();
  const url = `${location.href.split('#')[0] ?? ''}#${encodeLink(design, engineRevision)}`;
  const copy = async (text: string, what: string) => {
    await navigator.clipboard.writeText(text);
    setSaid(`${what} copied`);
  };
  const fits =
    url.length <= linkLengths.everywhere
      ? 'fits everywhere'
      : url.length <= linkLengths.most
        ? 'too long for Discord'
        : 'too long for most chats: send the file';
  return (
    <>
      <label className="share-label" htmlFor="share-url">
        The whole design, its seed and scenario are in this link. Nothing is stored anywhere.
      </label>
      <input id="share-url" data-testid="share-url" readOnly value={url} onFocus={(event) => event.target.select()} />
      <p className="share-meter">
        {url.length.toLocaleString('en-US')} characters, {fits}
      </p>
      <div className="share-actions">
        <button type="button" className="button" onClick={() => void copy(url, 'Link')}>
          Copy link
        </button>
        <button type="button" className="button" onClick={() => void copy(`[${design.title}](${url})`, 'Markdown')}>
          Copy as Markdown
        </button>
        <button type="button" className="button" onClick={() => download(toFile(design))}>
          Download file
        </button>
      </div>
      <output>{said}</output>
    </>
  );
}
