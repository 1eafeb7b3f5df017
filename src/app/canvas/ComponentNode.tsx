/** Any component, drawn from its kind's spec: state and price above, head, modules or beam, measures, ports. */
import { Handle, Position, useUpdateNodeInternals, type NodeProps } from '@xyflow/react';
import { memo, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { declarations, specOf, type KindSpec } from '#catalog';
import type { Component, Problem, Stage } from '#design';
import { cents } from '../bill/bill-words';
import { billStore } from '../stores/bill-store';
import { FaultMark } from '../faults/FaultMark';
import { demoStore, isDim } from '../stores/demo-store';
import { followStore, routePart } from '../stores/follow-store';
import { editorStore, select } from '../stores/editor-store';
import { KindIcon } from '../ui/KindIcon';
import { Beam } from './Beam';
import { BottleneckMark } from './BottleneckMark';
import { Heat } from './Heat';
import { InstanceMarks } from './InstanceMarks';
import { blockerOf, componentState, figureText, lacksConnections, subscribeLive, type StateName } from './live';
import { writeText } from '../ui/write-text';
import { ModuleRows } from './ModuleRows';
import { PortShape } from './PortShape';
import { hairline, type Ports } from './ports';
import { Spark } from './Spark';
import { StateShape } from './StateShape';
import { StuckNote } from './StuckNote';
import { descriptionId, type ComponentNode as ComponentNodeType } from './to-flow';

export const ComponentNode = memo(function ComponentNode({ data, selected }: NodeProps<ComponentNodeType>) {
  const { component, ports, problems } = data;
  const spec = specOf(component.kind);
  const activity = useActivity(component.id);
  const pulled = usePulledWire(component.id);
  const part = useStore(followStore, (state) => routePart(state, component.id));
  const dim = useStore(demoStore, (state) => isDim(state, component.id));
  useMeasuredPorts(component.id, ports);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <div
      className={`node ${ports.isHost ? 'is-host' : ''}`}
      style={{ width: ports.width }}
      data-state={activity?.state ?? 'idle'}
      data-selected={selected}
      data-fits={pulled.fits ?? undefined}
      data-aimed={pulled.isAimed}
      data-route={part}
      data-dim={dim}
      data-kind={component.kind}
      data-testid={`node-${component.name}`}
    >
      <StateTag activity={activity} errors={errors} nameOf={(id) => nameIn(data.stage, id)} />
      <span className="node-fault">
        <FaultMark place={{ stage: data.stage, component, kinds: declarations }} />
      </span>
      <Price component={component.id} />
      <Head component={component} spec={spec} />
      {ports.isHost && <ModuleRows component={component} ports={ports} />}
      {spec && <Figures component={component.id} spec={spec} ports={ports} />}
      <FarFace component={component} activity={activity} />
      <BottleneckMark component={component.id} stage={data.stage} />
      <StuckNote component={component.id} nameOf={(id) => nameIn(data.stage, id)} />
      {pulled.reason !== null && <span className="node-reason">{pulled.reason}</span>}
      <Badge component={component} problems={problems} />
      <EdgePorts ports={ports} component={component} />
      <span id={descriptionId(component.id)} className="visually-hidden" />
      {selected && <CropMarks />}
    </div>
  );
});

const nameIn = (stage: Stage, id: string): string => stage.components.find((each) => each.id === id)?.name ?? id;

/** How the wire that is being pulled meets this part. */
function usePulledWire(id: string) {
  const fits = useStore(editorStore, ({ fitting }) => fitting?.has(id) ?? null);
  const reason = useStore(editorStore, ({ reasons }) => reasons.get(id) ?? null);
  const isAimed = useStore(editorStore, ({ aim }) => aim?.component === id);
  return { fits, reason, isAimed };
}

/** React Flow remembers where ports stand until it is told that they moved. */
function useMeasuredPorts(component: string, ports: Ports): void {
  const update = useUpdateNodeInternals();
  const places = JSON.stringify([ports.offers, ports.emits, ports.edgeY, ports.rows.map(({ y, needs }) => [y, needs])]);
  useEffect(() => update(component), [update, component, places]);
}

interface FiguresProps {
  readonly component: string;
  readonly spec: KindSpec;
  readonly ports: Ports;
}

function Figures({ component, spec, ports: { isHost, width } }: FiguresProps) {
  const { beam } = spec.face;
  return (
    <>
      {beam && <Beam component={component} label={isHost ? beam.label : ''} width={isHost ? 178 : 104} />}
      <Foot component={component} spec={spec} most={isHost ? 3 : 2} />
      {beam && <Spark component={component} width={width - 2} />}
    </>
  );
}

