/** The difference from the stage before, drawn on the sheet in the color of the hand: what a person changed. Ghosts stand where something was. */
import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { stageChanges, type Document, type Stage } from '#design';
import { editorStore } from '../stores/editor-store';
import { placed, roundedPath, type Box } from './geometry';
import { portsOf } from './ports';
import { marksOf } from './stage-marks';
import { boxOf, type ComponentNode, type WireEdge } from './to-flow';
import './stage-marks.css';

const radius = 7;
/** How high a part without modules is about, and a row of one. */
const [partHeight, rowHeight] = [92, 31];

export interface StageMarksProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly nodes: readonly ComponentNode[];
  readonly edges: readonly WireEdge[];
}

export function StageMarks({ document, stage, nodes, edges }: StageMarksProps) {
  const isShown = useStore(editorStore, (state) => state.showsChanges);
  const before = document.stages[document.stages.indexOf(stage) - 1];
  return isShown && before ? <Marks before={before} stage={stage} nodes={nodes} edges={edges} /> : null;
}

interface MarksProps extends Omit<StageMarksProps, 'document'> {
  readonly before: Stage;
}

function Marks({ before, stage, nodes, edges }: MarksProps) {
  const marks = useMemo(() => {
    const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
    const find = (id: string) => boxes.get(id) ?? boxBefore(before, id);
    return marksOf(stageChanges(before, stage), [before, stage], find);
  }, [before, stage, nodes]);
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
  return (
    <ViewportPortal>
      <svg className="stage-mark-lines" aria-hidden="true">
        {marks.cut.map((points, at) => (
          <path key={at} className="is-cut" d={roundedPath(points, radius)} />
        ))}
        {edges.map(({ id, data }) =>
          data && marks.wires.has(data.wire.id) ? <path key={id} d={roundedPath(data.route.drawn, radius)} /> : null,
        )}
      </svg>
      {marks.ghosts.map(({ name, box }) => (
        <div key={name} className="stage-ghost" style={placed(box)}>
          − {name}
        </div>
      ))}
      {marks.parts.map(({ component, sign, lines }) => {
        const box = boxes.get(component);
        return box ? (
          <div key={component} className="stage-mark" data-mark={sign} style={placed(box)}>
            <span>
              {sign} {lines.join('; ')}
            </span>
          </div>
        ) : null;
      })}
      {edges.map(({ id, data }) => {
        const text = data && marks.wires.get(data.wire.id);
        return text !== undefined && data?.label ? (
          <span
            key={id}
            className="stage-wire-mark"
            style={{ transform: `translate(-50%, -260%) translate(${data.label.x}px, ${data.label.y}px)` }}
          >
            {text}
          </span>
        ) : null;
      })}
    </ViewportPortal>
  );
}

function boxBefore(stage: Stage, id: string): Box | null {
  const component = stage.components.find((each) => each.id === id);
  const at = stage.layout.components[id];
  if (!component || !at) return null;
  const { width, rows } = portsOf(stage, component);
  return { ...at, width, height: partHeight + rows.length * rowHeight };
}
