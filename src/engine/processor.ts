/** Processor sharing, which the kernel does: all computations of a processor advance at the same rate. */
import { kernel } from './kernel';

export interface ProcessorOptions {
  /** Above 0; Infinity = every computation has one of its own. */
  readonly vcpus: number;
  readonly speed: number;
  /** Universal scalability law (Gunther): n together run at n / (1 + sigma (n - 1) + kappa n (n - 1)) times one. */
  readonly sigma: number;
  readonly kappa: number;
}

/**
 * `computing`: computations in progress. `busyVcpuMs`: integral of the vCPUs in use up to now. `startComputing`: begins so many ms of a reference vCPU for a
 * frame, which is resumed when they are done. `stopComputing`: takes a frame's computation away; the work that was left of it. `frameAt`, `workLeftAt`: the frame
 * of each computation in progress, and what is left of it, ms of a reference vCPU.
 */
export const {
  busyVcpuMs,
  computing,
  finishNext,
  frameAt,
  startComputing,
  stopComputing,
  throttleProcessor,
  workLeftAt,
} = kernel;

/** A processor whose events come to a clock. */
export function createProcessor(clock: number, options: ProcessorOptions): number {
  const row = kernel.createProcessor(clock);
  configureProcessor(row, options);
  return row;
}

/** New numbers act on work in progress. */
export function configureProcessor(row: number, { vcpus, speed, sigma, kappa }: ProcessorOptions): void {
  kernel.configureProcessor(row, vcpus, speed, sigma, kappa);
}

/** What is left of each computation in progress, ms of a reference vCPU. */
export function remainingWork(row: number, tell: (frame: number, work: number) => void): void {
  for (let at = 0; at < computing(row); at++) tell(frameAt(row, at), workLeftAt(row, at));
}
