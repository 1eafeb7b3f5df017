/** Carries out what a problem proposes. A fix that no longer applies changes nothing. */
import { connect } from './connect';
import { withTwin } from './connect-twin';
import type { Document } from './document';
import { setParameter } from './edits/components';
import { moveModule, placeModule } from './edits/placing';
import { removeFromStage } from './edits/remove';
import { setWirePolicy } from './edits/wires';
import { addToMix } from './edits/workload';
import { isIdOf } from './ids';
import type { ComponentId, StageId } from './ids';
import type { Kinds } from './kind-declaration';
import { componentOf, hostsOf, moduleOf, moduleOfNeed, operationOf, stageOf, wireOf } from './lookups';
import type { Fix } from './problem';
import type { Stage } from './stage';
import type { WireEnd } from './connect-plan';

export function applyFix(document: Document, stage: StageId, fix: Fix, kinds: Kinds): Document {
  const drawnOn = stageOf(document, stage);
  if (!drawnOn) return document;
  switch (fix.type) {
    case 'wire-need':
      return wireNeed(document, drawnOn, fix, kinds);
    case 'wire-component':
      return drawn(document, stage, { from: { component: fix.from }, to: { component: fix.to } }, kinds);
    case 'place-module':
      return placeModule(document, { stage, module: fix.module, host: fix.host }, kinds);
    case 'move-module':
      return moveModule(document, { stage, module: fix.module, from: fix.from, to: fix.to }, kinds);
    case 'replicate':
      return replicate(document, drawnOn, fix);
    case 'add-to-mix':
      return addToMixes(document, drawnOn, fix);
    case 'set-timeouts':
      return setTimeouts(document, drawnOn, fix);
    case 'set-pools':
      return setPools(document, drawnOn, fix);
    case 'set-parameter':
      return setParameter(document, { stage, component: fix.component, values: { [fix.parameter]: fix.value } }, kinds);
    case 'delete':
      return removeFromStage(document, { stage, ids: [fix.id] });
  }
}

function drawn(
  document: Document,
  stage: StageId,
  ends: { readonly from: WireEnd; readonly to: WireEnd },
  kinds: Kinds,
): Document {
  const result = connect(document, { stage, ...ends }, kinds);
  return result.ok ? result.value.document : document;
}

function wireNeed(
  document: Document,
  stage: Stage,
  { need, to }: Extract<Fix, { type: 'wire-need' }>,
  kinds: Kinds,
): Document {
  const end = isIdOf('module', to) ? endAtModule(stage, to) : { component: to as ComponentId };
  const module = moduleOfNeed(stage, need);
  if (!end || !module) return document;
  const host = hostsOf(stage, module.id)[0];
  // A need is wired whether its module stands anywhere yet or not.
  return drawn(document, stage.id, { from: { component: host?.id ?? end.component, need }, to: end }, kinds);
}

function endAtModule(stage: Stage, module: Parameters<typeof hostsOf>[1]): WireEnd | undefined {
  const host = hostsOf(stage, module)[0];
  return host && { component: host.id, module };
}

function replicate(document: Document, stage: Stage, fix: Extract<Fix, { type: 'replicate' }>): Document {
  const host = componentOf(stage, fix.host);
  const modules = componentOf(stage, fix.like)?.modules.flatMap((id) => moduleOf(stage, id) ?? []) ?? [];
  return host && modules.length > 0 ? withTwin(document, stage, { host, modules }) : document;
}

function setTimeouts(document: Document, stage: Stage, fix: Extract<Fix, { type: 'set-timeouts' }>): Document {
  const { timeoutMs } = fix;
  return fix.wires.reduce(
    (each, wire) => setWirePolicy(each, { stage: stage.id, wire, values: { timeoutMs } }),
    document,
  );
}

function setPools(document: Document, stage: Stage, fix: Extract<Fix, { type: 'set-pools' }>): Document {
  return fix.wires.reduce((each, id) => {
    const pool = wireOf(stage, id)?.policy.pool;
    if (!pool) return each;
    const values = { pool: { ...pool, connections: fix.connections } };
    return setWirePolicy(each, { stage: stage.id, wire: id, values });
  }, document);
}

/** Into the mix of the first class that the component sends. */
function addToMixes(
  document: Document,
  stage: Stage,
  { component, operation }: Extract<Fix, { type: 'add-to-mix' }>,
): Document {
  const trafficClass = componentOf(stage, component)?.trafficClasses[0];
  if (trafficClass === undefined || !operationOf(stage, operation)) return document;
  return addToMix(document, { trafficClass, operation });
}
