/** Load to failure and sweeps: a figure of the stages against a parameter, with the load at which each requirement first fails; two parameters as a map. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Document, StageId } from '#design';
import { crossingsOf, loadLimits, sweepCurves, type SweepMetric, type SweepOrder } from '#judging';
import { copyOrSay } from '../compare/copy';
import { sweepStore } from '../stores/sweep-store';
import { LimitsTable } from './LimitsTable';
import { SweepChart } from './SweepChart';
import { SweepForm } from './SweepForm';
import { SweepMap } from './SweepMap';
import { parameterChoices, sweepCsv, type ParameterChoice } from './sweep-words';
import './sweep.css';

export interface SweepPageProps {
  readonly document: Document;
  /** Stages that are swept. */
  readonly stages: readonly StageId[];
}

export function SweepPage({ document, stages }: SweepPageProps) {
  const [metric, setMetric] = useState<SweepMetric>('p95');
  const of = useStore(sweepStore, (state) => state.of);
  return (
    <section className="sweep" aria-label="Sweep">
      <SweepForm document={document} stages={stages} metric={metric} onMetric={setMetric} />
      {of ? (
        <Swept of={of} metric={metric} />
      ) : (
        <p className="sweep-empty">
          Each point is a run of every stage at an even load, with the same seeds throughout: no surge, no fault, no
          profile. Choose what to vary, then sweep.
        </p>
      )}
    </section>
  );
}

function Swept({ of, metric }: { readonly of: SweepOrder; readonly metric: SweepMetric }) {
  const made = useStore(sweepStore, (state) => state.made);
  const curves = useMemo(() => sweepCurves(made, of, metric), [made, of, metric]);
  const limits = useMemo(() => (of.x.parameter.type === 'load' && !of.y ? loadLimits(made, of) : []), [made, of]);
  const choices = parameterChoices(of.document, of.stages);
  const x = choiceOf(choices, of.x);
  const y = of.y && choiceOf(choices, of.y);
  const names = of.stages.map((id) => {
    const at = of.document.stages.findIndex((stage) => stage.id === id);
    return { number: at + 1, name: of.document.stages[at]?.name ?? '' };
  });
  const means = curves.flatMap(({ points }) => points.flat().flatMap((point) => point?.mean ?? []));
  if (!x) return null;
  return (
    <>
      {y && of.y ? (
        curves.map((curve, at) => (
          <SweepMap
            key={curve.stage}
            metric={metric}
            name={names[at]?.name ?? ''}
            curve={curve}
            range={[Math.min(...means), Math.max(...means)]}
            x={{ label: x.label, values: of.x.values.map(x.write) }}
            y={{ label: y.label, values: (of.y?.values ?? []).map(y.write) }}
          />
        ))
      ) : (
        <SweepChart
          metric={metric}
          values={of.x.values}
          curves={curves}
          names={names}
          crossings={crossingsOf(curves, of.x)}
          limits={limits}
          write={x.write}
        />
      )}
      {limits.length > 0 && <LimitsTable limits={limits} names={names} write={x.write} />}
      <CopyPoints text={() => sweepCsv(curves, of, { x: x.label, y: y?.label ?? '', metric })} />
    </>
  );
}

const choiceOf = (choices: readonly ParameterChoice[], { parameter }: SweepOrder['x']): ParameterChoice | undefined =>
  choices.find(({ key }) => key === (parameter.type === 'load' ? 'load' : `${parameter.component} ${parameter.name}`));

function CopyPoints({ text }: { readonly text: () => string }) {
  const [said, setSaid] = useState('');
  return (
    <p className="sweep-copy">
      <button type="button" className="button" onClick={() => void copyOrSay(text(), 'Points copied').then(setSaid)}>
        Copy points as CSV
      </button>
      <output>{said}</output>
    </p>
  );
}
