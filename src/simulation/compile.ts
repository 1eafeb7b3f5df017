/**
 * A stage to programs: stations for components, links for wires, code for operations and verbs, and for each call site the instances it leads to. The
 * same function serves the start and every live edit: what is known keeps its rows and state, new code is added, and frames in flight finish
 * what they began.
 */
import type { VerbStep } from '#catalog';
import {
  failureCauses,
  idNumber,
  isFile,
  oneWayMs,
  type Component,
  type Module,
  type OperationId,
  type Wire,
} from '#design';
import { closeLasting, emit, factorOf, here, limitWaitsOver, Link, machine, purposes, siteOf } from '#engine';
import { linkOptionsOf } from './compile-policy';
import { eitherOf } from './overlaps';
import { addDeliverySites, subscribeAll } from './compile-broker';
import { isConsumer } from './deliveries';
import { emitStart, executionsOf, fitExecutions } from './compile-executions';
import { addStation, configureStation } from './compile-stations';
import { emitVerbs, emitVerbStep } from './compile-verbs';
import { fitClusters } from './clusters';
import { fitMemory } from './fit-memory';
import { fitCopies } from './partition-options';
import { emitRouter } from './compile-router';
import { emitSteps, type StepContext } from './compile-steps';
import { ModuleUnits } from './module-units';
import { programName, type Plant, type Station } from './plant';
import { fitInboxes } from './inbox';
import { addOnDemand, configureOnDemand, onDemandOf } from './on-demand';
import { leadSites } from './routing';
import { addEntrySites } from './entry-sites';
import type { Version } from './versions';

/** Brings the engine's tables to what the plant's stage says. */
export function compileStage(plant: Plant): void {
  const { document, stage } = plant;
  plant.account.limit = document.assumptions.accountConcurrency ?? Number.POSITIVE_INFINITY;
  for (const component of stage.components) {
    const known = plant.stations.get(component.id);
    if (!known) addComponent(plant, component);
    else if (known.component !== component) configureComponent(known, component);
  }
  fitInboxes(plant);
  for (const wire of stage.wires) addLink(plant, wire);
  for (const station of plant.stations.values()) {
    fitMemory(plant, station);
    fitExecutions(station, document.scenario.durationMs);
  }
  fitClusters(plant);
  fitCopies(plant);
  plant.targets = [];
  for (const component of stage.components) emitPrograms(plant, component);
  addEntrySites(plant);
  addDeliverySites(plant);
  leadSites(plant);
  subscribeAll(plant);
}

function addComponent(plant: Plant, component: Component): void {
  const station = addStation(plant, component);
  const plan = onDemandOf(station);
  if (plan) addOnDemand(plant, station, plan);
}

function configureComponent(station: Station, component: Component): void {
  configureStation(station, component);
  configureOnDemand(station);
}

function addLink(plant: Plant, wire: Wire): void {
  const { stage } = plant;
  const isUsers = 'component' in wire.from && plant.stations.get(wire.from.component)?.plan.type === 'source';
  const given = linkOptionsOf(wire, oneWayMs(stage, wire, isUsers));
  const options = { ...given, timeoutMs: Math.min(given.timeoutMs, integrationTimeout(plant, wire)) };
  const known = plant.links.get(wire.id);
  if (known) {
    const hadNone = known.options.timeoutMs === Number.POSITIVE_INFINITY;
    if (known.options.lasting?.binds !== options.lasting?.binds) closeLasting(known);
    known.options = options;
    if (hadNone && options.timeoutMs < Number.POSITIVE_INFINITY) limitWaitsOver(known);
    return;
  }
  const link = new Link(machine.world.links.length, options);
  machine.world.links.push(link);
  plant.links.set(wire.id, link);
}

/** A gateway waits no longer for what stands behind it, whatever its wire says; Infinity = without end. */
function integrationTimeout({ stations }: Plant, { from }: Wire): number {
  const plan = 'component' in from ? stations.get(from.component)?.plan : undefined;
  const gate = plan?.type === 'router' ? plan.router.gate : null;
  return gate?.integrationTimeoutMs ?? Number.POSITIVE_INFINITY;
}

