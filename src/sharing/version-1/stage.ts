/** Codecs of a stage, version 1. Frozen. A stage after the first is written as its difference from the one before. */
import type { CanvasNote, ComponentId, Layout, Module, Need, Operation, Point, Runtime, Stage, Zone } from '#design';
import { keyed, list, mapped, nullable, number, record, text, type Codec } from '../codec';
import type { ColumnReader, ColumnWriter } from '../columns';
import { component } from './component';
import { distribution, newId, protocol, reference } from './parts';
import { operationSteps } from './steps';
import { wire } from './wire';

const componentReference = reference('component');
const need = record<Need>({ id: newId('need'), name: text, protocol }, { protocol: 'request' });
const operation = record<Operation>({ id: newId('operation'), name: text, steps: operationSteps }, { steps: [] });
const plainRuntime: Runtime = { name: 'compiled', cpuFactor: 1, baseMemoryMiB: 0, coldStartMs: null };
export const runtime = record<Runtime>(
  { name: text, cpuFactor: number, baseMemoryMiB: number, coldStartMs: nullable(distribution) },
  plainRuntime,
);
const module = record<Module>(
  {
    id: newId('module'),
    name: text,
    needs: keyed(need),
    operations: keyed(operation),
    runtime,
    memoryMiB: number,
    memoryPerRequestMiB: number,
    accelerator: nullable(text),
    credentials: list(reference('credential')),
    note: text,
  },
  {
    needs: [],
    operations: [],
    runtime: plainRuntime,
    memoryMiB: 64,
    memoryPerRequestMiB: 1,
    accelerator: null,
    credentials: [],
    note: '',
  },
);
const zone = record<Zone>({ id: newId('zone'), name: text, region: text }, { region: 'region 1' });
const canvasNote = record<CanvasNote>({ id: newId('note'), text, at: record<Point>({ x: number, y: number }, {}) }, {});

/** Positions follow the components' order, each as its distance from the one before on a grid of 10. */
const points: Codec<readonly (readonly [string, Point])[]> = {
  write(out, values) {
    out.put('count', values.length);
    let last: Point = { x: 0, y: 0 };
    for (const [key, at] of values) {
      componentReference.write(out, key as ComponentId);
      writeDistance(out, 'x', at.x, last.x);
      writeDistance(out, 'y', at.y, last.y);
      last = at;
    }
  },
  read(from) {
    const count = from.take('count');
    from.meter.use('entries', count);
    const values: [string, Point][] = [];
    let last: Point = { x: 0, y: 0 };
    for (let place = 0; place < count; place += 1) {
      const key = componentReference.read(from);
      last = { x: readDistance(from, 'x', last.x), y: readDistance(from, 'y', last.y) };
      values.push([key, last]);
    }
    return values;
  },
};

/** Twice the distance in grid steps, or 1 and the number itself where it is off the grid. */
function writeDistance(out: ColumnWriter, column: 'x' | 'y', value: number, last: number): void {
  const steps = (value - last) / 10;
  if (Number.isInteger(steps) && last + steps * 10 === value && Math.abs(steps) < 1e9) {
    out.put(column, steps < 0 ? -4 * steps - 2 : 4 * steps);
  } else {
    out.put(column, 1);
    number.write(out, value);
  }
}

function readDistance(from: ColumnReader, column: 'x' | 'y', last: number): number {
  const code = from.take(column);
  if (code === 1) return number.read(from);
  const half = code / 2;
  return last + 10 * (half % 2 === 1 ? -(half + 1) / 2 : half / 2);
}

const layout: Codec<Layout> = mapped(
  record<{ points: readonly (readonly [string, Point])[]; notes: Layout['notes'] }>(
    { points, notes: keyed(canvasNote) },
    { points: [], notes: [] },
  ),
  (outer) => ({ points: Object.entries(outer.components), notes: outer.notes }),
  (inner) => ({ components: Object.fromEntries(inner.points), notes: inner.notes }),
);

const fields = record<Stage>(
  {
    id: newId('stage'),
    name: text,
    note: text,
    modules: keyed(module),
    components: keyed(component, 'components'),
    wires: keyed(wire, 'wires'),
    zones: keyed(zone),
    layout,
  },
  { note: '', components: [], modules: [], wires: [], zones: [], layout: { components: {}, notes: [] } },
);

/** Each stage with the one before as its base. */
export const stages: Codec<readonly Stage[]> = {
  write(out, values) {
    out.put('count', values.length);
    values.forEach((stage, at) => fields.write(out, stage, values[at - 1]));
  },
  read(from) {
    const count = from.take('count');
    from.meter.use('entries', count);
    const values: Stage[] = [];
    for (let place = 0; place < count; place += 1) {
      values.push(fields.read(from, values.at(-1)));
    }
    return values;
  },
};
