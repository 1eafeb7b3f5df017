/**
 * The page's end of the simulation worker: started at the first command, ended on demand, and started anew after silence or failure. Events of an
 * older run are dropped here, so that nobody else has to look at run numbers.
 */
import type { ExpectCommand, SimulationCommand, SimulationEvent } from './protocol';
import { SilenceWatch, silenceMs } from './silence';

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
  const silence = new SilenceWatch(() =>
    fail(`The simulation did not answer for ${silenceMs / 1000} s and was ended. Play starts it anew.`),
  );

  const fail = (text: string) => {
    end();
    options.onEvent({ type: 'fault-in-worker', run, text });
  };
  const start = (): Worker => {
    const started = (options.startWorker ?? startSimulationWorker)();
    started.onmessage = ({ data }: MessageEvent<SimulationEvent>) => {
      silence.calm();
      if (data.type === 'snapshot' && data.status === 'running') silence.watch();
      if (data.type === 'expected' || data.run === run) options.onEvent(data);
    };
    started.onerror = (event) => fail(event.message || 'The simulation worker could not be started.');
    return started;
  };
  const end = () => {
    silence.calm();
    worker?.terminate();
    worker = null;
  };

  return {
    send(command) {
      if (command.type === 'load') run += 1;
      worker ??= start();
      worker.postMessage({ ...command, run });
      silence.watch();
    },
    expect(question) {
      worker ??= start();
      worker.postMessage({ ...question, type: 'expect' } satisfies ExpectCommand);
      silence.watch();
    },
    end,
  };
}
