/** Figures of a drawing that need no run: how its work is divided, what a planned change touches, how far an intruder comes. */
import { declarations, specOf } from '#catalog';
import {
  answeringModules,
  concernsIn,
  concernsMet,
  duplicateConcerns,
  effortOf,
  entriesOpenTo,
  linesOf,
  misplacedData,
  moduleOf,
  reachOf,
  sharedData,
  storesReached,
  touchedBy,
  type Component,
  type Document,
  type Stage,
} from '#design';
import type { DrawnFigure } from '#exercises';
import { deployables } from '../compared-figures';

/** A drawing that is judged, and what it is judged against. */
export interface DrawnSubject {
  readonly document: Document;
  readonly stage: Stage;
  readonly start: Document;
}

type Name = DrawnFigure['name'];
type Figure<Of extends Name> = Extract<DrawnFigure, { readonly name: Of }>;
/** Null = the drawing lacks what the figure is about. */
type Reckon<Of extends Name> = (subject: DrawnSubject, figure: Figure<Of>) => number | null;

const figures: { readonly [Of in Name]: Reckon<Of> } = {
  'concerns-in-a-module': ({ stage }) => Math.max(0, ...stage.modules.map((module) => concernsIn(module).size)),
  'repeated-concerns': ({ stage }) => sumOf([...duplicateConcerns(stage).values()]),
  'work-left-out': leftOut,
  'modules-touched': modulesTouched,
  'changes-across': changesAcross,
  units: ({ document, stage }) => deployables(document, stage),
  'shared-data': ({ stage }) => sharedData(stage).length,
  'stores-reached': ({ document, stage }, { from }) =>
    moduleOf(stage, from)
      ? storesReached(reachOf(document, stage, { type: 'module', module: from }, declarations)).length
      : null,
  'public-entries': ({ document, stage }, { from }) =>
    stage.components.some(({ id }) => id === from) ? entriesOpenTo(document, stage, from, declarations).length : null,
  'misplaced-data': ({ document, stage }) => misplacedData(document, stage).length,
  'hosts-never-lost': (subject) => neverLost(subject, isHost),
  'stores-never-lost': (subject) => neverLost(subject, ({ dataSets }) => dataSets.length > 0),
  effort: ({ document, stage }) =>
    sumOf(effortOf(document, stage, declarations).map(({ hoursPerWeek }) => hoursPerWeek)),
};

export function drawnFigure(subject: DrawnSubject, figure: DrawnFigure): number | null {
  return (figures[figure.name] as Reckon<Name>)(subject, figure);
}

/** Figures that are shares, written in percent, and those in hours; all others are counted. */
export function unitOfDrawn({ name }: DrawnFigure): 'ratio' | 'hours-per-week' | 'count' {
  if (name === 'changes-across') return 'ratio';
  return name === 'effort' ? 'hours-per-week' : 'count';
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function leftOut({ document, stage, start }: DrawnSubject): number {
  const met = concernsMet(document, stage);
  const before = [...concernsMet(start, start.stages[0]!)];
  return sumOf(before.map(([entry, concerns]) => [...concerns].filter((each) => !met.get(entry)?.has(each)).length));
}

function modulesTouched({ document, stage }: DrawnSubject, { changes, among }: Figure<'modules-touched'>): number {
  const answering = answeringModules(document, stage);
  const touched = touchedBy(document, stage).filter(({ change }) => changes.includes(change.id));
  return sumOf(touched.map(({ modules }) => modules.filter(({ id }) => among === 'all' || answering.has(id)).length));
}

function changesAcross({ document, stage }: DrawnSubject, { what }: Figure<'changes-across'>): number | null {
  const lines = linesOf(document, stage);
  const touched = touchedBy(document, stage);
  const several = touched.filter(({ modules, owners }) => {
    if (what === 'owners') return owners.length > 1;
    return lines.filter((line) => modules.some(({ id }) => line.modules.includes(id))).length > 1;
  });
  return touched.length > 0 ? several.length / touched.length : null;
}

/** Files and routers that a provider keeps in several zones are no hosts. */
const isHost = ({ kind, modules }: Component): boolean => modules.length > 0 && specOf(kind)?.category === 'hosts';

function neverLost({ stage, start }: DrawnSubject, isAsked: (component: Component) => boolean): number {
  const lost = new Set<string>(
    start.scenario.timeline.flatMap(({ action }) =>
      action.type === 'fault' && action.fault.target.type === 'zone' ? [action.fault.target.zone] : [],
    ),
  );
  return stage.components
    .filter(isAsked)
    .filter(({ zones }) => zones.length === 0 || zones.some((zone) => !lost.has(zone))).length;
}
