/** Verbs of stores to code: what happens to a visit there, and what is done for nodes and copies before and after it. */
import type { StorePlan, VerbPlan, VerbStep } from '#catalog';
import { failureCauses } from '#design';
import { compileDistribution, directions, emit, enterFork, factorOf, here, patch, purposes, siteOf } from '#engine';
import { bucketOf } from './compile-stations';
import { programName, type Plant, type Station } from './plant';

export function emitVerbs(plant: Plant, station: Station, plan: StorePlan): void {
  for (const [verb, { steps, meter }] of Object.entries(plan.verbs)) {
    plant.entries.set(programName(station.id, verb), here());
    if (meter === 'writes') emit('write');
    if (plan.replication && meter === 'reads') emit('read');
    steps.forEach((step, place) => emitVerbStep(station, step, { verb, place: place + 1 }));
    emitForOthers(plan, { steps, meter });
    if (verb === 'lookup') emit('recall');
    if (steps.some(({ type }) => type === 'lock')) emit('keyUnlock');
    emit('end');
  }
  if (!plan.commitMs) return;
  plant.entries.set(programName(station.id, 'commit'), here());
  emit('wait', siteOf(0, purposes.demand), compileDistribution(plan.commitMs));
  if (plan.replication) emit('synchronize');
  emit('commitKeys');
  emit('end');
}

/** What is written goes to other nodes and copies, and what is read may be of one of them. */
function emitForOthers({ copies, replication }: StorePlan, { steps, meter }: VerbPlan): void {
  const always = copies?.isAllThatIsRead ? 1 : 0;
  const byEntity = copies?.isOfOneSort ? 1 : 0;
  if (copies && meter === 'reads') emit('readCopy', siteOf(steps.length + 1, purposes.balancing), always, byEntity);
  if (copies && meter === 'writes') emit('writeCopies', byEntity);
  if (!replication || meter !== 'writes') return;
  emit('synchronize', 1);
  emit('publish');
}

/** Branches that share the processor of the station; draws of each are keyed by its number. */
function emitSpread({ parts, share, timeMs, eachMs }: Extract<VerbStep, { type: 'spread' }>, place: number): void {
  const at = emit('fork');
  const past = emit('jump');
  const entry = here();
  const key = siteOf(place, purposes.demand);
  emit('share', key, compileDistribution(timeMs), factorOf(share));
  emit('demand', key, compileDistribution(timeMs));
  if (eachMs > 0) {
    const each = compileDistribution({ type: 'constant', value: eachMs });
    emit('compute', siteOf(place, purposes.more), each, factorOf(1));
  }
  emit('end');
  const repeat = compileDistribution({ type: 'constant', value: parts });
  const branches = [{ entry, repeat, countSite: siteOf(place, purposes.count) }];
  patch(at, 0, enterFork({ keySite: place, branches, join: Number.POSITIVE_INFINITY }));
  patch(past, 0, here());
}

/** Bits of a byte times ms of a second. */
const bitsPerByteMs = 8000;

/** Draws at a store are keyed by the place of the step in its verb: the visit's own key carries the rest of the path. */
export function emitVerbStep(
  station: Station,
  step: VerbStep,
  { verb, place }: { readonly verb: string; readonly place: number },
): void {
  const key = siteOf(place, purposes.demand);
  switch (step.type) {
    case 'compute':
      emit('demand', key, compileDistribution(step.timeMs));
      return;
    case 'spread':
      emitSpread(step, place);
      return;
    case 'delay':
      emit('wait', key, compileDistribution(step.timeMs));
      return;
    case 'commit':
      emit('autocommit', key, compileDistribution(step.timeMs));
      return;
    case 'io':
      emit('device', step.operations);
      return;
    case 'lock':
      emit('keyLock');
      return;
    case 'accept':
      emit('accept');
      return;
    case 'transfer':
      if (step.bitsPerSecond !== null)
        emit('transfer', step.of === 'request' ? 0 : 1, factorOf(bitsPerByteMs / step.bitsPerSecond));
      return;
    case 'payload':
      emit('payload', factorOf(step.bytes), 1 + failureCauses.indexOf('failed'));
      return;
    case 'units':
      emit(
        'units',
        step.of === 'reads' ? directions.read : directions.write,
        factorOf(step.bytesPerUnit),
        factorOf(step.copyShare),
      );
      return;
    case 'fail':
      emit('fail', siteOf(place, purposes.failure), factorOf(step.ratio), 1 + failureCauses.indexOf(step.cause));
      return;
    case 'quota':
      if (station.group.devices) emit('quota', bucketOf(station.group.devices, verb, step.ratePerSecond, step.burst));
      return;
  }
}
