/** Files in an object store and functions behind a gateway, over a store that is paid for by use; and what computes files, keeps instances ready, or has too little of everything. By the price book
 * the start costs $124 a month, the reference $27. */
import { buildSolutions } from '../author';
import { serverless, services, written } from './written';

const two = { AddToCart: ['cart'], ProcessOrder: ['orders'] };

/** Two of each behind a balancer: open through the patches, and dearer. */
const doubled = {
  ...services,
  components: {
    ...services.components,
    'Frontend balancer': { kind: 'load-balancer', at: [280, -160] as const },
    'Backend balancer': { kind: 'load-balancer', at: [280, 440] as const },
    Frontend: {
      ...services.components['Frontend']!,
      at: [560, -60] as const,
      values: { instances: 2, vcpus: 1, memoryMiB: 2048 },
    },
    Backend: { ...services.components['Backend']!, values: { instances: 2, vcpus: 1, memoryMiB: 2048 } },
  },
  wires: [
    'Users -> Frontend balancer',
    'Frontend balancer -> Frontend',
    'Users -> Backend balancer',
    'Backend balancer -> Backend',
    ...(services.wires ?? []).slice(2),
  ],
};

export const solutions = buildSolutions(written, {
  reference: { stage: serverless({ functions: two }), passes: true },
  alternative: { stage: serverless({ functions: { Shop: ['cart', 'orders'] } }), passes: true },
  start: { stage: written.start, passes: false },
  'wrong-two-of-each': { stage: doubled, passes: false },
  'wrong-files-computed': { stage: serverless({ functions: { ...two, Pages: ['pages'] } }), passes: false },
  'wrong-provisioned': { stage: serverless({ functions: two, values: { provisioned: 8 } }), passes: false },
  'wrong-little-memory': { stage: serverless({ functions: two, values: { memoryMiB: 128 } }), passes: false },
  'wrong-one-at-a-time': { stage: serverless({ functions: two, values: { concurrencyLimit: 1 } }), passes: false },
});
