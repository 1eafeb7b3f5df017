/** What stands before the modules of a component: limits, shedding and the checks of a gateway. */
import type { GatePlan, NamesPlan } from '#catalog';
import { failureCauses, idNumber, type Component, type Distribution, type HostPolicy } from '#design';
import {
  Admission,
  compileDistribution,
  emit,
  factorOf,
  here,
  LruMemory,
  now,
  patch,
  purposes,
  Resolver,
  siteOf,
  type AdmissionOptions,
} from '#engine';
import type { Station } from './plant';

function admissionOf({ rateLimits, loadShedding, adaptiveConcurrency }: HostPolicy): AdmissionOptions | null {
  if (rateLimits.length === 0 && !loadShedding && !adaptiveConcurrency) return null;
  return { limits: rateLimits, shedding: loadShedding, adaptive: adaptiveConcurrency };
}

/** The policy of a host or gateway takes effect; one that is as before keeps its counts. */
export function setAdmission(station: Station, { hostPolicy }: Component, before: Component | null): void {
  if (before && before.hostPolicy === hostPolicy) return;
  const options = hostPolicy && admissionOf(hostPolicy);
  station.group.admission = options ? new Admission(options) : null;
}

/** What clients know, for so long; null = they keep nothing. */
function setSessions({ group }: Station, ttlMs: number): void {
  const room = Number.POSITIVE_INFINITY;
  const options = { entries: room, bytes: room, ttlMs, staleMs: 0, renewedByUse: false };
  if (ttlMs <= 0) group.sessions = null;
  else if (group.sessions) group.sessions.configure(options, now());
  else group.sessions = new LruMemory(options);
}

/** A router that tells names keeps what its clients know of them. */
export function fitNames(station: Station, names: NamesPlan): void {
  const { group } = station;
  if (group.resolver) group.resolver.options = names;
  else group.resolver = new Resolver(names);
  setSessions(station, names.ttlMs);
}

/** Who does not know the name asks for it, which takes a while. */
export function emitNames(station: Station, latencyMs: Distribution, { ttlMs }: NamesPlan): void {
  const known = ttlMs > 0 ? emit('known') : -1;
  emit('wait', siteOf(idNumber(station.id), purposes.latency), compileDistribution(latencyMs));
  emit('remember');
  if (known >= 0) patch(known, 0, here());
}

/** Checks in the order of a gateway: size, identity. Routes are checked before a run: an operation without one has no program here. */
export function emitGate(station: Station, gate: GatePlan): void {
  const number = idNumber(station.id);
  if (gate.payloadBytes !== null) emit('payload', factorOf(gate.payloadBytes), 1 + failureCauses.indexOf('failed'));
  if (!gate.authenticationMs) return;
  setSessions(station, gate.knownForMs);
  const known = emit('known');
  emit('wait', siteOf(number, purposes.more), compileDistribution(gate.authenticationMs));
  emit('remember');
  patch(known, 0, here());
}
