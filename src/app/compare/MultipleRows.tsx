/** Small multiples: a row for each quantity, a column for each stage, the same axes everywhere, one instant read in all of them. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Document } from '#design';
import type { Comparison } from '#judging';
import type { RunSeries } from '#simulation';
import { clockText } from '../dock/clock';
import { comparisonStore } from '../stores/comparison-store';
import { SmallMultiple } from './SmallMultiple';
import { axisOf, multiples, spansOf, type Multiple } from './multiples';

export interface MultipleRowsProps {
  readonly document: Document;
  readonly comparison: Comparison;
}

export function MultipleRows({ document, comparison }: MultipleRowsProps) {
  const { courses } = useStore(comparisonStore);
  const series = comparison.stages.map((id, at) => comparison.series[at] ?? courses[id] ?? null);
  const [span, setSpan] = useState<number | null>(null);
  const { durationMs } = document.scenario;
  const spanSeconds = series.find((each) => each !== null)?.spanSeconds ?? 1;
  const spans = spansOf(durationMs, spanSeconds);
  const atMs = span === null ? null : (span + 1) * spanSeconds * 1000;
  const names = comparison.stages.map((id) => document.stages.find((stage) => stage.id === id)?.name ?? '');
  return (
    <div className="compare-multiples" onPointerLeave={() => setSpan(null)}>
      <input
        type="range"
        className="visually-hidden"
        aria-label="Instant that is read in every chart"
        aria-valuetext={atMs === null ? 'none' : clockText(atMs, 0)}
        min={0}
        max={spans - 1}
        value={span ?? 0}
        onChange={(event) => setSpan(Number(event.target.value))}
      />
      {multiples.map((multiple) => (
        <Row
          key={multiple.name}
          multiple={multiple}
          document={document}
          series={series}
          names={names}
          shared={{ spans, durationMs, span, onSpan: setSpan }}
        />
      ))}
    </div>
  );
}

interface RowProps {
  readonly multiple: Multiple;
  readonly document: Document;
  readonly series: readonly (RunSeries | null)[];
  readonly names: readonly string[];
  readonly shared: {
    readonly spans: number;
    readonly durationMs: number;
    readonly span: number | null;
    readonly onSpan: (span: number | null) => void;
  };
}

function Row({ multiple, document, series, names, shared }: RowProps) {
  const limit = limitOf(multiple, document);
  const axis = axisOf(multiple, series, limit);
  const columns = series.map((each) => each?.[multiple.name] ?? []);
  return (
    <div className="compare-row" data-multiple={multiple.name}>
      <div className="compare-label">
        <b>{multiple.title}</b>
        <small>{multiple.note}</small>
      </div>
      {columns.map((own, at) => (
        <SmallMultiple
          key={names[at]}
          label={`${multiple.title} of ${names[at]}`}
          own={own}
          others={columns.filter((_, other) => other !== at)}
          axis={axis}
          limit={limit}
          {...shared}
        />
      ))}
    </div>
  );
}

/** A limit of the whole run on just what is drawn. */
function limitOf({ name }: Multiple, { requirements }: Document): number | null {
  const metric = ({ p95Ms: 'p95', goodput: 'goodput' } as Partial<Record<Multiple['name'], string>>)[name];
  const limit = requirements.find((each) => each.metric === metric && each.scope.type === 'whole');
  return limit?.target ?? null;
}
