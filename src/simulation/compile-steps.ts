/** Steps of operations to code. Each construct is a few instructions; what is nested stands behind a jump. */
import type { ExecutionsPlan } from '#catalog';
import {
  anyOperation,
  compileDistribution,
  emit,
  countKeys,
  cumulativeShares,
  enterChoice,
  enterFork,
  factorOf,
  here,
  patch,
  purposes,
  repeats,
  siteOf,
  type CallSite,
} from '#engine';
import {
  failureCauses,
  idNumber,
  isWriting,
  moduleOf,
  type CallStep,
  type FailStep,
  type FailureAction,
  type KeyChoice,
  type LookupStep,
  type Module,
  type OperationId,
  type SendStep,
  runtimeOf,
  wiresFrom,
  type Step,
  type TransactionStep,
} from '#design';
import { emitState } from './compile-executions';
import { addSite, nothing, siteOptions, type SiteContext } from './compile-sites';
import { isConsumer } from './deliveries';
import type { Version } from './versions';

/** What the code of an operation is made for. */
export interface StepContext extends SiteContext {
  readonly module: Module;
  /** The version of the host that the code is for. */
  readonly version: Version;
  /** The operation is a workflow; null = a program of a process. */
  readonly executions: ExecutionsPlan | null;
}

const nowhere = -1;

export function emitSteps(context: StepContext, steps: readonly Step[]): void {
  for (const step of steps) {
    if (context.executions) emitState(context.executions, step);
    emitStep(context, step);
  }
}

function emitStep(context: StepContext, step: Step): void {
  const number = idNumber(step.id);
  switch (step.type) {
    case 'compute':
      emit('compute', siteOf(number, purposes.demand), compileDistribution(step.timeMs), factorOf(cpuFactor(context)));
      return;
    case 'wait':
      emit('wait', siteOf(number, purposes.demand), compileDistribution(step.timeMs));
      return;
    case 'call':
      return emitCall(context, callSite(context, step), step.onFailure);
    case 'send':
      return emitCall(context, sendSite(context, step), step.onFailure);
    case 'lookup':
      return emitLookup(context, step);
    case 'parallel':
      return emitFork(context, step);
    case 'choose':
      return emitChoice(context, step);
    case 'repeat':
      return emitRepeat(context, step);
    case 'transaction':
      return emitTransaction(context, step);
    case 'exclusive': {
      const lock = lockNumber(context, step.lock);
      emit('lock', lock);
      emitSteps(context, step.steps);
      emit('unlock', lock);
      return;
    }
    case 'count':
      emit('count', idNumber(step.counter), factorOf(step.amount), countKeyOf(step.idempotencyKey));
      return;
    case 'fail':
      return emitFail(context, step);
    case 'reply':
      emit('reply');
      return;
  }
}

function cpuFactor({ plant, module, version }: StepContext): number {
  return runtimeOf(plant.document, module).cpuFactor * (version.defects.get(module.id)?.slowdown ?? 1);
}

/** In a consumer each message of a batch fails by itself. */
function emitFail({ plant, component }: StepContext, { id, cause, when }: FailStep): void {
  const number = 1 + failureCauses.indexOf(cause);
  if (when.type === 'first-deliveries') {
    emit('failFirst', factorOf(when.deliveries), number);
    return;
  }
  const name = isConsumer(plant.stage, component.id) ? 'failEach' : 'fail';
  emit(name, siteOf(idNumber(id), purposes.failure), factorOf(when.probability), number);
}

/** A key drawn anew needs a data set, which a count has not: it is the request's. */
function countKeyOf(choice: KeyChoice | null): number {
  if (choice === null) return countKeys.none;
  return choice === 'drawn' ? countKeys.request : countKeys[choice];
}

/** A call, and what follows its failure: nothing, the next step, or other steps in its place. */
function emitCall(context: StepContext, site: CallSite, onFailure: FailureAction): void {
  const at = emit('call', site.row, nowhere, 0);
  emitFailure(context, onFailure, (pc, isFallback) => {
    patch(at, 1, pc);
    patch(at, 2, isFallback ? 1 : 0);
  });
}

function emitFailure(
  context: StepContext,
  action: FailureAction,
  goesTo: (pc: number, isFallback: boolean) => void,
): void {
  if (action.type === 'ignore') goesTo(here(), false);
  if (action.type !== 'fallback') return;
  const past = emit('jump');
  goesTo(here(), true);
  emitSteps(context, action.steps);
  patch(past, 0, here());
}

