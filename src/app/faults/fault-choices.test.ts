import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep } from '#design';
import { faultPlaces } from './fault-choices';

const design = (modules: readonly string[]) =>
  buildDesign(
    {
      modules: {
        orders: { operations: { place: [buildStep.call('stock.reserve')] } },
        stock: { operations: { reserve: [buildStep.compute(1)] } },
      },
      components: {
        Shop: { kind: 'server', modules: ['orders', ...modules] },
        Store: { kind: 'server', modules: ['stock'] },
      },
      wires: ['orders.stock -> stock'],
    },
    declarations,
  );

const places = (modules: readonly string[]) =>
  faultPlaces({ stage: design(modules).stages[0]!, kindOf: (id) => declarations.get(id) }).map(({ label }) => label);

describe('what can be struck', () => {
  it('is a wire over which messages go', () => {
    expect(places([])).toEqual(['Shop', 'Store', 'wire orders → stock']);
  });

  it('is no wire within a process, where nothing crosses a network', () => {
    expect(places(['stock'])).toEqual(['Shop', 'Store']);
  });
});
