/**
 * What new things are before anybody sets them. The numbers are those of a small service on one network: a little work, messages of 1 KiB,
 * 1 Gbit/s and 0.15 ms of serialization CPU between processes, and no policy, because a policy is a decision.
 */
import { constant, exponential } from '../distribution';
import { defaultAccountConcurrency, formatName, formatVersion } from '../document';
import type { Document } from '../document';
import { idOf } from '../ids';
import type { DataSetId, MixEntryId, ModuleId, NeedId, OperationId, StageId, TrafficClassId } from '../ids';
import type { KindDeclaration } from '../kind-declaration';
import { noPolicy } from '../policy';
import type { Verb } from '../protocol';
import type { Module, Operation, Stage, Wire } from '../stage';
import type { CallStep, CallTarget, ComputeStep, LookupStep, SendStep, Step, WaitStep } from '../steps';
import type { DataSet, MixEntry, TrafficClass } from '../workload';
import type { IdSource } from './change';

const messageBytes = constant(1024);
const gigabit = 1_000_000_000;
const serializationMs = 0.15;
const workMs = 5;
const waitMs = 1000;
const requestsPerSecond = 20;
const patienceMs = 3000;
const minute = 60_000;
const hoursOfADay = 24;

export function newStage(id: StageId, name: string): Stage {
  return {
    id,
    name,
    note: '',
    modules: [],
    components: [],
    wires: [],
    zones: [],
    layout: { components: {}, notes: [] },
  };
}

export function newComputeStep(ids: IdSource): ComputeStep {
  return { id: ids.give('step'), concern: null, type: 'compute', timeMs: exponential(workMs) };
}

function newWaitStep(ids: IdSource): WaitStep {
  return { id: ids.give('step'), concern: null, type: 'wait', timeMs: constant(waitMs) };
}

/** A little work, or a wait where nothing computes. */
export function newOperation(ids: IdSource, name: string, where: Where = everywhere): Operation {
  const step = where.computes ? newComputeStep(ids) : newWaitStep(ids);
  return { id: ids.give('operation'), name, steps: [step] };
}

/** The host in which something new stands. */
type Where = Pick<KindDeclaration, 'computes'>;
const everywhere: Where = { computes: true };

export function newModule(ids: IdSource, name: string, where: Where = everywhere): Module {
  return { ...newModuleShell(ids.give('module'), name), operations: [newOperation(ids, 'handle', where)] };
}

/** A module that does nothing yet. */
export function newModuleShell(id: ModuleId, name: string): Module {
  return {
    id,
    name,
    operations: [],
    needs: [],
    runtime: { name: 'compiled', cpuFactor: 1, baseMemoryMiB: 0, coldStartMs: null },
    memoryMiB: 64,
    memoryPerRequestMiB: 1,
    accelerator: null,
    credentials: [],
    note: '',
  };
}

export function newCall(ids: IdSource, need: NeedId, target: CallTarget): CallStep {
  return {
    id: ids.give('step'),
    concern: null,
    type: 'call',
    need,
    target,
    count: constant(1),
    probability: 1,
    requestBytes: messageBytes,
    responseBytes: messageBytes,
    key: 'request',
    storeTimeMs: null,
    readFrom: 'primary',
    onFailure: { type: 'fail' },
  };
}

export function newSend(ids: IdSource, need: NeedId): SendStep {
  return {
    id: ids.give('step'),
    concern: null,
    type: 'send',
    need,
    operation: null,
    messageBytes,
    key: 'request',
    priority: 0,
    deadlineMs: null,
    attribute: null,
    onFailure: { type: 'fail' },
  };
}

export function newLookup(
  ids: IdSource,
  need: NeedId,
  about: { dataSet: DataSet; onMiss: readonly Step[] },
): LookupStep {
  return {
    id: ids.give('step'),
    concern: null,
    type: 'lookup',
    need,
    dataSet: about.dataSet.id,
    key: 'request',
    entryBytes: constant(about.dataSet.bytesPerItem),
    onMiss: about.onMiss,
    onFailure: { type: 'fail' },
  };
}

