/** Every measure of a component that the run takes, with its definition behind the name. */
import { useEffect, useRef } from 'react';
import { measures, type KindSpec } from '#catalog';
import type { Component } from '#design';
import { componentFigure, subscribeLive, writeText } from '../canvas/live';
import { measureText } from '../canvas/figures';
import { TermButton } from '../glossary/TermButton';

export function MeasuredList({ component }: { readonly component: Component; readonly spec: KindSpec }) {
  const host = useRef<HTMLDListElement>(null);
  useEffect(() => {
    const show = () =>
      measures.forEach((measure, at) => {
        const row = host.current?.children[at];
        const value = componentFigure(component.id, measure);
        writeText(row?.lastElementChild ?? null, measureText(measure, value));
        row?.toggleAttribute('data-unmeasured', !Number.isFinite(value));
      });
    show();
    return subscribeLive(show);
  }, [component.id]);
  return (
    <section className="inspector-section">
      <h3>
        Measured <small>last second</small>
      </h3>
      <dl ref={host} className="measured">
        {measures.map((measure) => (
          <div key={measure} data-unmeasured>
            <dt>
              <TermButton term={measure} side="bottom" />
            </dt>
            <dd>–</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
