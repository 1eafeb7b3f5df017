/** Every measure of a component that the run takes, with its definition behind the name, and its spread where seconds of it are kept. */
import { useEffect, useRef } from 'react';
import { measures, type Measure } from '#catalog';
import type { Component } from '#design';
import type { ComponentBalance, ResourceKind } from '#simulation';
import { measureText } from '../canvas/figures';
import { componentFigure, subscribeLive } from '../canvas/live';
import { writeText } from '../ui/write-text';
import { TermButton } from '../glossary/TermButton';
import type { SeriesName } from '../run/recording';
import { expectedStore } from '../stores/expected-store';
import { liveRun, runStore } from '../stores/run-store';
import { useStore } from 'zustand';
import { ComponentExamples } from './ComponentExamples';
import { balanceOfComponent } from './expected-words';
import { spreadOf } from './spread';

/** Seconds over which the spread is taken. */
const window = 10;
/** Measures that are kept for every second. */
const kept: ReadonlySet<Measure> = new Set<Measure>([
  'utilization',
  'queueLength',
  'workersBusy',
  'connections',
  'messagesWaiting',
  'eldestMessageMs',
]);

function spreadText(component: string, measure: Measure): string {
  if (!kept.has(measure)) return '';
  const values = liveRun.recording.read(`${component}/${measure}` as SeriesName);
  const spread = values ? spreadOf(values.subarray(-window)) : Number.NaN;
  return Number.isFinite(spread) ? `± ${measureText(measure, spread).replace(/\s.*$/, '')}` : '';
}

/** What the document alone says of a measure; empty where it says nothing. */
function expectedText(expected: ComponentBalance | null | undefined, measure: Measure): string {
  const used = (kind: ResourceKind) => expected?.resources.find((each) => each.kind === kind && each.of === null);
  const values: Partial<Record<Measure, number | null | undefined>> = {
    utilization: used('cpu')?.utilization,
    arrivalRate: expected?.arrivalsPerSecond,
    workersBusy: used('workers')?.inUse,
    cpuDemand: used('cpu')?.inUse,
    hitRatio: expected?.hitRatio,
  };
  const value = values[measure];
  return typeof value === 'number' ? measureText(measure, value) : '';
}

export function MeasuredList({ component }: { readonly component: Component }) {
  const host = useRef<HTMLDListElement>(null);
  const expected = useStore(expectedStore, ({ balance }) => balance && balanceOfComponent(balance.now, component.id));
  const hasRun = useStore(runStore, ({ revision }) => revision > 0);
  useEffect(() => {
    const show = () =>
      measures.forEach((measure, at) => {
        const row = host.current?.children[at];
        const value = componentFigure(component.id, measure);
        writeText(row?.children[1] ?? null, measureText(measure, value));
        writeText(row?.children[2] ?? null, spreadText(component.id, measure));
        row?.toggleAttribute('data-unmeasured', !Number.isFinite(value));
      });
    show();
    return subscribeLive(show);
  }, [component.id]);
  return (
    <section className="inspector-section">
      <h3>
        Measured{' '}
        <small title="± is the standard deviation of the last 10 seconds">last 1 s, ± over 10 s; expected</small>
      </h3>
      {!hasRun && <p className="inspector-note">Run to measure.</p>}
      <dl ref={host} className="measured">
        {measures.map((measure) => (
          <div key={measure} data-unmeasured>
            <dt>
              <TermButton term={measure} side="bottom" />
            </dt>
            <dd>–</dd>
            <dd className="measured-spread" />
            <dd className="measured-expected">{expectedText(expected, measure)}</dd>
          </div>
        ))}
      </dl>
      {hasRun && <ComponentExamples component={component.id} />}
    </section>
  );
}
