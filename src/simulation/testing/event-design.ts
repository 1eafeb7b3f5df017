/** Users -> Front -> a function that Front sends events to and does not wait for; nothing takes time but what a test says. */
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type BuildStep, type Configuration, type Document } from '#design';
import type { MessageSeen } from '../observer';
import { plainFunction } from './one-function';
import { runDesign, type RunOptions } from './run-design';
import { bare, roomy } from './bare';

type Design = Parameters<typeof buildDesign>[0];

export interface EventDesign {
  /** Instants at which events are sent, ms; else a Poisson rate. */
  readonly instants?: readonly number[];
  readonly ratePerSecond?: number;
  readonly values?: Configuration;
  readonly steps?: readonly BuildStep[];
  readonly messageBytes?: number;
  readonly durationMs?: number;
  readonly timeline?: Design['timeline'];
}

export function eventDesign(given: EventDesign): Document {
  const { instants = [0], ratePerSecond, steps = [buildStep.pause(100)], messageBytes = 1024 } = given;
  const trace = instants.map((atMs) => ({ atMs, operation: null, key: null, bytes: null }));
  return buildDesign(
    {
      classes: {
        Users: {
          mix: { 'front.send': 1 },
          patienceMs: null,
          ...(ratePerSecond === undefined ? { arrivals: { type: 'trace', instants: trace } } : { ratePerSecond }),
        },
      },
      scenario: { durationMs: given.durationMs ?? 1_000_000, warmUpMs: 0 },
      modules: {
        front: {
          operations: {
            send: [buildStep.send({ need: 'worker', protocol: 'event' }, { messageBytes: constant(messageBytes) })],
          },
        },
        worker: { operations: { work: steps } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Front: { kind: 'server', modules: ['front'], values: roomy },
        Function: {
          kind: 'function',
          modules: ['worker'],
          values: { ...plainFunction, eventAcceptMs: constant(0), ...given.values },
        },
      },
      wires: [
        { wire: 'Users -> Front', ...bare },
        { wire: 'front.worker -> worker', ...bare },
      ],
      timeline: given.timeline ?? {},
    },
    declarations,
  );
}

/** Runs it; the ledgers are held after each event. */
export function runEvents(given: EventDesign, options: RunOptions = {}) {
  const ends: MessageSeen[] = [];
  const report = runDesign(eventDesign(given), {
    slice: 1,
    ...options,
    observer: { ...options.observer, messageEnded: (message) => ends.push(message) },
  });
  const host = report.components.find(({ onDemand }) => onDemand !== null)!;
  return { report, ends, host, queue: host.messages!.subscriptions[0]!, users: report.flows[0]! };
}
