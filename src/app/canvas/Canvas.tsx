/** The sheet: nodes and wires of the stage, what is dropped on it, and what the hand does to it. */
import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore as useFlowStore,
  type OnNodesChange,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { declarations } from '#catalog';
import { findProblems } from '#design';
import { onPaletteDrop } from '../palette/palette-drag';
import { documentInForce, documentStore, stageNow } from '../stores/document-store';
import { editorStore, select } from '../stores/editor-store';
import { applyChanges, endDrag, measuredSizes, standWhereDropped } from './apply-changes';
import { Callouts } from './Callouts';
import { CarriedWire } from './CarriedWire';
import { ComponentNode } from './ComponentNode';
import { Crossings } from './Crossings';
import { EmptySheet } from './EmptySheet';
import { followMarkAt } from './follow-mark';
import { onSheet } from './module-drag';
import { OverlaySwitch } from './OverlaySwitch';
import { finishWire, startWire } from './pulled-wire';
import { Rulers } from './Rulers';
import { StageMarks } from './StageMarks';
import { boxOf, toEdges, toNodes, type ComponentNode as Node, type NodeSizes, type WireEdge as Edge } from './to-flow';
import { TrafficLayer } from './TrafficLayer';
import { useFitting } from './use-fitting';
import { usePassage } from './use-passage';
import { useSheetKeys } from './use-sheet-keys';
import { reveal } from './view';
import { WireEdge } from './WireEdge';
import { WiringHint } from './WiringHint';
import { ZoneFrames } from './ZoneFrames';
import './canvas.css';
import './node.css';
import './wire.css';
import './callout.css';

const nodeTypes = { component: ComponentNode };
const edgeTypes = { wire: WireEdge };
const grid: [number, number] = [10, 10];
/** Far away a part is a square of so many pixels on the screen, at most so many units of the sheet. */
const farSide = 46;
const farMost = 120;
/** Farther away than this, a name would be of letters that nobody can read: it is left out. */
const leastNamed = 0.24;

const farStyle = (side: number): React.CSSProperties => ({ '--far-side': `${side}px` }) as React.CSSProperties;

export function Canvas({ children }: { readonly children?: React.ReactNode }) {
  return (
    <ReactFlowProvider>
      <Sheet>{children}</Sheet>
    </ReactFlowProvider>
  );
}

function Sheet({ children }: { readonly children?: React.ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const flow = useReactFlow<Node, Edge>();
  const design = useStore(documentStore, documentInForce);
  const stageId = useStore(documentStore, (state) => state.stage);
  const selected = useStore(editorStore, (state) => state.selected);
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const stage = useStore(documentStore, stageNow);
  const problems = useMemo(() => findProblems(design, stageId, declarations), [design, stageId]);
  const [sizes, setSizes] = useState<NodeSizes>(new Map());
  const nodes = useMemo(() => toNodes({ stage, selected, problems, sizes }), [stage, selected, problems, sizes]);
  const edges = useMemo(() => toEdges({ stage, selected, nodes }), [stage, selected, nodes]);
  const distance = useFlowStore(({ transform }) => distanceAt(transform[2]));
  const isNamed = useFlowStore(({ transform }) => transform[2] >= leastNamed);
  const farIcon = useFlowStore(({ transform }) => Math.min(farMost, Math.round(farSide / transform[2])));
  useEffect(() => {
    onSheet((point) => flow.screenToFlowPosition(point));
    onPaletteDrop({
      toSheet: (point) => flow.screenToFlowPosition(point),
      parts: () => flow.getNodes().map((node) => ({ id: node.id, ...boxOf(node) })),
    });
  }, [flow]);
  useFitting(host, { stageId, selected });
  useSheetKeys(host, nodes, edges);
  const isPassing = usePassage(stageId);
  const onNodesChange = useCallback<OnNodesChange<Node>>((changes) => {
    applyChanges(changes);
    setSizes((known) => measuredSizes(known, changes));
  }, []);
  return (
    <div
      ref={host}
      tabIndex={-1}
      className="sheet"
      data-testid="sheet"
      data-distance={distance}
      data-named={isNamed}
      data-passing={isPassing}
      style={farStyle(farIcon)}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStop={(_, node, dragged) => {
          standWhereDropped(node, dragged, nodes);
          endDrag();
          reveal(node.id);
        }}
        onEdgeClick={({ clientX, clientY }, edge) => {
          const point = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
          if (!followMarkAt(point, flow.getZoom())) select([edge.data?.wire.id ?? edge.id]);
        }}
        onPaneClick={letGo}
        onConnectStart={startWire}
        onConnect={() => {}}
        onConnectEnd={finishWire}
        connectionMode={ConnectionMode.Loose}
        connectionLineType={ConnectionLineType.SmoothStep}
        connectionRadius={20}
        connectOnClick={false}
        snapGrid={grid}
        snapToGrid
        nodesDraggable={!isReadOnly}
        nodesConnectable={!isReadOnly}
        minZoom={0.1}
        maxZoom={4}
        deleteKeyCode={null}
        disableKeyboardA11y
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        zoomOnDoubleClick={false}
        attributionPosition="top-right"
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.6} color="var(--grid-dot)" />
        <ZoneFrames stage={stage} nodes={nodes} />
        <Rulers />
        <TrafficLayer edges={edges} />
        <Crossings nodes={nodes} edges={edges} />
        <StageMarks document={design} stage={stage} nodes={nodes} edges={edges} />
      </ReactFlow>
      <EmptySheet key={stageId} components={stage.components} />
      <WiringHint stage={stage} />
      <CarriedWire sheet={host} />
      {children}
      <OverlaySwitch />
      <Callouts nodes={nodes} />
      <LastWords />
    </div>
  );
}

function letGo(): void {
  select([]);
  editorStore.setState({ refusal: null, callout: null });
}

/** How much of a part can be read at a zoom: all, all and more, its name, or its icon alone. */
function distanceAt(zoom: number): 'near' | 'reading' | 'middle' | 'far' {
  if (zoom > 1.2) return 'near';
  if (zoom >= 0.7) return 'reading';
  return zoom >= 0.4 ? 'middle' : 'far';
}

/** What keys did, for assistive technology. */
function LastWords() {
  const said = useStore(editorStore, (state) => state.said);
  return <output className="visually-hidden">{said}</output>;
}
