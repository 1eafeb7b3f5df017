/** Connections that callers keep to stores, looked after once a second. */
import { machine } from './state';
import { forgetWays } from './ways';

/** Every pool that lacks connections gets what its store has left; what changed is known before the next event. */
export function openPools(): void {
  if (machine.world.openPools()) forgetWays();
}
