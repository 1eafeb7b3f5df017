/** Home: the reader's own designs, the gallery, and how to read a part. */
import { useEffect, useRef, useState } from 'react';
import { declarations } from '#catalog';
import { parseDocument, type Document, type Problem } from '#design';
import { gallery } from '#gallery';
import { fromFile } from '#sharing';
import { StateShape } from '../canvas/StateShape';
import { beamPath } from '../canvas/Beam';
import { keepDocument, listDocuments, newLocalId, trashDocument, type KeptDocument } from '../storage/documents';
import { toggleTheme } from '../stores/preferences-store';
import { Mark } from '../ui/Mark';
import { DesignPicture } from './DesignPicture';
import './home.css';

const longestFile = 8 * 1024 * 1024;

export function Home() {
  const [kept, setKept] = useState<readonly KeptDocument[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const refresh = () => void listDocuments().then(setKept);
  useEffect(refresh, []);
  const own = kept.filter(({ trashedAt }) => trashedAt === null);
  const trash = kept.filter(({ trashedAt }) => trashedAt !== null);
  return (
    <div className="home">
      <header className="home-bar">
        <Mark />
        <b>Loadbearing</b>
        <a href="#/glossary">Glossary</a>
        <button type="button" className="button is-quiet" onClick={toggleTheme}>
          Light or dark
        </button>
      </header>
      <main className="home-main">
        <div className="home-head">
          <div>
            <h1>What will it carry?</h1>
            <p>Draw a backend, load it, find where it gives way.</p>
          </div>
          <OpenFile onProblems={setProblems} />
          <a className="home-new" href="#/new">
            + Empty sheet
          </a>
        </div>
        {problems.map((problem, at) => (
          <p key={at} className="home-problem">
            {problem.path ?? problem.title}: {problem.text}
          </p>
        ))}
        {own.length > 0 && (
          <section>
            <h2>
              Yours <small>kept in this browser</small>
            </h2>
            <div className="home-grid">
              {own.map((document) => (
                <KeptCard key={document.id} kept={document} onChange={refresh} />
              ))}
            </div>
          </section>
        )}
        <section>
          <h2>
            Start from a design <small>each one is running</small>
          </h2>
          <div className="home-grid">
            {gallery.map(({ id, title, summary, document }) => (
              <a key={id} className="home-card" href={`#/gallery/${id}`}>
                <DesignPicture document={document} />
                <b>{title}</b>
                <span>{summary}</span>
                <small>{sheets(document)}</small>
              </a>
            ))}
          </div>
        </section>
        {trash.length > 0 && (
          <section>
            <h2>
              Trash <small>kept for 30 days</small>
            </h2>
            {trash.map(({ id, title }) => (
              <p key={id}>
                {title}{' '}
                <button type="button" className="button" onClick={() => void trashDocument(id, false).then(refresh)}>
                  Restore
                </button>
              </p>
            ))}
          </section>
        )}
      </main>
      <Legend />
    </div>
  );
}

const sheets = ({ stages }: Document): string =>
  stages.length === 1
    ? '1 sheet'
    : `${stages.length} sheets, ${stages.map(({ name }) => name.toLowerCase()).join(' to ')}`;

function KeptCard({ kept, onChange }: { readonly kept: KeptDocument; readonly onChange: () => void }) {
  const read = parseDocument(kept.text, declarations);
  return (
    <div className="home-card">
      <a href={`#/d/${kept.id}`}>
        {read.ok && <DesignPicture document={read.value.document} />}
        <b>{kept.title}</b>
        <small>{new Date(kept.savedAt).toLocaleString()}</small>
      </a>
      <button
        type="button"
        className="button is-quiet"
        onClick={() => void trashDocument(kept.id, true).then(onChange)}
      >
        Delete
      </button>
    </div>
  );
}

function OpenFile({ onProblems }: { readonly onProblems: (problems: readonly Problem[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File) => {
    if (file.size > longestFile) return;
    const read = fromFile(await file.text(), declarations);
    if (!read.ok) {
      onProblems(read.problems);
      return;
    }
    const id = newLocalId();
    await keepDocument(id, read.value.document);
    location.hash = `/d/${id}`;
  };
  return (
    <>
      <button type="button" className="home-open" onClick={() => input.current?.click()}>
        Open a file
      </button>
      <input
        ref={input}
        type="file"
        accept=".json"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void open(file);
        }}
      />
    </>
  );
}

const states = ['working', 'starved', 'saturated', 'blocked', 'failing', 'off'] as const;

function Legend() {
  return (
    <aside className="home-legend">
      <h2>How to read a part</h2>
      <ul>
        {states.map((state) => (
          <li key={state} className={`node-tag is-${state}`}>
            <StateShape state={state} /> {state}
          </li>
        ))}
      </ul>
      <svg width={320} height={30} aria-hidden="true">
        <LegendBeam x={0} load={0.35} color="var(--ok)" />
        <LegendBeam x={160} load={0.95} color="var(--warn)" />
      </svg>
      <p>The beam fills with load and sags as it nears its limit. The tick marks 80 %.</p>
    </aside>
  );
}

function LegendBeam({ x, load, color }: { readonly x: number; readonly load: number; readonly color: string }) {
  return (
    <g transform={`translate(${x} 0)`}>
      <path className="beam-zero" d="M8 8H138" />
      <path className="beam-line" d={beamPath(130, load)} />
      <path
        d={beamPath(130, load)}
        fill="none"
        stroke={color}
        strokeWidth={4}
        pathLength={1}
        strokeDasharray={`${load} 2`}
      />
      <path className="beam-tick" d={`M${8 + 104} 2v6`} />
      <path className="beam-support" d="M8 9l-4.5 8h9z" />
      <circle className="beam-support" cx={138} cy={13} r={4} />
    </g>
  );
}