export function newDataSet(id: DataSetId, name: string, owner: ModuleId | null): DataSet {
  return {
    id,
    name,
    owner,
    population: { type: 'uniform', items: 10_000 },
    bytesPerItem: 1024,
    initialGiB: 1,
    classification: 'internal',
    allowedRegions: [],
  };
}

export function newMixEntry(id: MixEntryId, operation: OperationId): MixEntry {
  return {
    id,
    operation,
    weight: 1,
    requestBytes: messageBytes,
    responseBytes: messageBytes,
    patienceMs: null,
  };
}

/** Things that report once a minute. */
export const ofDevices: Partial<TrafficClass> = {
  arrivals: { type: 'periodic', senders: 1000, periodMs: minute, jitterMs: 0 },
  patienceMs: null,
};

export function newTrafficClass(id: TrafficClassId, name: string): TrafficClass {
  return {
    id,
    name,
    arrivals: { type: 'poisson', ratePerSecond: requestsPerSecond },
    mix: [],
    keys: { type: 'uniform', items: 10_000 },
    clients: { type: 'uniform', items: 100_000 },
    patienceMs,
    userRetries: null,
    followUps: [],
    profile: [],
    dailyProfile: Array.from({ length: hoursOfADay }, () => 1),
    testPlan: null,
  };
}

export interface WireBasis extends Pick<Wire, 'id' | 'protocol' | 'from' | 'to'> {
  /** Whether it begins at a source of traffic: the network to the users is the same for all designs and costs them nothing. */
  readonly fromTraffic: boolean;
  readonly style?: Wire['style'];
  /** Kind of the component at its end; null = it ends at a module. */
  readonly targetKind: KindDeclaration | null;
}

export function newWire({ fromTraffic, targetKind, style = 'rest', ...ends }: WireBasis): Wire {
  const connections = targetKind?.wireDefaults.poolConnections ?? null;
  return {
    ...ends,
    latencyMs: null,
    bandwidthBitsPerSecond: gigabit,
    lossRatio: 0,
    serializationMs: fromTraffic ? 0 : serializationMs,
    serializationMsPerKiB: 0,
    keepAlive: true,
    handshakeMs: 0,
    weight: null,
    style,
    reconnectJitterMs: 0,
    policy: connections === null ? noPolicy : { ...noPolicy, pool: { connections, waitLimitMs: null } },
    delivery: null,
    note: '',
  };
}

/** A document of one empty stage, with one class of users who do not ask for anything yet. */
export function emptyDocument(title = 'Untitled'): Document {
  return {
    format: formatName,
    version: formatVersion,
    title,
    summary: '',
    notes: '',
    nextId: 3,
    workload: { trafficClasses: [newTrafficClass(idOf('trafficClass', 2), 'Users')] },
    scenario: { durationMs: 6 * minute, warmUpMs: minute, seed: 1, timeline: [] },
    requirements: [],
    dataSets: [],
    changeModel: {
      teams: [],
      pipeline: { fixedMinutes: 10, minutesPerModule: 5, changeFailureRatio: 0.15 },
      pipelines: [],
      changes: [],
    },
    access: { credentials: [], permissions: [] },
    rules: { counters: [], relations: [] },
    assumptions: {
      prices: {},
      effortHoursPerWeek: {},
      runtimes: {},
      freeTier: false,
      accountConcurrency: defaultAccountConcurrency,
    },
    stages: [newStage(idOf('stage', 1), 'Design')],
    scenes: [],
  };
}

/** The verb that a first wire asks for: reading, where there is reading. */
export function firstVerb(offered: readonly Verb[]): Verb | null {
  const preferred: readonly Verb[] = ['read', 'get', 'query'];
  return preferred.find((verb) => offered.includes(verb)) ?? offered[0] ?? null;
}
