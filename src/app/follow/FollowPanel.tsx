/** Follow one request: which one, where its time went, and its waterfall. Takes the place of the charts while it is open. */
import { useStore } from 'zustand';
import { hostsOf, type Document, type OperationId, type Stage } from '#design';
import type { ExampleName, Examples, RequestRef, Trace } from '#simulation';
import { DockPanel } from '../dock/DockPanel';
import { clockText } from '../dock/clock';
import { followStore, type FollowState } from '../stores/follow-store';
import { closeFollow, follow, followAnew, stopFollowing } from './follow-control';
import { doubtWords, looks, lookWords, outcomeWords, sumsByLook, timeText } from './follow-words';
import { FailureCounts } from './FailureCounts';
import { LatencyBars } from './LatencyBars';
import { Waterfall } from './Waterfall';
import './follow.css';

export interface FollowPanelProps {
  readonly document: Document;
  readonly stage: Stage;
}

export function FollowPanel({ document, stage }: FollowPanelProps) {
  const state = useStore(followStore);
  const { trace, examples } = state;
  const doubt = doubtWords(examples, trace);
  return (
    <DockPanel
      name="Follow a request"
      className="follow-panel"
      onClose={closeFollow}
      head={
        <>
          <Choices examples={examples} wanted={state.wanted} />
          <Scope document={document} stage={stage} state={state} />
          <button type="button" className="run-button" onClick={() => followAnew()}>
            Look again
          </button>
        </>
      }
    >
      <div className="follow-body">
        <aside className="follow-side">
          {doubt && (
            <p className="follow-doubt" role="alert">
              {doubt}
            </p>
          )}
          {trace && <Summary trace={trace} stage={stage} />}
          {examples && <FailureCounts examples={examples} />}
          {examples && <LatencyBars examples={examples} shownMs={trace ? latencyOf(trace.request) : null} />}
        </aside>
        <div className="follow-main">
          {trace ? <Waterfall key={trace.request.key.join()} trace={trace} stage={stage} /> : <Nothing state={state} />}
        </div>
      </div>
    </DockPanel>
  );
}

const latencyOf = ({ arrivedMs, endedMs }: RequestRef): number => endedMs - arrivedMs;

const choices: readonly {
  readonly name: ExampleName;
  readonly words: string;
  readonly count: keyof Examples['counts'];
}[] = [
  { name: 'slowest', words: 'Slowest', count: 'answered' },
  { name: 'median', words: 'Median', count: 'answered' },
  { name: 'failed', words: 'Failed', count: 'failed' },
  { name: 'retried', words: 'Retried', count: 'retried' },
  { name: 'latest', words: 'Latest', count: 'all' },
];

interface ChoicesProps {
  readonly examples: Examples | null;
  readonly wanted: ExampleName | RequestRef;
}

function Choices({ examples, wanted }: ChoicesProps) {
  return (
    <fieldset className="run-group">
      <legend className="visually-hidden">Which request</legend>
      <span className="run-segments follow-choices">
        {choices.map(({ name, words, count }) => (
          <button
            type="button"
            key={name}
            className="run-segment"
            aria-pressed={wanted === name}
            disabled={examples !== null && examples.examples[name] === null}
            onClick={() => follow(name)}
          >
            {words}
            {(name === 'failed' || name === 'retried') && examples && (
              <small> {examples.counts[count].toLocaleString('en-US')}</small>
            )}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

interface ScopeProps extends FollowPanelProps {
  readonly state: FollowState;
}

/** Among which requests it looks. */
function Scope({ document, stage, state: { ask, untilMs } }: ScopeProps) {
  const asked = new Set(document.workload.trafficClasses.flatMap(({ mix }) => mix.map(({ operation }) => operation)));
  const operations = stage.modules.flatMap((module) =>
    hostsOf(stage, module.id).length === 0
      ? []
      : module.operations
          .filter(({ id }) => asked.has(id))
          .map(({ id, name }) => ({ id, name: `${module.name}.${name}` })),
  );
  return (
    <span className="follow-scope">
      <select
        className="dock-choice"
        aria-label="Operation"
        value={ask.operation ?? ''}
        onChange={(event) => followAnew({ operation: (event.target.value || null) as OperationId | null })}
      >
        <option value="">all operations</option>
        {operations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        className="dock-choice"
        aria-label="Window"
        value={ask.window}
        onChange={(event) => followAnew({ window: event.target.value === 'whole' ? 'whole' : 'recent' })}
      >
        <option value="recent">last 10 s to {clockText(untilMs, 0)}</option>
        <option value="whole">whole run to {clockText(untilMs, 0)}</option>
      </select>
      {ask.over && (
        <button type="button" className="dock-choice" onClick={() => followAnew({ over: null })}>
          {ask.over.how} at {stage.components.find(({ id }) => id === ask.over?.to)?.name ?? 'a wire'}{' '}
          <b aria-hidden="true">×</b>
          <span className="visually-hidden">, take this condition away</span>
        </button>
      )}
    </span>
  );
}

/** What came of the request, and where the time went that decided it; the swatches are the legend of the waterfall. */
function Summary({ trace, stage }: { readonly trace: Trace; readonly stage: Stage }) {
  const { request, path } = trace;
  const whole = latencyOf(request);
  const sums = sumsByLook(path);
  return (
    <>
      <p className="follow-total">
        <b>{timeText(whole)}</b> {outcomeWords(request.outcome)}
      </p>
      <p className="follow-note">
        {operationName(stage, request.operation)}, request {request.ordinal.toLocaleString('en-US')} of its class, at{' '}
        {clockText(request.arrivedMs, 3)}
      </p>
      <dl className="follow-sums" aria-label="Critical path">
        {looks.map((look) => (
          <div key={look}>
            <dt>
              <i className={`bar is-${look}`} aria-hidden="true" /> {lookWords[look]}
            </dt>
            <dd>{timeText(sums[look])}</dd>
            <dd>{whole > 0 ? `${Math.round((100 * sums[look]) / whole)} %` : '–'}</dd>
          </div>
        ))}
      </dl>
      <p className="follow-note">
        <i className="decided-swatch" aria-hidden="true" /> critical path: what decided the end
      </p>
      {trace.unseen > 0 && (
        <p className="follow-note">{trace.unseen.toLocaleString('en-US')} more spans are not kept.</p>
      )}
    </>
  );
}

function operationName(stage: Stage, operation: OperationId): string {
  for (const { name, operations } of stage.modules) {
    const found = operations.find(({ id }) => id === operation);
    if (found) return `${name}.${found.name}`;
  }
  return 'an operation';
}

function Nothing({ state: { progress, failure, untilMs, examples } }: { readonly state: FollowState }) {
  if (failure !== null) return <p className="follow-empty">{failure}</p>;
  if (progress !== null)
    return (
      <div className="follow-empty">
        <label>
          Running it again to look closely: {Math.round(100 * progress)} %
          <progress value={progress} max={1} />
        </label>
        <button type="button" className="run-button" onClick={stopFollowing}>
          Stop
        </button>
      </div>
    );
  if (untilMs === 0) return <p className="follow-empty">Run the design first: there is no request yet to follow.</p>;
  if (examples === null) return <p className="follow-empty">Stopped. Choose which request to look for.</p>;
  return (
    <p className="follow-empty">No such request ended in this time. Choose another sort, or look in the whole run.</p>
  );
}