function emitPrograms(plant: Plant, component: Component): void {
  const station = plant.stations.get(component.id);
  if (!station) return;
  const { plan } = station;
  if (plan.type === 'store') emitVerbs(plant, station, plan);
  if (plan.type === 'store' && plan.files) emitFiles(plant, station, plan.files);
  if (plan.type === 'router') emitRouter(plant, station, plan.router);
  const { inbox } = station;
  if (inbox?.station.plan.type === 'store') emitVerbs(plant, inbox.station, inbox.station.plan);
  if (plan.type === 'host') for (const version of versionsInUse(station)) emitVersion(plant, station, version);
}

/** Those that instances run, that new ones get, and that a rollout comes from and goes to. */
function versionsInUse({ versions, instances, rollout }: Station): ReadonlySet<Version> {
  const ofRollout = rollout ? [rollout.before, rollout.target] : [];
  return new Set([versions.next, ...ofRollout, ...instances.map((each) => versions.of(each))]);
}

/** The programs of a host as one of its versions has them. */
export function emitVersion(plant: Plant, station: Station, version: Version): void {
  const { component } = station;
  const executions = executionsOf(station);
  for (const id of component.modules) {
    const module = plant.stage.modules.find((each) => each.id === id);
    if (module) emitModule({ plant, component, module, version, executions });
  }
}

function emitModule(context: StepContext): void {
  const { plant, component, module, version, executions } = context;
  const defects = version.defects.get(module.id);
  const unit = unitsOf(plant, component, module).rowOf(version.number);
  for (const operation of module.operations) {
    plant.entries.set(programName(component.id, operation.id, version.number), here());
    emit('enter', unit);
    if (executions) emitStart(executions);
    emitSteps(context, operation.steps);
    if (defects && defects.errorRatio > 0) emitDefect(module, defects.errorRatio);
    emitErrors(plant, operation.id);
    if (isConsumer(plant.stage, component.id)) emit('failPoison');
    if (executions) emit('standBy');
    emit('end');
  }
}

/** Operations without steps are files: whoever keeps them gives them back. */
function emitFiles(plant: Plant, station: Station, steps: readonly VerbStep[]): void {
  const { component } = station;
  for (const id of component.modules) {
    const module = plant.stage.modules.find((each) => each.id === id);
    if (!module) continue;
    const unit = unitsOf(plant, component, module).rowOf(0);
    for (const operation of module.operations.filter(isFile)) {
      plant.entries.set(programName(component.id, operation.id), here());
      emit('enter', unit);
      steps.forEach((step, place) => emitVerbStep(station, step, { verb: operation.id, place: place + 1 }));
      emitErrors(plant, operation.id);
      emit('end');
    }
  }
}

/** A bad version fails a share of its module's operations: by draws of the module, so that a fault of an operation strikes others. */
function emitDefect({ id }: Module, ratio: number): void {
  emit('fail', siteOf(idNumber(id), purposes.failure), factorOf(ratio), 1 + failureCauses.indexOf('failed'));
}

/** An operation that was struck once ends in an error as often as the faults in force say. */
function emitErrors({ struck: { operations, errorFactors } }: Plant, id: OperationId): void {
  const rows = errorFactors.get(id);
  if (!rows) return;
  rows.push(factorOf(eitherOf(operations.on(id))));
  emit('fail', siteOf(idNumber(id), purposes.failure), rows.at(-1), 1 + failureCauses.indexOf('failed'));
}

function unitsOf(plant: Plant, component: Component, module: Module): ModuleUnits {
  const name = programName(component.id, module.id);
  const known = plant.units.get(name);
  if (known) return known;
  const made = new ModuleUnits(component.id, module.id, plant.stations.get(component.id)?.group.row ?? -1);
  plant.units.set(name, made);
  return made;
}
