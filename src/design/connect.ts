/** Drawing wires. A wire brings what it needs to do something at once: the need, a step that uses it, and a place in the users' mix. */
import { withEntries } from './connect-entries';
import { planConnection, sourceOf } from './connect-plan';
import type { ConnectionPlan, Objection, PlanContext, Target, WireEnd, WireStart } from './connect-plan';
import { twinOf, withTwin } from './connect-twin';
import { withNewNeed, withUse } from './connect-use';
import type { Document } from './document';
import { changeStage, changeWire, IdSource } from './edits/change';
import { newWire } from './edits/defaults';
import type { ModuleId, StageId, WireId } from './ids';
import type { Kinds } from './kind-declaration';
import { componentOf, moduleOf, stageOf, wireOf } from './lookups';
import type { Result } from './problem';
import type { Component, Stage, Wire, WireTarget } from './stage';

/** Why a wire was not drawn, and where it could lead instead. With candidates it asks which module is meant. */
export interface Refusal {
  readonly title: string;
  readonly text: string;
  readonly fits: readonly { readonly component: Component['id']; readonly module?: ModuleId; readonly label: string }[];
  readonly candidates?: readonly ModuleId[];
  /** The end at which one of the candidates is to be named. */
  readonly candidatesAt?: 'from' | 'to';
}

interface Drawn {
  readonly document: Document;
  readonly wire: WireId;
  /** What the edit does, for people: "Wire". */
  readonly label: string;
}

const gone: Refusal = { title: 'Nothing to join', text: 'What the wire was to join is gone.', fits: [] };

/** Draws a wire, with the need, the step and the entry in the mix that make it do something. */
export function connect(
  document: Document,
  { stage, from, to }: { readonly stage: StageId; readonly from: WireEnd; readonly to: WireEnd },
  kinds: Kinds,
): Result<Drawn, Refusal> {
  const drawnOn = stageOf(document, stage);
  if (!drawnOn) return { ok: false, problems: [gone] };
  const context = { stage: drawnOn, kinds };
  const planned = planConnection(context, from, to);
  if (!planned.ok) return { ok: false, problems: [refusal(context, from, planned.objection)] };
  const twin = twinOf(document, context, planned.plan);
  const begun = twin ? withTwin(document, drawnOn, twin) : document;
  const drawn = draw(begun, { stage: stageOf(begun, stage) ?? drawnOn, kinds }, planned.plan);
  const value = {
    ...drawn,
    document: withEntries(begun, drawn.document, { stage, kinds }),
    label: twin ? `Wire, and run ${twin.words} on ${twin.host.name} too` : 'Wire',
  };
  return { ok: true, value };
}

/** Leads the far end of a wire to somewhere else; the wire keeps its id, its numbers and its policies. */
export function rewire(
  document: Document,
  { stage, wire, to }: { readonly stage: StageId; readonly wire: WireId; readonly to: WireEnd },
  kinds: Kinds,
): Result<Document, Refusal> {
  const drawnOn = stageOf(document, stage);
  const moved = drawnOn && wireOf(drawnOn, wire);
  if (!drawnOn || !moved) return { ok: false, problems: [gone] };
  const { from } = moved;
  const context = { stage: drawnOn, kinds, moving: wire };
  const planned = planConnection(context, from, to);
  if (!planned.ok) return { ok: false, problems: [refusal(context, from, planned.objection)] };
  const end = endOf(planned.plan.target);
  const changed = changeStage(document, stage, (before) =>
    changeWire(before, wire, (each) => (sameEnd(each.to, end) ? each : { ...each, to: end })),
  );
  return { ok: true, value: changed === document ? document : withEntries(document, changed, { stage, kinds }) };
}

/** The ends at which a wire from here would be taken: whole components, and the modules in hosts. */
export function fittingTargets(
  document: Document,
  { stage, from }: { readonly stage: StageId; readonly from: WireEnd },
  kinds: Kinds,
): readonly WireEnd[] {
  const drawnOn = stageOf(document, stage);
  return drawnOn ? fitting({ stage: drawnOn, kinds }, from) : [];
}

function fitting(context: PlanContext, from: WireStart): readonly WireEnd[] {
  if (!sourceOf(context, from).ok) return [];
  return context.stage.components
    .flatMap(({ id, modules }): readonly WireEnd[] => [
      { component: id },
      ...modules.map((module) => ({ component: id, module })),
    ])
    .filter((end) => planConnection(context, from, end).ok);
}

const mostFitsNamed = 4;

function refusal(context: PlanContext, from: WireStart, objection: Objection): Refusal {
  if (objection.candidates) return { ...objection, fits: [] };
  const { stage } = context;
  const ends = fitting(context, from);
  const whole = new Set(ends.filter(({ module }) => module === undefined).map(({ component }) => component));
  const fits = ends
    .filter(({ component, module }) => module === undefined || !whole.has(component))
    .map((end) => ({ ...end, label: labelOf(stage, end) }));
  const named = fits.slice(0, mostFitsNamed).map(({ label }) => label);
  const more = fits.length > named.length ? `, and ${fits.length - named.length} more` : '';
  const ending = named.length === 0 ? 'Nothing on this sheet fits.' : `Fits here: ${named.join(', ')}${more}.`;
  return { ...objection, text: `${objection.text} ${ending}`, fits };
}

function labelOf(stage: Stage, { component, module }: WireEnd): string {
  const name = componentOf(stage, component)?.name ?? component;
  const inside = module === undefined ? undefined : moduleOf(stage, module);
  return inside ? `${inside.name} in ${name}` : name;
}

function endOf(target: Target): WireTarget {
  return target.type === 'module' ? { module: target.module.id } : { component: target.component.id };
}

function sameEnd(a: WireTarget, b: WireTarget): boolean {
  return 'module' in a ? 'module' in b && a.module === b.module : 'component' in b && a.component === b.component;
}

function draw(document: Document, context: PlanContext, plan: ConnectionPlan): Omit<Drawn, 'label'> {
  const ids = new IdSource(document);
  const { source, target, protocol } = plan;
  const to = endOf(target);
  const targetKind = target.type === 'component' ? target.kind : null;
  const basis = { protocol, to, targetKind };
  const add = (each: Document, wire: Wire): Omit<Drawn, 'label'> => {
    const changed = changeStage(each, context.stage.id, (stage) => ({ ...stage, wires: [...stage.wires, wire] }));
    return { document: { ...changed, nextId: ids.nextId }, wire: wire.id };
  };
  if (source.type === 'component') {
    const { generatesTraffic: fromTraffic, connects } = source.kind;
    const from = { component: source.component.id };
    const style = connects ? 'websocket' : 'rest';
    const wire = newWire({ ...basis, id: ids.give('wire'), from, fromTraffic, style });
    return add(document, wire);
  }
  const { module } = source;
  const need = source.need?.id ?? ids.give('need');
  const wire = newWire({ ...basis, id: ids.give('wire'), from: { need }, fromTraffic: false });
  const withWire = add(source.need ? document : withNewNeed(document, context, { plan, module, need }), wire);
  return { ...withWire, document: withUse(withWire.document, context, { plan, module, need }) };
}
