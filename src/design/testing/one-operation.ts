/** The smallest design that computes: a server with a module of one operation. */
import { buildDesign } from '../build';
import * as step from '../build-steps';
import type { Kinds } from '../kind-declaration';

export function oneOperation(kinds: Kinds) {
  const bare = buildDesign(
    {
      modules: { shop: { operations: { buy: [step.compute(1)] } } },
      components: { Server: { kind: 'server', modules: ['shop'] } },
    },
    kinds,
  );
  const [stage] = bare.stages;
  const [shop] = stage!.modules;
  const [buy] = shop!.operations;
  return { bare, stage, shop, buy };
}
