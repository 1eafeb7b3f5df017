/** How to read a part: one of them with its anatomy, the six states, and what the beam says. */
import { beamPath } from '../canvas/Beam';
import { StateShape } from '../canvas/StateShape';
import { KindIcon } from '../ui/KindIcon';

const states = ['working', 'starved', 'saturated', 'blocked', 'failing', 'hung', 'off'] as const;

export function Legend() {
  return (
    <aside className="home-legend" aria-label="How to read a part">
      <h2>How to read a part</h2>
      <Anatomy />
      <ul>
        {states.map((state) => (
          <li key={state} className={`node-tag is-${state}`}>
            <StateShape state={state} /> {state}
          </li>
        ))}
      </ul>
      <svg viewBox="0 0 310 30" width="100%" aria-hidden="true">
        <LegendBeam x={0} load={0.35} color="var(--ok)" />
        <LegendBeam x={160} load={0.95} color="var(--warn)" />
      </svg>
      <p>The beam fills with load and sags as it nears its limit. The tick marks 80 %.</p>
      <p>Each part says its state three times: by shape, by word and by border.</p>
    </aside>
  );
}

const names = [
  { y: 11, word: 'state, price' },
  { y: 44, word: 'name, kind and size' },
  { y: 74, word: 'load against its limit' },
  { y: 103, word: 'what matters most' },
];

/** A drawn part with leaders to the words for its pieces. The figures are those of the drawing, as in any legend. */
function Anatomy() {
  return (
    <svg className="anatomy" viewBox="0 0 310 120" width="100%" aria-hidden="true">
      <g className="anatomy-state">
        <path d="M7 5l5.5 10h-11z" />
        <text x={18} y={15}>
          saturated
        </text>
      </g>
      <text className="anatomy-price" x={168} y={15}>
        $ a month
      </text>
      <rect className="anatomy-frame" x={1.5} y={22} width={168} height={94} rx={4} />
      <foreignObject x={12} y={32} width={22} height={22}>
        <KindIcon kind="server" size={22} />
      </foreignObject>
      <text className="anatomy-name" x={44} y={42}>
        Server
      </text>
      <text className="anatomy-kind" x={44} y={55}>
        2 vCPU, 4 GiB
      </text>
      <g transform="translate(6 64)">
        <LegendBeam x={0} load={0.95} color="var(--warn)" />
      </g>
      <text className="anatomy-kind" x={12} y={107}>
        waiting, workers, p99
      </text>
      {names.map(({ y, word }) => (
        <g key={word}>
          <path className="anatomy-leader" d={`M174 ${y}H192`} />
          <text className="anatomy-word" x={196} y={y + 4}>
            {word}
          </text>
        </g>
      ))}
    </svg>
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
