/** The first limits of a design as figures that are read from the last row; without limits what the run measures. */
import type { Requirement } from '#design';
import { limitText } from '../title-block/measured';
import { useJudged, useMeasured } from '../title-block/use-judged';

/** More of them could not be read from afar. */
const most = 3;

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
  const { mark, value, note } = useJudged(requirement, row, { warmUpMs, prefix: `needs ${limitText(requirement)}` });
  return (
    <div className="demo-figure">
      <span>
        <span ref={mark} className="title-mark is-unmeasured" /> {requirement.name}
      </span>
      <b ref={value} />
      <small ref={note} />
    </div>
  );
}

function Measured() {
  const { goodput, p99 } = useMeasured();
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
