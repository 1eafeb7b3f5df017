/** Users -> a global router -> a server in the east and one in the west; nothing takes time but what a test says. */
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Configuration, type Document, type TrafficClass } from '#design';
import { bare } from './bare';

type Design = Parameters<typeof buildDesign>[0];

export interface TwoRegions {
  readonly values?: Configuration;
  readonly ratePerSecond?: number;
  readonly seconds?: number;
  readonly trafficClass?: Partial<Omit<TrafficClass, 'id' | 'name' | 'mix' | 'followUps'>>;
  /** Of the wires to both. */
  readonly weights?: readonly [number | null, number | null];
  readonly latenciesMs?: readonly [number, number];
  readonly timeline?: Design['timeline'];
}

export function twoRegions(given: TwoRegions): Document {
  const { weights = [2, 1], latenciesMs = [0, 0], seconds = 60, ratePerSecond = 20 } = given;
  const region = {
    kind: 'server',
    modules: ['web'],
    values: { workers: null, backlog: null, vcpus: null, instances: 1 },
  };
  const wire = (name: string, at: 0 | 1) => ({
    ...bare,
    wire: `Names -> ${name}`,
    weight: weights[at],
    latencyMs: latenciesMs[at],
  });
  return buildDesign(
    {
      classes: {
        Users: {
          arrivals: { type: 'constant', ratePerSecond, firstMs: 0 },
          mix: { 'web.page': 1 },
          patienceMs: null,
          clients: { type: 'uniform', items: 50 },
          ...given.trafficClass,
        },
      },
      scenario: { durationMs: seconds * 1000 - 1, warmUpMs: 0 },
      modules: { web: { operations: { page: [buildStep.pause(1)] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Names: { kind: 'dns', values: { lookupMs: constant(0), ...given.values } },
        East: region,
        West: region,
      },
      wires: [{ wire: 'Users -> Names', ...bare }, wire('East', 0), wire('West', 1)],
      ...(given.timeline && { timeline: given.timeline }),
    },
    declarations,
  );
}
