/** Any component, drawn from its kind's spec: state and price above, head, modules or beam, measures, ports. */
import { Handle, Position, useUpdateNodeInternals, type NodeProps } from '@xyflow/react';
import { memo, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { kindOf, type KindSpec } from '#catalog';
import type { Component, Problem } from '#design';
import { billStore } from '../stores/bill-store';
import { editorStore } from '../stores/editor-store';
import { KindIcon } from '../ui/KindIcon';
import { Beam } from './Beam';
import { measureText } from './figures';
import { InstanceMarks } from './InstanceMarks';
import { componentFigure, componentState, subscribeLive, writeText, type StateName } from './live';
import { ModuleRows } from './ModuleRows';
import { PortShape } from './PortShape';
import type { Ports } from './ports';
import { StateShape } from './StateShape';
import type { ComponentNode as ComponentNodeType } from './to-flow';

export const ComponentNode = memo(function ComponentNode({ data, selected }: NodeProps<ComponentNodeType>) {
  const { component, ports, problems, stage } = data;
  const spec = kindOf(component.kind)?.spec;
  const state = useComponentState(component.id);
  const fits = useStore(editorStore, ({ fitting }) => (fitting === null ? null : fitting.has(component.id)));
  useMeasuredPorts(component.id, ports);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <div
      className={`node ${ports.isHost ? 'is-host' : ''}`}
      style={{ width: ports.width }}
      data-state={state ?? 'idle'}
      data-selected={selected}
      data-fits={fits === null ? undefined : fits}
      data-kind={component.kind}
      data-testid={`node-${component.name}`}
    >
      <StateTag state={state} errors={errors} />
      <Price component={component.id} />
      <Head component={component} spec={spec} />
      {ports.isHost && <ModuleRows component={component} ports={ports} stage={stage} />}
      {spec && <Load component={component.id} spec={spec} isHost={ports.isHost} />}
      {spec && <Foot component={component.id} spec={spec} most={ports.isHost ? 3 : 2} />}
      <Badge problems={problems} />
      <EdgePorts ports={ports} component={component} />
      {selected && <CropMarks />}
    </div>
  );
});

/** React Flow remembers where ports stand until it is told that they moved. */
function useMeasuredPorts(component: string, ports: Ports): void {
  const update = useUpdateNodeInternals();
  const places = JSON.stringify([ports.offers, ports.emits, ports.rows.map(({ y, needs }) => [y, needs])]);
  useEffect(() => update(component), [update, component, places]);
}

function Load({
  component,
  spec,
  isHost,
}: {
  readonly component: string;
  readonly spec: KindSpec;
  readonly isHost: boolean;
}) {
  const { beam } = spec.face;
  return beam && <Beam component={component} label={isHost ? beam.label : ''} width={isHost ? 178 : 104} />;
}

function Head({ component, spec }: { readonly component: Component; readonly spec: KindSpec | undefined }) {
  const words = spec ? spec.face.subtitle(component) || spec.title : `unknown kind ${component.kind}`;
  return (
    <header className="node-head">
      <KindIcon kind={component.kind} size={22} />
      <span className="node-words">
        <b className="node-name">{component.name}</b>
        <span className="node-sub">{words}</span>
      </span>
      {spec?.instancesParameter && <InstanceMarks component={component} parameter={spec.instancesParameter} />}
    </header>
  );
}

/** The state as React sees it: changes are rare, figures are not here. */
function useComponentState(id: string): StateName | null {
  const [state, setState] = useState(() => componentState(id));
  useEffect(() => {
    const look = () => setState(componentState(id));
    look();
    return subscribeLive(look);
  }, [id]);
  return state;
}

function StateTag({ state, errors }: { readonly state: StateName | null; readonly errors: number }) {
  if (state === null) return <span className="node-tag is-idle">{errors > 0 ? 'cannot run yet' : 'not run yet'}</span>;
  return (
    <span className={`node-tag is-${state}`}>
      <StateShape state={state} />
      {state}
    </span>
  );
}

function Price({ component }: { readonly component: string }) {
  const usd = useStore(billStore, ({ bill }) => bill?.perComponent.get(component) ?? 0);
  if (usd === 0) return null;
  return (
    <span className="node-price">
      ${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}
    </span>
  );
}

function Foot({
  component,
  spec,
  most,
}: {
  readonly component: string;
  readonly spec: KindSpec;
  readonly most: number;
}) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const show = () =>
      spec.face.foot.slice(0, most).forEach(({ measure }, at) => {
        writeText(
          host.current?.children[at]?.lastElementChild ?? null,
          measureText(measure, componentFigure(component, measure)),
        );
      });
    show();
    return subscribeLive(show);
  }, [component, spec, most]);
  return (
    <div ref={host} className="node-foot">
      {spec.face.foot.slice(0, most).map(({ measure, label }) => (
        <span key={measure}>
          <small>{label}</small> <i>–</i>
        </span>
      ))}
    </div>
  );
}

function Badge({ problems }: { readonly problems: readonly Problem[] }) {
  const count = problems.filter(({ severity }) => severity === 'error').length;
  if (count === 0) return null;
  return (
    <span className="node-badge" title={problems.map(({ title }) => title).join('\n')}>
      <span className="visually-hidden">Problems: </span>
      {count}
    </span>
  );
}

function EdgePorts({ ports, component }: { readonly ports: Ports; readonly component: Component }) {
  const y = ports.rows[0]?.y;
  return (
    <>
      {ports.offers && (
        <Handle
          type="target"
          position={Position.Left}
          id="in"
          className="port"
          style={y === undefined ? {} : { top: y }}
        >
          <PortShape protocol={ports.offers} filled />
        </Handle>
      )}
      {ports.emits && (
        <Handle type="source" position={Position.Right} id="out" className="port" title={`Wire from ${component.name}`}>
          <PortShape protocol={ports.emits} filled={false} />
        </Handle>
      )}
    </>
  );
}

function CropMarks() {
  return (
    <span className="crop-marks" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}
