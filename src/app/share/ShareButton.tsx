/** The whole design as a link: its length against what chats let through, copies, and the file for what does not fit. */
import { useState } from 'react';
import { encodeLink, linkLengths, toFile } from '#sharing';
import { documentNow, stageNow } from '../stores/document-store';
import { PopoverButton } from '../ui/PopoverButton';
import { download } from './download';
import { engineRevision } from './engine-revision';
import { fitOf, fitWords, meterShare } from './share-words';
import './share.css';

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
  const sheets = design.stages.length === 1 ? '1 sheet' : `${design.stages.length} sheets`;
  const url = `${location.href.split('#')[0] ?? ''}#${encodeLink(design, engineRevision)}`;
  const copy = async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} copied`);
    } catch {
      setSaid('The browser refused the clipboard. Select the link above and copy it.');
    }
  };
  const picture = async (form: 'svg' | 'png') => {
    try {
      const { savePicture } = await import('../picture/save-picture');
      setSaid(`${await savePicture(design, stageNow(), form)} saved`);
    } catch (error) {
      setSaid(`No picture was made: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
  return (
    <>
      <h4 className="term-name">Share link</h4>
      <p className="share-what">
        The link holds the whole design: {sheets}, its traffic, scenario, limits and seed {design.scenario.seed}. It
        opens beside the reader&apos;s own work, and nothing is stored anywhere. Runs and results are not in it: they
        are computed anew, to the same figures.
      </p>
      <label className="visually-hidden" htmlFor="share-url">
        Link
      </label>
      <input
        id="share-url"
        className="line-input"
        data-testid="share-url"
        readOnly
        value={url}
        onFocus={(event) => event.target.select()}
      />
      <div className={`share-meter is-${fitOf(url.length)}`}>
        <span className="share-track">
          <span style={{ width: `${100 * meterShare(url.length)}%` }} />
          <i style={{ left: `${100 * meterShare(linkLengths.everywhere)}%` }} />
        </span>
        <span>{fitWords(url.length)}</span>
      </div>
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
      <p className="share-what">A picture of this sheet holds the whole design, too: dropped on this page it opens.</p>
      <div className="share-actions">
        <button type="button" className="button" onClick={() => void picture('svg')}>
          Picture as SVG
        </button>
        <button type="button" className="button" onClick={() => void picture('png')}>
          Picture as PNG
        </button>
      </div>
      <output>{said}</output>
    </>
  );
}
