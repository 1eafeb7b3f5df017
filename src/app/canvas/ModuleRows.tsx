/** The modules of a host as rows: name, rate, share of the host's CPU; needs at the right edge, free calls in the gutter. */
import { Handle, Position } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Component } from '#design';
import { editorStore, selectModule } from '../stores/editor-store';
import { percentText, rateText } from './figures';
import { moduleFigure, subscribeLive } from './live';
import { writeText } from '../ui/write-text';
import { beginModuleDrag } from './module-drag';
import { PortShape } from './PortShape';
import { gutter, headHeight, rowGap, rowHeight, uprightOf, type ModuleRow, type Ports, type Riser } from './ports';

export function ModuleRows({ component, ports }: { readonly component: Component; readonly ports: Ports }) {
  const host = useRef<HTMLDivElement>(null);
  useCostliest(host, component, ports);
  return (
    <div ref={host} className="module-rows" data-host={component.id}>
      {ports.rows.length === 0 && <div className="module-empty">Drop a module here</div>}
      {ports.rows.map((row) => (
        <Row key={row.module.id} row={row} component={component} />
      ))}
      <Risers risers={ports.risers} rows={ports.rows} />
      {ports.rows.flatMap(({ module, needs, y }) => [
        ...needs.map((need) => (
          <Handle
            key={need.need}
            type="source"
            position={Position.Right}
            id={`need:${need.need}`}
            className="port"
            style={{ top: need.y - headHeight }}
            title={`${module.name} needs ${need.name} (${need.protocol}): press here, then the part that offers it`}
          >
            <PortShape protocol={need.protocol} filled={false} />
          </Handle>
        )),
        <Handle
          key={module.id}
          type="source"
          position={Position.Right}
          id={`module:${module.id}`}
          className={needs.length === 0 ? 'port is-new' : 'port is-new is-beside'}
          data-lone={needs.length === 0 && ports.risers.every(({ from }) => from !== module.id)}
          style={{ top: y - headHeight }}
          title={`Let ${module.name} call something: press here, then the part, or drag a wire to it`}
        >
          <span className="new-port">+</span>
        </Handle>,
      ])}
    </div>
  );
}

/** Marks the row with the largest share of the CPU; it is outlined while the host is saturated. */
function useCostliest(host: RefObject<HTMLElement | null>, component: Component, { rows }: Ports): void {
  useEffect(() => {
    const show = () => {
      const shares = rows.map(({ module }) => moduleFigure(component.id, module.id, 'cpuShare') || 0);
      const most = Math.max(...shares);
      host.current?.querySelectorAll('.module-row').forEach((row, at) => {
        const isMost = String(most > 0 && shares[at] === most);
        if (row.getAttribute('data-most') !== isMost) row.setAttribute('data-most', isMost);
      });
    };
    show();
    return subscribeLive(show);
  }, [host, component.id, rows]);
}

function Row({ row: { module }, component }: { readonly row: ModuleRow; readonly component: Component }) {
  const rate = useRef<HTMLSpanElement>(null);
  const share = useRef<HTMLSpanElement>(null);
  const bar = useRef<HTMLElement>(null);
  const isChosen = useStore(editorStore, (state) => state.module === module.id);
  useEffect(() => {
    const show = () => {
      const cpu = moduleFigure(component.id, module.id, 'cpuShare');
      writeText(rate.current, rateText(moduleFigure(component.id, module.id, 'arrivalRate')));
      writeText(share.current, percentText(cpu));
      if (bar.current) bar.current.style.width = `${Math.round(100 * Math.min(1, Number.isFinite(cpu) ? cpu : 0))}%`;
    };
    show();
    return subscribeLive(show);
  }, [component.id, module.id]);
  return (
    <button
      type="button"
      className="module-row nodrag"
      data-chosen={isChosen}
      data-module={module.id}
      data-testid={`module-${module.name}`}
      onClick={(event) => {
        event.stopPropagation();
        selectModule(component.id, module.id);
      }}
      onPointerDown={(event) => beginModuleDrag(event, { module: module.id, name: module.name, from: component.id })}
    >
      <b>{module.name}</b>
      <span ref={rate} className="module-rate">
        –
      </span>
      <span className="module-bar">
        <i ref={bar} />
      </span>
      <span ref={share} className="module-share">
        –
      </span>
    </button>
  );
}

/** Free calls: hairlines in the gutter with joint dots, no arrow, no marks, no price. */
function Risers({ risers, rows }: { readonly risers: readonly Riser[]; readonly rows: readonly ModuleRow[] }) {
  const top = rows[0]?.y ?? 0;
  const height = rows.length * (rowHeight + rowGap);
  const inRows = (y: number) => y - top + rowHeight / 2;
  return (
    <svg className="risers" width={gutter} height={height} aria-hidden="true">
      {risers.map(({ from, to, fromY, toY }) => {
        const x = uprightOf(risers, from);
        return (
          <g key={`${from}${to}`}>
            <path d={`M${gutter} ${inRows(fromY)}H${x}V${inRows(toY)}H${gutter}`} />
            <circle cx={gutter - 3} cy={inRows(toY)} r={2} />
          </g>
        );
      })}
    </svg>
  );
}
