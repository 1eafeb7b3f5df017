/** What is swept: one parameter or two, between which values, how often, and the figure that is drawn. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Document, StageId } from '#design';
import { sweepMetrics, type SweepMetric } from '#judging';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { sweepStore } from '../stores/sweep-store';
import { cancelSweep, makeSweep } from './sweep-control';
import { metricLabels, meanRate, parameterChoices, valuesBetween, type ParameterChoice } from './sweep-words';

export interface SweepFormProps {
  readonly document: Document;
  readonly stages: readonly StageId[];
  readonly metric: SweepMetric;
  readonly onMetric: (metric: SweepMetric) => void;
}

/** What a run leaves out and what it measures, ms. */
const [warmUpMs, measuredMs] = [20_000, 60_000];
const columns = { chart: 20, map: 12 };
const replications = { chart: 3, map: 1 };

interface Range {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

const rangeOf = (choice: ParameterChoice | undefined, rate: number): Range => ({
  key: choice?.key ?? '',
  from: String((choice?.from ?? 1) * rate),
  to: String((choice?.to ?? 1) * rate),
});

export function SweepForm({ document, stages, metric, onMetric }: SweepFormProps) {
  const choices = parameterChoices(document, stages);
  const { status, share, leftMs, trouble } = useStore(sweepStore);
  const rateOf = (key: string) => (key === 'load' ? (meanRate(document) ?? 1) : 1);
  const [x, setX] = useState<Range>(() => rangeOf(choices[0], rateOf('load')));
  const [y, setY] = useState<Range>({ key: '', from: '1', to: '1' });
  const isRunning = status === 'running';
  const isMap = y.key !== '';
  const axis = (range: Range) => {
    const choice = choices.find(({ key }) => key === range.key);
    const [from, to] = [Number(range.from), Number(range.to)];
    if (!choice || !Number.isFinite(from) || !Number.isFinite(to) || from < 0 || to <= from) return null;
    const rate = rateOf(range.key);
    const count = isMap ? columns.map : columns.chart;
    return {
      parameter: choice.parameter,
      values: valuesBetween(from / rate, to / rate, count, choice.isWhole),
    };
  };
  const [xAxis, yAxis] = [axis(x), isMap ? axis(y) : null];
  // A stage without the part that is varied would be the same at every point.
  const parts = [xAxis, yAxis].flatMap((each) =>
    each?.parameter.type === 'setting' ? [each.parameter.component] : [],
  );
  const swept = document.stages
    .filter(
      ({ id, components }) => stages.includes(id) && parts.every((part) => components.some((each) => each.id === part)),
    )
    .map(({ id }) => id);
  const canRun = xAxis !== null && (!isMap || yAxis !== null) && swept.length > 0 && !isRunning;
  const choose = (set: (range: Range) => void) => (key: string) =>
    set(
      rangeOf(
        choices.find((each) => each.key === key),
        rateOf(key),
      ),
    );
  return (
    <form
      className="sweep-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!canRun || !xAxis) return;
        const order = { document, stages: swept, x: xAxis, y: yAxis, warmUpMs, measuredMs };
        makeSweep({ ...order, replications: isMap ? replications.map : replications.chart });
      }}
    >
      <RangeFields name="Vary" range={x} choices={choices} onKey={choose(setX)} onRange={setX} />
      <RangeFields name="and" range={y} choices={choices} hasNone onKey={choose(setY)} onRange={setY} />
      <label>
        Figure{' '}
        <select className="line-input" value={metric} onChange={(event) => onMetric(event.target.value as SweepMetric)}>
          {sweepMetrics.map((each) => (
            <option key={each} value={each}>
              {metricLabels[each]}
            </option>
          ))}
        </select>
      </label>
      <JobButton isRunning={isRunning} onCancel={cancelSweep} label="Cancel sweep">
        <button type="submit" className="button" disabled={!canRun}>
          {status === 'none' ? 'Sweep' : 'Sweep again'}
        </button>
      </JobButton>
      {isRunning && <JobProgress share={share} leftMs={leftMs} label="Sweep done" />}
      <output>
        {status === 'canceled' ? 'Canceled; what was finished is kept. ' : ''}
        {trouble}
      </output>
    </form>
  );
}

interface RangeFieldsProps {
  readonly name: string;
  readonly range: Range;
  readonly choices: readonly ParameterChoice[];
  readonly hasNone?: boolean;
  readonly onKey: (key: string) => void;
  readonly onRange: (range: Range) => void;
}

function RangeFields({ name, range, choices, hasNone = false, onKey, onRange }: RangeFieldsProps) {
  const field = (end: 'from' | 'to') => (
    <input
      className="line-input"
      inputMode="decimal"
      aria-label={`${name} ${end}`}
      value={range[end]}
      onChange={(event) => onRange({ ...range, [end]: event.target.value })}
    />
  );
  return (
    <span className="sweep-range">
      <label>
        {name}{' '}
        <select
          className="line-input"
          aria-label={hasNone ? 'Second parameter' : 'Parameter'}
          value={range.key}
          onChange={(event) => onKey(event.target.value)}
        >
          {hasNone && <option value="">nothing else</option>}
          {choices.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {range.key !== '' && (
        <>
          from {field('from')} to {field('to')}
        </>
      )}
    </span>
  );
}