function emitLookup(context: StepContext, step: LookupStep): void {
  const site = addSite(
    context,
    siteOptions(context, step.id, {
      key: step.key,
      dataSet: step.dataSet,
      requestBytes: nothing,
      responseBytes: step.entryBytes,
      entryBytes: step.entryBytes,
    }),
    { type: 'store', need: step.need, program: 'lookup' },
  );
  const at = emit('lookup', site.row, 0, nowhere);
  emitSteps(context, step.onMiss);
  emit('fill', site.row);
  patch(at, 1, here());
  emitFailure(context, step.onFailure, (pc) => patch(at, 2, pc));
  if (step.onFailure.type === 'ignore') patch(at, 2, at + 4);
  patch(at, 1, here());
}

function emitTransaction(context: StepContext, step: TransactionStep): void {
  const make = (program: string) =>
    addSite(context, siteOptions(context, step.id, { requestBytes: nothing, responseBytes: nothing }), {
      type: 'store',
      need: step.need,
      program,
    });
  emit('begin', make('commit').row);
  emitSteps(context, step.steps);
  emit('commit', make('commit').row);
}

function emitFork(context: StepContext, step: Extract<Step, { type: 'parallel' }>): void {
  const number = idNumber(step.id);
  const at = emit('fork');
  const past = emit('jump');
  const branches = step.branches.map((branch) => {
    const entry = here();
    emitSteps(context, branch.steps);
    emit('end');
    return { entry, repeat: compileDistribution(branch.repeat), countSite: siteOf(number, purposes.count) };
  });
  const join = step.join === 'all' ? Number.POSITIVE_INFINITY : step.join === 'any' ? 1 : step.join;
  patch(at, 0, enterFork({ keySite: number, branches, join }));
  patch(past, 0, here());
}

function emitChoice(context: StepContext, step: Extract<Step, { type: 'choose' }>): void {
  const at = emit('choose');
  const entries: number[] = [];
  const ends = step.branches.map((branch) => {
    entries.push(here());
    emitSteps(context, branch.steps);
    return emit('jump');
  });
  const choice = enterChoice({
    keySite: siteOf(idNumber(step.id), purposes.choice),
    shares: cumulativeShares(step.branches.map(({ weight }) => weight)),
    entries,
  });
  patch(at, 0, choice);
  for (const end of ends) patch(end, 0, here());
}

function emitRepeat(context: StepContext, step: Extract<Step, { type: 'repeat' }>): void {
  const number = idNumber(step.id);
  const at = emit('repeat');
  const past = emit('jump');
  const entry = here();
  emitSteps(context, step.steps);
  emit('end');
  const { times } = step;
  repeats.push({
    keySite: number,
    entry,
    count: times.type === 'count' ? compileDistribution(times.count) : -1,
    countSite: siteOf(number, times.type === 'count' ? purposes.count : purposes.chance),
    probability: times.type === 'while' ? times.probability : 0,
  });
  patch(at, 0, repeats.length - 1);
  patch(past, 0, here());
}

function callSite(context: StepContext, step: CallStep): CallSite {
  const options = siteOptions(context, step.id, {
    key: step.key,
    dataSet: step.target.type === 'verb' ? step.target.dataSet : null,
    count: step.count,
    probability: step.probability,
    requestBytes: step.requestBytes,
    responseBytes: step.responseBytes,
    demand: step.target.type === 'verb' ? step.storeTimeMs : null,
  });
  const { target } = step;
  if (target.type === 'operation')
    return addSite(context, options, { type: 'operation', need: step.need, operation: target.operation });
  const site = addSite(context, options, { type: 'store', need: step.need, program: target.verb });
  if (!isWriting(target.verb)) site.reading = step.readFrom;
  return site;
}

function sendSite(context: StepContext, step: SendStep): CallSite {
  const operation = operationMeant(context, step);
  const options = siteOptions(context, step.id, {
    key: step.key,
    requestBytes: step.messageBytes,
    responseBytes: nothing,
  });
  const site = addSite(context, options, { type: 'store', need: step.need, program: 'send' });
  site.sends = {
    operation: operation === null ? anyOperation : idNumber(operation),
    priority: step.priority,
    deadlineMs: step.deadlineMs ?? Number.POSITIVE_INFINITY,
    attribute: step.attribute,
  };
  return site;
}

/** An event for a module that names no operation is for that module's first. */
function operationMeant({ plant: { stage } }: StepContext, { need, operation }: SendStep): OperationId | null {
  const [wire] = wiresFrom(stage, need);
  if (operation !== null || !wire || !('module' in wire.to)) return operation;
  return moduleOf(stage, wire.to.module)?.operations[0]?.id ?? null;
}

/** Number of a named lock within its host. */
function lockNumber({ plant, component }: StepContext, name: string): number {
  const names = plant.lockNames.get(component.id) ?? [];
  plant.lockNames.set(component.id, names);
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}
