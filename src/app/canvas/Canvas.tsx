/** The sheet: nodes and wires of the stage, what is dropped on it, and what the hand does to it. */
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  useNodesInitialized,
  useReactFlow,
  useStore as useFlowStore,
  type FinalConnectionState,
  type OnConnectStartParams,
  type OnNodesChange,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { declarations } from '#catalog';
import { findProblems } from '#design';
import { documentStore, stageNow } from '../stores/document-store';
import { editorStore, select } from '../stores/editor-store';
import { onPaletteDrop } from '../palette/palette-drag';
import { applyChanges, endDrag, measuredSizes } from './apply-changes';
import { ComponentNode } from './ComponentNode';
import { EmptySheet } from './EmptySheet';
import { onSheet } from './module-drag';
import { RefusalCard } from './RefusalCard';
import { Rulers } from './Rulers';
import { toEdges, toNodes, type ComponentNode as Node, type NodeSizes, type WireEdge as Edge } from './to-flow';
import { TrafficLayer } from './TrafficLayer';
import { WireEdge } from './WireEdge';
import { beginWire, endOf, endWire, join } from './wiring';
import './canvas.css';

const nodeTypes = { component: ComponentNode };
const edgeTypes = { wire: WireEdge };
const grid: [number, number] = [10, 10];
/** The title block lies over the lower edge: the design stands above it. */
const fit = { padding: { top: '56px', right: '40px', bottom: '150px', left: '50px' }, maxZoom: 1 } as const;

export function Canvas({ children }: { readonly children?: React.ReactNode }) {
  return (
    <ReactFlowProvider>
      <Sheet>{children}</Sheet>
    </ReactFlowProvider>
  );
}

function Sheet({ children }: { readonly children?: React.ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 800, height: 500 });
  const flow = useReactFlow<Node, Edge>();
  const design = useStore(documentStore, (state) => state.history.document);
  const stageId = useStore(documentStore, (state) => state.stage);
  const selected = useStore(editorStore, (state) => state.selected);
  const stage = useStore(documentStore, stageNow);
  const problems = useMemo(() => findProblems(design, stageId, declarations), [design, stageId]);
  const [sizes, setSizes] = useState<NodeSizes>(new Map());
  const nodes = useMemo(() => toNodes({ stage, selected, problems, sizes }), [stage, selected, problems, sizes]);
  const edges = useMemo(() => toEdges({ stage, selected }), [stage, selected]);
  useEffect(() => {
    onSheet((point) => flow.screenToFlowPosition(point));
    onPaletteDrop((point) => flow.screenToFlowPosition(point));
  }, [flow]);
  const isMeasured = useNodesInitialized();
  const paneWidth = useFlowStore((state) => state.width);
  const fitted = useRef<string | null>(null);
  useEffect(() => {
    // A stage is fitted once, when its parts are measured; parts put on an empty sheet stay where they were dropped.
    if (fitted.current === stageId) return;
    if (stageNow().components.length === 0) fitted.current = stageId;
    else if (isMeasured && paneWidth > 0) {
      fitted.current = stageId;
      void flow.fitView(fit);
    }
  }, [flow, stageId, isMeasured, paneWidth]);
  useEffect(() => {
    if (!host.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setSize(entry.contentRect));
    observer.observe(host.current);
    return () => observer.disconnect();
  }, []);
  const onNodesChange = useCallback<OnNodesChange<Node>>((changes) => {
    applyChanges(changes);
    setSizes((known) => measuredSizes(known, changes));
  }, []);
  return (
    <div ref={host} className="sheet" data-testid="sheet">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStop={endDrag}
        onEdgeClick={(_, edge) => select([edge.data?.wire.id ?? edge.id])}
        onPaneClick={() => {
          select([]);
          editorStore.setState({ refusal: null });
        }}
        onConnectStart={startWire}
        onConnect={() => {}}
        onConnectEnd={finishWire}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={20}
        snapGrid={grid}
        snapToGrid
        minZoom={0.1}
        maxZoom={4}
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        zoomOnDoubleClick={false}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--grid-dot)" />
        <Rulers width={size.width} height={size.height} />
        <TrafficLayer edges={edges} />
      </ReactFlow>
      {stage.components.length === 0 && <EmptySheet />}
      {children}
      <RefusalCard />
    </div>
  );
}

function startWire(_event: unknown, { nodeId, handleId }: OnConnectStartParams): void {
  if (nodeId) beginWire(endOf(nodeId, handleId));
}

/** Where on the screen a gesture ended. */
function placeOf(event: MouseEvent | TouchEvent) {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

/** A wire may be dropped on a port or anywhere on a component; on the empty sheet it is let go. */
function finishWire(event: MouseEvent | TouchEvent, { toNode, toHandle }: FinalConnectionState): void {
  const from = editorStore.getState().wireFrom;
  endWire();
  const at = placeOf(event);
  const under = document.elementFromPoint(at.x, at.y)?.closest('.react-flow__node');
  const target = toNode?.id ?? under?.getAttribute('data-id');
  if (from && target && target !== from.component) join(from, endOf(target, toHandle?.id ?? null), at);
}
