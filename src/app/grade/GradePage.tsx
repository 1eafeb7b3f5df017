/** Many hand-ins pasted, each judged anew: a table, equal drawings flagged, and a file for a spreadsheet. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { resultWords } from '../exercises/goal-words';
import type { ClassSettings } from '#exercises';
import { classInForce } from '../storage/class-in-force';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { download } from '../share/download';
import { PageBar } from '../ui/PageBar';
import { ClassFile } from './ClassFile';
import { cancelGrading, gradePasted } from './grade-control';
import { gradeCsv } from './grade-csv';
import { gradedClass, pricesWords } from './graded-class';
import { gradeStore, type GradedRow } from './grade-store';
import './grade.css';

export function GradePage() {
  const { status, share, leftMs, failure, rows } = useStore(gradeStore);
  const [text, setText] = useState('');
  const [classCode, setClassCode] = useState(classInForce()?.code ?? '');
  const [given, setGiven] = useState<ClassSettings | null>(null);
  const graded = gradedClass(classCode.trim(), given, classInForce());
  const isRunning = status === 'running' || status === 'reading';
  const judged = rows.filter(({ judgement }) => judgement !== null).length;
  const passed = rows.filter(({ judgement }) => judgement?.passed).length;
  return (
    <div className="page">
      <PageBar />
      <main className="grade-page">
        <h1>Grade hand-ins</h1>
        <p>
          Paste the links that were handed in, one a line. Each is judged anew, here in this browser, on the seeds shown
          and on three that follow from its drawing; what a link claims counts for nothing. Nothing is sent anywhere,
          and nothing in a static page is secret: whoever wants to can read the reference of an exercise, which is why
          equal ones are flagged. <a href="#/class">Make a class</a> to give it a code, prices and open hints.
        </p>
        <label className="grade-paste">
          Hand-ins
          <textarea rows={6} value={text} spellCheck={false} onChange={({ target }) => setText(target.value)} />
        </label>
        <p className="grade-row">
          <label>
            Class code{' '}
            <input
              className="line-input"
              value={classCode}
              maxLength={100}
              placeholder="none"
              onChange={({ target }) => setClassCode(target.value)}
            />
          </label>
          <ClassFile
            onRead={(settings) => {
              setGiven(settings);
              setClassCode(settings.code);
            }}
          />
          <JobButton isRunning={isRunning} onCancel={cancelGrading}>
            <button
              type="button"
              className="button is-main"
              disabled={text.trim() === ''}
              onClick={() => void gradePasted(text, graded)}
            >
              Grade them
            </button>
          </JobButton>
          {isRunning && (
            <JobProgress share={share} leftMs={leftMs} label="Runs done" words={`${judged} of ${rows.length}`} />
          )}
          {rows.length > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => download({ name: 'hand-ins.csv', text: gradeCsv(rows) }, 'text/csv')}
            >
              Download as CSV
            </button>
          )}
          <output>
            {status === 'finished' && `${passed} of ${rows.length} passed.`}
            {status === 'canceled' && `Canceled: ${judged} of ${rows.length} were judged.`}
            {status === 'failed' && `${failure} Grade them again.`}
          </output>
        </p>
        <p>{pricesWords(graded)}</p>
        {rows.length > 0 && <GradeTable rows={rows} isRunning={isRunning} />}
      </main>
    </div>
  );
}

function GradeTable({ rows, isRunning }: { readonly rows: readonly GradedRow[]; readonly isRunning: boolean }) {
  return (
    <table className="plain-table" aria-label="Hand-ins">
      <thead>
        <tr>
          {['line', 'name', 'exercise', 'verdict', 'goals', 'to look at'].map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <td>{row.line}</td>
            <th scope="row">{row.name || 'no name'}</th>
            <td>{row.title}</td>
            <td>{verdictWords(row, isRunning)}</td>
            <td>
              <Results row={row} />
            </td>
            <td>
              {row.equalTo.length > 0 && (
                <p>
                  ▲ same {decidedWord(row)} as line {row.equalTo.join(', ')}
                </p>
              )}
              {row.refused && <p>▲ {row.refused}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What there is to be the same: an exercise may leave the drawing as it is. */
function decidedWord({ exercise }: GradedRow): string {
  if (exercise?.letters) return 'answers';
  return exercise?.variants ? 'limits' : 'drawing';
}

function verdictWords({ judgement, exercise }: GradedRow, isRunning: boolean): string {
  if (judgement) return judgement.passed ? '✓ passed' : '✕ not passed';
  if (!exercise) return '– refused';
  return isRunning ? '…' : '– not judged';
}

const signs = { met: '✓', missed: '✕', unmeasured: '–' } as const;

function Results({ row: { judgement, exercise } }: { readonly row: GradedRow }) {
  if (!judgement || !exercise) return null;
  return (
    <ul className="grade-goals">
      {judgement.changedLocks.map((part) => (
        <li key={part}>✕ {part} is locked and was changed</li>
      ))}
      {judgement.goals.map((result) => (
        <li key={result.goal.id}>
          {signs[result.verdict]} {result.goal.id} {resultWords(result, exercise).measured}
        </li>
      ))}
    </ul>
  );
}
