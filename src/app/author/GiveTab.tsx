/** The exercise as a link and as a file, once nothing of it is missing. */
import { useMemo, useState } from 'react';
import { serializeExercise, type WholeExercise } from '#exercises';
import { textHash } from '#judging';
import { encodePacket } from '#sharing';
import { download } from '../share/download';
import { engineRevision } from '../share/engine-revision';
import { LinkField } from '../share/LinkField';
import { lastGiven, noteGiven } from '../storage/exercise-drafts';
import { wholeOf, write } from './author-control';
import type { AuthorTabProps } from './AuthorDialog';

export function GiveTab({ draft, document }: AuthorTabProps) {
  const read = useMemo(() => wholeOf(draft, document), [draft, document]);
  return (
    <div className="author-fields">
      <p>
        Whoever gets the exercise gets its reference and its wrong designs with it: nothing in a static page is secret.
        What is handed in is judged anew, on seeds that follow from the drawing.
      </p>
      {read.ok ? (
        <Given whole={read.value} />
      ) : (
        <>
          <b>It cannot be given away yet.</b>
          <ul className="author-faults" aria-label="What is missing">
            {read.problems.map(({ path, text }) => (
              <li key={`${path} ${text}`}>
                <code>{path?.replace(/^brief\./, '')}</code> {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Given({ whole }: { readonly whole: WholeExercise }) {
  const [said, setSaid] = useState('');
  const numbered = useMemo(() => versioned(whole), [whole]);
  const { brief, design } = numbered.whole;
  const url = `${location.href.split('#')[0] ?? ''}#${encodePacket({ kind: 'exercise', json: brief, designs: [design] }, brief.text.title, engineRevision)}`;
  const given = () => {
    noteGiven(brief.id, brief.version, numbered.hash);
    if (brief.version !== whole.brief.version) write({ version: brief.version });
  };
  return (
    <>
      <LinkField label="Link of the exercise" url={url} onCopied={given} />
      <p className="author-row">
        <button
          type="button"
          className="button"
          onClick={() => {
            given();
            download({
              name: `${brief.text.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.exercise.json`,
              text: serializeExercise(numbered.whole),
            });
            setSaid('File saved.');
          }}
        >
          Download the file
        </button>
        <a className="button" href={url} target="_blank" rel="noreferrer">
          Play it in another tab
        </a>
        <output>{said}</output>
      </p>
      <p>
        Version {brief.version}. It grows when the exercise was changed since it was last given away: who passed an
        older one is told.
      </p>
    </>
  );
}

/** With the next version where it is not what was given away last. */
function versioned(whole: WholeExercise): { readonly whole: WholeExercise; readonly hash: number } {
  const { brief, design } = whole;
  const hash = textHash(serializeExercise({ brief: { ...brief, version: 1 }, design: { ...design, nextId: 1 } }));
  const last = lastGiven(brief.id);
  const version = last === null ? brief.version : last.hash === hash ? last.version : last.version + 1;
  return { whole: { brief: { ...brief, version }, design }, hash };
}
