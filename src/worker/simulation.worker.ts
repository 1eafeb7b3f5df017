/** The simulation worker's entry: a session over the real run, clock and port; and what to expect without a run. */
import { createRun, flowBalance } from '#simulation';
import type { ExpectCommand, SimulationCommand, SimulationEvent } from './protocol';
import { Session } from './session';

const session = new Session({
  createRun,
  post: (event, transfer) => self.postMessage(event, { transfer }),
  now: () => performance.now(),
  later: (callback, ms) => {
    setTimeout(callback, ms);
  },
});

/** Computed beside the run: it reads the document that came with the question and nothing else. */
function expected({ asked, document, stage, atMs }: ExpectCommand): SimulationEvent {
  return { type: 'expected', asked, balance: flowBalance(document, stage, atMs) };
}

self.onmessage = ({ data }: MessageEvent<SimulationCommand | ExpectCommand>) => {
  if (data.type === 'expect') self.postMessage(expected(data));
  else session.handle(data);
};
