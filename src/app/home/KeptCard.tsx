/** A design of the reader's own: its picture opens it; it can be renamed, duplicated, exported and put into the trash. */
import { declarations } from '#catalog';
import { parseDocument } from '#design';
import { NameField } from '../inspector/NameField';
import { download } from '../share/download';
import { duplicateKept, renameKept, trashDocument, type KeptDocument } from '../storage/documents';
import { StagePicture } from './StagePicture';
import { sheetsText, timeText } from './home-words';

export interface KeptCardProps {
  readonly kept: KeptDocument;
  readonly onChange: () => void;
}

export function KeptCard({ kept, onChange }: KeptCardProps) {
  const read = parseDocument(kept.text, declarations);
  const then = (work: Promise<unknown>) => void work.then(onChange);
  return (
    <article className="home-own" aria-label={kept.title}>
      <a href={`#/d/${kept.id}`} aria-label={`Open ${kept.title}`}>
        {read.ok ? (
          <StagePicture stage={read.value.document.stages[0]} />
        ) : (
          <span className="home-unread">This version of Loadbearing cannot read it. Export keeps the file.</span>
        )}
      </a>
      <div className="home-own-words">
        <NameField
          name={kept.title}
          label={`Name of ${kept.title}`}
          onChange={(title) => then(renameKept(kept.id, title))}
        />
        <small>
          {timeText(kept.savedAt)}
          {read.ok && `, ${sheetsText(read.value.document)}`}
        </small>
        <div className="home-own-actions">
          <button type="button" className="button is-quiet" onClick={() => then(duplicateKept(kept.id))}>
            Duplicate
          </button>
          <button
            type="button"
            className="button is-quiet"
            onClick={() => download({ name: `${kept.title}.loadbearing.json`, text: kept.text })}
          >
            Export
          </button>
          <button type="button" className="button is-quiet" onClick={() => then(trashDocument(kept.id, true))}>
            Trash
          </button>
        </div>
      </div>
    </article>
  );
}
