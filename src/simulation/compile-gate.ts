/** What stands before the modules of a component: limits, shedding and the checks of a gateway. */
import type { GatePlan } from '#catalog';
import { failureCauses, idNumber, type Component, type HostPolicy } from '#design';
import {
  Admission,
  compileDistribution,
  emit,
  factorOf,
  here,
  LruMemory,
  patch,
  purposes,
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

/** Checks in the order of a gateway: size, identity. Routes are checked before a run: an operation without one has no program here. */
export function emitGate(station: Station, gate: GatePlan): void {
  const number = idNumber(station.id);
  if (gate.payloadBytes !== null) emit('payload', factorOf(gate.payloadBytes), 1 + failureCauses.indexOf('failed'));
  if (!gate.authenticationMs) return;
  const remembers = gate.knownForMs > 0;
  const { group } = station;
  group.sessions = remembers
    ? (group.sessions ??
      new LruMemory({
        entries: Number.POSITIVE_INFINITY,
        bytes: Number.POSITIVE_INFINITY,
        ttlMs: gate.knownForMs,
        renewedByUse: false,
      }))
    : null;
  const known = emit('known');
  emit('wait', siteOf(number, purposes.more), compileDistribution(gate.authenticationMs));
  emit('remember');
  patch(known, 0, here());
}
