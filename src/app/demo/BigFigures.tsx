/** The first limits of a design as figures that are read from the last row; without limits what the run measures. */
import { useEffect, useRef } from 'react';
import type { Requirement } from '#design';
import { figure } from '../charts/board';
import { onPaced } from '../charts/paced';
import { liveRun } from '../stores/run-store';
import { judgedNow, onJudged } from '../title-block/judged-now';
import { limitText, measuredNote, measuredText } from '../title-block/measured';
import { writeText } from '../ui/write-text';

/** More of them could not be read from afar. */
const most = 3;
const marks = { met: '✓', missed: '✕', unmeasured: '–' } as const;

export interface BigFiguresProps {
  readonly requirements: readonly Requirement[];
  readonly warmUpMs: number;
}

export function BigFigures({ requirements, warmUpMs }: BigFiguresProps) {
  if (requirements.length === 0) return <Measured />;
  return requirements
    .slice(0, most)
    .map((requirement, row) => <Limit key={requirement.id} requirement={requirement} row={row} warmUpMs={warmUpMs} />);
}

interface LimitProps {
  readonly requirement: Requirement;
  readonly row: number;
  readonly warmUpMs: number;
}

function Limit({ requirement, row, warmUpMs }: LimitProps) {
  const figureOf = useRef<HTMLElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLElement>(null);
  useEffect(
    () =>
      onJudged(() => {
        const judged = judgedNow(requirement, row);
        const measured = judged?.measured ?? Number.NaN;
        const verdict = judged?.verdict ?? 'unmeasured';
        writeText(mark.current, marks[verdict]);
        if (mark.current) mark.current.className = `title-mark is-${verdict}`;
        writeText(figureOf.current, measuredText(requirement.metric, measured));
        const run = { atMs: liveRun.snapshot?.atMs ?? 0, warmUpMs };
        const words = [`needs ${limitText(requirement)}`, measuredNote(requirement, measured, run)];
        writeText(note.current, words.filter((each) => each !== '').join(', '));
      }),
    [requirement, row, warmUpMs],
  );
  return (
    <div className="demo-figure">
      <span>
        <span ref={mark} className="title-mark is-unmeasured" /> {requirement.name}
      </span>
      <b ref={figureOf} />
      <small ref={note} />
    </div>
  );
}

function Measured() {
  const goodput = useRef<HTMLElement>(null);
  const p99 = useRef<HTMLElement>(null);
  useEffect(() => {
    const show = () => {
      const { recording } = liveRun;
      const isEmpty = recording.length === 0;
      writeText(goodput.current, isEmpty ? '–' : `${figure(recording.last('whole/goodput'))} req/s`);
      writeText(p99.current, isEmpty ? '–' : measuredText('p99', recording.last('whole/p99Ms')));
    };
    show();
    return onPaced(show);
  }, []);
  return (
    <>
      <div className="demo-figure">
        <span>Goodput</span>
        <b ref={goodput} />
      </div>
      <div className="demo-figure">
        <span>Slowest 1 in 100</span>
        <b ref={p99} />
        <small>last 10 s</small>
      </div>
    </>
  );
}
