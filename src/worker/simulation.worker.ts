/** The simulation worker's entry: a session over the real run, clock and port. */
import { createRun } from '#simulation';
import type { SimulationCommand } from './protocol';
import { Session } from './session';

const session = new Session({
  createRun,
  post: (event, transfer) => self.postMessage(event, { transfer }),
  now: () => performance.now(),
  later: (callback, ms) => {
    setTimeout(callback, ms);
  },
});

self.onmessage = ({ data }: MessageEvent<SimulationCommand>) => {
  session.handle(data);
};
