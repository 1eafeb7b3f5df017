/** Routers to code: for whatever may pass, the latency, the checks, and the call onwards unless its answer is remembered. */
import type { AnswersPlan, RouterPlan } from '#catalog';
import { idNumber, operationOf, type Distribution, type OperationId } from '#design';
import { compileDistribution, emit, here, patch, purposes, siteOf, type CallSite } from '#engine';
import { emitGate, emitNames, fitNames } from './compile-gate';
import { addSite, nothing, siteOptions } from './compile-sites';
import { programName, type Plant, type Station } from './plant';
import { isRemembered } from './remembered';
import { passedVerb, passesOnTo } from './ways';

/** A program for each operation that may pass, and one for what third parties and telemetry are asked where any stand behind it. */
export function emitRouter(plant: Plant, station: Station, router: RouterPlan): void {
  const { names } = router;
  if (names) fitNames(station, names);
  for (const { operations } of plant.stage.modules)
    for (const { id } of operations) emitPassing(plant, station, router, id);
  const { stage, stations } = plant;
  const design = { stage, planOf: (id: Station['id']) => stations.get(id)?.plan };
  if (passesOnTo(design, station.component, passedVerb)) emitPassing(plant, station, router, passedVerb);
}

function emitPassing(plant: Plant, station: Station, router: RouterPlan, program: string): void {
  const { component, group } = station;
  const options = siteOptions({ plant, component }, component.id, { requestBytes: nothing, responseBytes: nothing });
  const site = addSite({ plant, component }, options, { type: 'forward', operation: program });
  site.forwards = true;
  const { resolver } = group;
  site.chooserOptions = { ...router.balancing, ...(resolver && { resolver }) };
  plant.entries.set(programName(component.id, program), here());
  if (router.names) emitNames(station, router.latencyMs, router.names);
  else if (takesTime(router.latencyMs)) {
    emit('wait', siteOf(idNumber(component.id), purposes.latency), compileDistribution(router.latencyMs));
  }
  if (router.gate) emitGate(station, router.gate);
  emitForward(plant, site, program, router.answers);
  emit('end');
}

const takesTime = (time: Distribution): boolean => time.type !== 'constant' || time.value > 0;

/** Passes a request on, unless its answer is remembered. */
function emitForward({ stage }: Plant, { row }: CallSite, program: string, answers: AnswersPlan | undefined): void {
  const found = operationOf(stage, program as OperationId)?.operation;
  if (!answers || !found || !isRemembered(stage, found, answers)) {
    emit('forward', row);
    return;
  }
  const asking = emit('askEdge', idNumber(found.id));
  emit('fetchEdge', row, idNumber(found.id));
  patch(asking, 1, here());
}
