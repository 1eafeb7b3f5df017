import { buildAction } from '#design';
import type { Distribution } from '#design';
import type { Design } from './run';

const { on, strike } = buildAction;

/** Each instance of a component crashes and comes back by itself. */
export function crashes(
  component: string,
  upMs: Distribution,
  downMs: Distribution,
): NonNullable<Design['timeline']>[string] {
  return {
    atMs: 0,
    action: strike('crash', on.component(component), { recurrence: { upMs, downMs } }),
  };
}
