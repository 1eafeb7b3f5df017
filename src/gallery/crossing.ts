/**
 * One service for the same users on two containers behind a balancer, and as a function behind a gateway: a request is 30 ms of CPU and 70 ms of waiting. What both
 * cost at which rate is the question; nothing else that could be billed is in the way.
 */
import { declarations } from '#catalog';
import { buildDocument, buildStep, constant, type BuildWire, type Document } from '#design';

const bare = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };
const wire = (text: string): BuildWire => ({ wire: text, ...bare });
const modules = {
  service: { operations: { answer: [buildStep.compute(constant(30)), buildStep.pause(constant(70))] } },
};
const users = { kind: 'users', classes: ['Users'] } as const;

/** A rate that is the same at every hour; prices replace those of the book. */
export function crossing(ratePerSecond: number, prices: Document['assumptions']['prices'] = {}): Document {
  const built = buildDocument(
    {
      title: 'Containers or a function',
      classes: {
        Users: {
          arrivals: { type: 'constant', ratePerSecond, firstMs: 0 },
          mix: { 'service.answer': { requestBytes: constant(0), responseBytes: constant(0) } },
          patienceMs: null,
        },
      },
      scenario: { durationMs: 60_000, warmUpMs: 10_000 },
      stages: {
        Containers: {
          modules,
          components: {
            Users: users,
            Balancer: { kind: 'load-balancer' },
            Containers: {
              kind: 'container',
              modules: ['service'],
              values: { instances: 2, vcpus: 1, memoryMiB: 2_048 },
            },
          },
          wires: [wire('Users -> Balancer'), wire('Balancer -> Containers')],
        },
        Function: {
          modules,
          components: {
            Users: users,
            Gateway: { kind: 'api-gateway', values: { edition: 'lean' } },
            Function: {
              kind: 'function',
              modules: ['service'],
              // 100 ms of 512 MiB are billed, whatever of a vCPU comes with them.
              values: { memoryMiB: 512, mibPerVcpu: 512, environmentMs: constant(0), packageMiB: 0 },
            },
          },
          wires: [wire('Users -> Gateway'), wire('Gateway -> Function')],
        },
      },
    },
    declarations,
  );
  return { ...built, assumptions: { ...built.assumptions, prices } };
}
