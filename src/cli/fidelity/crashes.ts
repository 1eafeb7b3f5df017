import type { Distribution } from '#design';
import type { Design } from './run';

/** Each instance of a component crashes and comes back by itself. */
export function crashes(
  component: string,
  upMs: Distribution,
  downMs: Distribution,
): NonNullable<Design['timeline']>[string] {
  return {
    atMs: 0,
    action: (names) => ({
      type: 'fault',
      fault: {
        fault: 'crash',
        target: { type: 'component', component: names.id('component', component) },
        magnitude: null,
        recurrence: { upMs, downMs },
      },
    }),
  };
}
