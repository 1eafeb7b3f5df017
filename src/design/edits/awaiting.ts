/** Whether a caller waits for what it asks for, or sends an event and goes on. */
import type { Document } from '../document';
import type { StageId, WireId } from '../ids';
import type { KindDeclaration, Kinds } from '../kind-declaration';
import { componentOf, hostsOf, moduleOfNeed, needOf, stageOf, wireOf, wiresFrom } from '../lookups';
import type { Stage, Wire } from '../stage';
import { changeLists } from '../step-tree';
import type { CallStep, SendStep, Step } from '../steps';
import { changeModule, changeStage, changeWire, mapList } from './change';

interface Given {
  readonly stage: StageId;
  readonly wire: WireId;
  /** False = the caller sends events and goes on. */
  readonly awaits: boolean;
}

/** Whether every host at the end of the only wire of a need has a queue for events; nobody else can be sent any. */
export function mayNotAwait(stage: Stage, wire: Wire, kinds: Kinds): boolean {
  if (!('need' in wire.from) || wiresFrom(stage, wire.from.need).length !== 1) return false;
  const hosts = hostsAt(stage, wire);
  return hosts.length > 0 && hosts.every(({ kind }) => isQueuing(kinds.get(kind)));
}

const isQueuing = (kind: KindDeclaration | undefined): boolean => kind?.hosts === 'modules' && kind.queuesEvents;

function hostsAt(stage: Stage, { to }: Wire) {
  if ('module' in to) return hostsOf(stage, to.module);
  const component = componentOf(stage, to.component);
  return component ? [component] : [];
}

/** The need of a wire with its steps: calls become sends of the same operation and size, and back. */
export function setAwaits(document: Document, { stage: id, wire: wireId, awaits }: Given): Document {
  const stage = stageOf(document, id);
  const wire = stage && wireOf(stage, wireId);
  if (!stage || !wire || !('need' in wire.from)) return document;
  const { need } = wire.from;
  const module = moduleOfNeed(stage, need);
  const protocol = awaits ? 'request' : 'event';
  if (!module || needOf(stage, need)?.protocol === protocol) return document;
  const changed = (step: Step): Step => {
    if (!('need' in step) || step.need !== need) return step;
    if (step.type === 'call') return awaits ? step : sent(step);
    return step.type === 'send' && awaits ? called(step) : step;
  };
  return changeStage(document, id, (before) => {
    const rewired = wiresFrom(before, need).reduce(
      (whole, each) => changeWire(whole, each.id, (one) => ({ ...one, protocol })),
      before,
    );
    return changeModule(rewired, module.id, (each) => ({
      ...each,
      needs: mapList(each.needs, (one) => (one.id === need ? { ...one, protocol } : one)),
      operations: mapList(each.operations, (operation) => ({
        ...operation,
        steps: changeLists(operation.steps, (list) => mapList(list, changed)),
      })),
    }));
  });
}

function sent(step: CallStep): Step {
  if (step.target.type !== 'operation') return step;
  const { id, concern, need, requestBytes, key, onFailure } = step;
  return {
    id,
    concern,
    type: 'send',
    need,
    operation: step.target.operation,
    messageBytes: requestBytes,
    key,
    priority: 0,
    deadlineMs: null,
    attribute: null,
    onFailure,
  };
}

/** An event that names no operation stays what it is: a call asks for one. */
function called(step: SendStep): Step {
  const { id, concern, need, messageBytes, key, onFailure, operation } = step;
  if (operation === null) return step;
  return {
    id,
    concern,
    type: 'call',
    need,
    target: { type: 'operation', operation },
    count: { type: 'constant', value: 1 },
    probability: 1,
    requestBytes: messageBytes,
    responseBytes: { type: 'constant', value: 1024 },
    key,
    storeTimeMs: null,
    readFrom: 'primary',
    onFailure,
  };
}
