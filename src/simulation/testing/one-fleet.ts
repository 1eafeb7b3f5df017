/** Devices -> Gate, a server that holds their connections, and asks nobody. */
import { declarations } from '#catalog';
import { buildDesign, buildStep, type BuildStep, type Configuration, type Document, type Wire } from '#design';
import { bare } from './bare';

type Design = Parameters<typeof buildDesign>[0];

export interface OneFleet {
  /** Parameters of the devices. */
  readonly values?: Configuration;
  readonly gate?: Configuration;
  readonly wire?: Partial<Omit<Wire, 'policy'>> & { readonly policy?: Partial<Wire['policy']> };
  readonly senders?: number;
  readonly periodMs?: number;
  /** What each report takes, and what is asked at each connect; without it, nothing is. */
  readonly report?: readonly BuildStep[];
  readonly hello?: readonly BuildStep[];
  readonly patienceMs?: number | null;
  readonly timeline?: Design['timeline'];
  readonly seconds?: number;
  readonly kind?: string;
}

export function oneFleet(given: OneFleet): Document {
  const { report = [buildStep.pause(1)], hello, senders = 20, periodMs = 1000, seconds = 40 } = given;
  const { patienceMs = null } = given;
  return buildDesign(
    {
      classes: {
        Reports: {
          arrivals: { type: 'periodic', senders, periodMs, jitterMs: 0 },
          mix: { 'gate.report': 1 },
          patienceMs,
        },
        ...(hello && { Hellos: { arrivals: { type: 'connects' }, mix: { 'gate.hello': 1 }, patienceMs } }),
      },
      scenario: { durationMs: seconds * 1000, warmUpMs: 0 },
      modules: { gate: { operations: { report, ...(hello && { hello }) } } },
      components: {
        Devices: {
          kind: given.kind ?? 'devices',
          classes: ['Reports', ...(hello ? ['Hellos'] : [])],
          ...(given.values && { values: given.values }),
        },
        Gate: { kind: 'server', modules: ['gate'], values: { instances: 1, workers: null, ...given.gate } },
      },
      wires: [{ wire: 'Devices -> Gate', ...bare, latencyMs: 10, style: 'websocket', ...given.wire }],
      ...(given.timeline && { timeline: given.timeline }),
    },
    declarations,
  );
}
