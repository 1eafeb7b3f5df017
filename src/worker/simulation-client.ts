/**
 * The page's end of the simulation worker: started at the first command, ended on demand, and started anew after silence or failure. Events of an
 * older run are dropped here, so that nobody else has to look at run numbers.
 */
import type { ExpectCommand, SimulationCommand, SimulationEvent } from './protocol';

/** A worker that was asked something and says nothing for this long is taken for dead, ms. */
const silenceMs = 20_000;

type WithoutRun<Message> = Message extends unknown ? Omit<Message, 'run'> : never;
export type SimulationRequest = WithoutRun<SimulationCommand>;

export interface SimulationClient {
  /** Sends a command for the present run; `load` begins a new run number. */
  send(command: SimulationRequest): void;
  /** Asks what to expect of a stage. The answer comes whatever becomes of the run meanwhile. */
  expect(question: Omit<ExpectCommand, 'type'>): void;
  /** Ends the worker and forgets the run. */
  end(): void;
}

export interface SimulationClientOptions {
  readonly onEvent: (event: SimulationEvent) => void;
  /** Only for tests: makes the worker. */
  readonly startWorker?: () => Worker;
}

function startSimulationWorker(): Worker {
  return new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
}

export function createSimulationClient(options: SimulationClientOptions): SimulationClient {
  let worker: Worker | null = null;
  let run = 0;
  let watchdog: ReturnType<typeof setTimeout> | null = null;

  const calm = () => {
    if (watchdog !== null) clearTimeout(watchdog);
    watchdog = null;
  };
  const fail = (text: string) => {
    end();
    options.onEvent({ type: 'fault-in-worker', run, text });
  };
  const watch = () => {
    // In two halves: after a sleep of the machine the first ends at once, and a worker that is well speaks before the second does.
    watchdog ??= setTimeout(() => {
      watchdog = setTimeout(
        () => fail(`The simulation did not answer for ${silenceMs / 1000} s and was ended. Play starts it anew.`),
        silenceMs / 2,
      );
    }, silenceMs / 2);
  };
  const start = (): Worker => {
    const started = (options.startWorker ?? startSimulationWorker)();
    started.onmessage = ({ data }: MessageEvent<SimulationEvent>) => {
      calm();
      if (data.type === 'snapshot' && data.status === 'running') watch();
      if (data.type === 'expected' || data.run === run) options.onEvent(data);
    };
    started.onerror = (event) => fail(event.message || 'The simulation worker could not be started.');
    return started;
  };
  const end = () => {
    calm();
    worker?.terminate();
    worker = null;
  };

  return {
    send(command) {
      if (command.type === 'load') run += 1;
      worker ??= start();
      worker.postMessage({ ...command, run });
      watch();
    },
    expect(question) {
      worker ??= start();
      worker.postMessage({ ...question, type: 'expect' } satisfies ExpectCommand);
      watch();
    },
    end,
  };
}
