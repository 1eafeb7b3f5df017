/** What a function does not take in: beyond the instances that it may have at once, and beyond the pace at which it may start them. */
import { buildDocument, buildStep, constant, type BuildStage, type Configuration, type Document } from '#design';
import type { GalleryEntry } from '../entry';
import { at, availability, free, functionOf, kinds, minute, rush, second, usersOf } from './parts';

const warm = { environmentMs: constant(0) };

const called = (workMs: number, values: Configuration, note: string): BuildStage => ({
  note,
  modules: { service: { operations: { answer: [buildStep.pause(constant(workMs))] } } },
  components: {
    Callers: at(0, 0, usersOf('Callers')),
    Function: at(1, 0, functionOf(['service'], { ...warm, ...values })),
  },
  wires: [free('Callers -> Function')],
});

const callers = { mix: { 'service.answer': 1 }, patienceMs: 3 * second, userRetries: null };
export const rushes = { atMs: minute, durationMs: minute } as const;

export const atTheLimit = { ratePerSecond: 80, factor: 2.5, workMs: 500, limit: 60 } as const;

const limited: Document = buildDocument(
  {
    title: 'Throttled at the limit',
    classes: { Callers: { ...callers, ratePerSecond: atTheLimit.ratePerSecond } },
    scenario: { durationMs: 3 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: rush('Callers', atTheLimit.factor, rushes),
    requirements: availability(0.999),
    stages: {
      [`Limit of ${atTheLimit.limit}`]: called(
        atTheLimit.workMs,
        { concurrencyLimit: atTheLimit.limit },
        'The function may have so many instances in use at once. Beyond them a call is throttled at once.',
      ),
      'Limit of 150': called(atTheLimit.workMs, { concurrencyLimit: 150 }, 'Half again of what the rush wants.'),
    },
  },
  kinds,
);

export const concurrencyLimit: GalleryEntry = {
  id: 'concurrency-limit',
  shows: [],
  shelf: 'failure',
  title: limited.title,
  summary: 'A rush wants more instances than may be in use',
  tryFirst: 'Watch the errors from 1:00 on: rate times duration is what the function wants at once.',
  scale: null,
  facts: [
    {
      text: 'An account may have 1,000 instances in use in a region until it asks for more.',
      source: 'AWS Lambda developer guide: quotas',
    },
  ],
  document: limited,
};

export const tooSteep = { ratePerSecond: 10, factor: 30, workMs: second, burst: 100, perSecond: 10 } as const;
const starts = { burstInstances: tooSteep.burst, burstPerSecond: tooSteep.perSecond };

const steep: Document = buildDocument(
  {
    title: 'Faster than functions start',
    classes: {
      Callers: { ...callers, arrivals: { type: 'constant', ratePerSecond: tooSteep.ratePerSecond, firstMs: 0 } },
    },
    scenario: { durationMs: 3 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: rush('Callers', tooSteep.factor, rushes),
    requirements: availability(0.999),
    stages: {
      'Started as they are needed': called(
        tooSteep.workMs,
        starts,
        'A hundred instances may start at once, and ten more every second.',
      ),
      'Kept ready': called(
        tooSteep.workMs,
        { ...starts, provisioned: tooSteep.ratePerSecond * tooSteep.factor },
        'As many as the rush wants stand ready, and are paid for all month.',
      ),
    },
  },
  kinds,
);

export const burstRate: GalleryEntry = {
  id: 'burst-rate',
  shows: [],
  shelf: 'failure',
  title: steep.title,
  summary: 'No limit is reached, only the pace of starting',
  tryFirst: 'Watch the errors shrink from 1:00 on as instances come, then compare both sheets with their bills.',
  scale: null,
  facts: [
    {
      text: 'A function may start 1,000 instances more every ten seconds.',
      source: 'AWS Lambda developer guide: scaling behavior',
    },
  ],
  document: steep,
};