/** Names of more letters are set in the narrow face, so that a part tells its whole name. */
const longName = 16;

function Head({ component, spec }: { readonly component: Component; readonly spec: KindSpec | undefined }) {
  const hasMarks = spec?.instancesParameter !== undefined && spec.hosts === 'modules';
  const words = spec ? spec.face.subtitle(component) || spec.title : `unknown kind ${component.kind}`;
  return (
    <header className="node-head">
      <KindIcon kind={component.kind} size={22} />
      <span className="node-words">
        <b className="node-name" data-long={component.name.length > longName && !hasMarks} title={component.name}>
          {component.name}
        </b>
        <span className="node-sub">{words}</span>
        <Heat component={component.id} />
      </span>
      {spec?.instancesParameter && <InstanceMarks component={component} parameter={spec.instancesParameter} />}
    </header>
  );
}

interface Activity {
  readonly state: StateName;
  /** The component it waits for; null = none. */
  readonly blocker: string | null;
  /** Whether callers want more connections than it admits. */
  readonly lacksConnections: boolean;
}

function activityOf(id: string): Activity | null {
  const state = componentState(id);
  return (
    state && { state, blocker: state === 'blocked' ? blockerOf(id) : null, lacksConnections: lacksConnections(id) }
  );
}

/** The state as React sees it: changes are rare, figures are not here. */
function useActivity(id: string): Activity | null {
  const [activity, setActivity] = useState(() => activityOf(id));
  useEffect(() => {
    const look = () =>
      setActivity((known) => {
        const now = activityOf(id);
        return now?.state === known?.state &&
          now?.blocker === known?.blocker &&
          now?.lacksConnections === known?.lacksConnections
          ? known
          : now;
      });
    look();
    return subscribeLive(look);
  }, [id]);
  return activity;
}

/** All that is drawn of a part far away: its icon over its name, and its state's shape at the corner. */
function FarFace({ component, activity }: { readonly component: Component; readonly activity: Activity | null }) {
  return (
    <span className="node-far" data-name={component.name} aria-hidden="true">
      <KindIcon kind={component.kind} size={22} />
      {activity && (
        <span className={`node-far-state is-${activity.state}`}>
          <StateShape state={activity.state} />
        </span>
      )}
    </span>
  );
}

interface StateTagProps {
  readonly activity: Activity | null;
  readonly errors: number;
  readonly nameOf: (component: string) => string;
}

function StateTag({ activity, errors, nameOf }: StateTagProps) {
  if (activity === null)
    return <span className="node-tag is-idle">{errors > 0 ? 'cannot run yet' : 'not run yet'}</span>;
  const { state, blocker } = activity;
  const words = activity.lacksConnections ? 'connection limit reached' : state;
  return (
    <span className={`node-tag is-${state}`}>
      <StateShape state={state} />
      {blocker === null ? words : `blocked by ${nameOf(blocker)}`}
    </span>
  );
}

function Price({ component }: { readonly component: string }) {
  const usd = useStore(billStore, ({ bill }) => bill?.perComponent.get(component) ?? 0);
  const isComputing = useStore(billStore, ({ bill, status }) => bill === null && status === 'computing');
  if (usd === 0 && !isComputing) return null;
  return <span className="node-price">{isComputing ? '–' : cents(usd)}</span>;
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
        writeText(host.current?.children[at]?.lastElementChild ?? null, figureText(component, measure));
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

/** How many problems keep it from running, or, hollow, how many may hurt; pressed, it says them beside the part. */
function Badge({ component, problems }: { readonly component: Component; readonly problems: readonly Problem[] }) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const count = errors === 0 ? problems.length : errors;
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={errors === 0 ? 'node-badge is-hollow nodrag nopan' : 'node-badge nodrag nopan'}
      aria-label={`${count} ${count === 1 ? 'problem' : 'problems'} of ${component.name}`}
      onClick={(event) => {
        event.stopPropagation();
        select([component.id]);
        editorStore.setState({ callout: { type: 'problems', component: component.id } });
      }}
    >
      {count}
    </button>
  );
}

function EdgePorts({ ports, component }: { readonly ports: Ports; readonly component: Component }) {
  const place = { top: hairline + ports.edgeY };
  return (
    <>
      {ports.offers && (
        <Handle
          type="target"
          position={Position.Left}
          id="in"
          className="port"
          style={place}
          title={`${component.name} offers ${ports.offers}: wires end here`}
        >
          <PortShape protocol={ports.offers} filled />
        </Handle>
      )}
      {ports.emits && (
        <Handle
          type="source"
          position={Position.Right}
          id="out"
          className="port"
          style={place}
          title={`Wire from ${component.name}: press here, then the part that it calls, or drag`}
        >
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
