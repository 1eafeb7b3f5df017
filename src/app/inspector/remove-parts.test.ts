import { expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign } from '#design';
import { removalWords } from './remove-parts';

const document = buildDesign(
  {
    components: { Shop: { kind: 'server' }, Store: { kind: 'relational-database' } },
    timeline: Object.fromEntries(
      ['gone', 'gone again'].map((name, at) => [
        name,
        {
          atMs: 1000 * at,
          action: (names) => ({
            type: 'fault',
            fault: {
              fault: 'outage',
              target: { type: 'component', component: names.id('component', 'Store') },
              magnitude: null,
              recurrence: null,
            },
          }),
        },
      ]),
    ),
  },
  declarations,
);

it('tells of the planned events that go along', () => {
  const stage = document.stages[0]!;
  const [shop, store] = stage.components.map(({ id }) => id);
  const words = (id: string, what: string) => removalWords(document, { stage: stage.id, ids: [id] }, what);
  expect(words(store!, 'Store')).toBe('Delete Store, and 2 planned events');
  expect(words(shop!, 'Shop')).toBe('Delete Shop');
});
