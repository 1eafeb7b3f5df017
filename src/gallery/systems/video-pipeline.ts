/**
 * The pipeline that makes a film playable: once all steps in one unit of workers behind one line, where the measuring of quality is a part of the encoder; then a service for each
 * step, and a workflow for streaming and one for studios. Chunks, times and rates are teaching values; files that steps hand to each other are left out.
 */
import { buildAction, buildDocument, buildStep, constant } from '#design';
import type { BuildComponent, BuildModule, BuildStage, BuildStep, BuildWire, Configuration, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { attempts, database, free, kinds, minute, second, server, usersOf, wire } from '../experiments/settings';
import { placed, published } from '../placed';

const { strike } = buildAction;
const { call, compute, lookup, parallel, parallelRepeated, write } = buildStep;

/** Seconds of CPU for a chunk of a title or of a studio's clip, and chunks of each. */
export const title = { everySeconds: 90, chunks: 12, encodeMs: 20 * second, measureMs: 3 * second } as const;
export const clip = { everySeconds: 20, chunks: 5, encodeMs: 6 * second, wantedMs: minute } as const;
export const bad = { atMs: 3 * minute, durationMs: 4 * minute, ratio: 0.12 } as const;
export const metric = { atMs: 10 * minute, titles: 30, withinMs: minute } as const;
/** On either sheet. */
export const workers = 18;

const work = (ms: number) => compute(constant(ms));
const measured = work(title.measureMs);

/** Quality is measured by whoever encodes, or by a service of its own. */
const modules = (isApart: boolean): Readonly<Record<string, BuildModule>> => {
  const measure = isApart ? [] : [measured];
  const chunks = (step: BuildStep): BuildStep => parallelRepeated([[title.chunks, [step]]]);
  const analyzed = isApart
    ? [lookup({ need: 'results', dataSet: 'complexity', onMiss: [call('encoding.sample'), call('quality.measure')] })]
    : [call('encoding.sample'), write('database', 'titles')];
  return {
    streaming: {
      operations: {
        title: [
          call('inspection.look'),
          parallel([[call('audio.encode')], [call('text.time')], [call('ladder.generate')]]),
          chunks(call('encoding.chunk')),
          ...(isApart ? [chunks(call('quality.measure'))] : []),
          call('packaging.pack'),
        ],
        'new metric': [chunks(call(isApart ? 'quality.measure' : 'encoding.chunk'))],
      },
    },
    studio: {
      operations: {
        clip: [call('inspection.look'), parallelRepeated([[clip.chunks, [call('encoding.clip')]]])],
      },
    },
    inspection: { operations: { look: [work(2 * second)] } },
    audio: { operations: { encode: [work(8 * second)] } },
    text: { operations: { time: [work(2 * second)] } },
    ladder: { operations: { generate: [work(second), call('complexity.analyze')] } },
    complexity: { operations: { analyze: [work(second), ...analyzed] } },
    encoding: {
      operations: {
        chunk: [work(title.encodeMs), ...measure, call('validation.check')],
        sample: [work(5 * second), ...measure],
        clip: [work(clip.encodeMs), call('validation.check')],
      },
    },
    validation: { operations: { check: [work(500)] } },
    packaging: { operations: { pack: [work(3 * second), ...(isApart ? [] : [write('database', 'titles')])] } },
    ...(isApart ? { quality: { operations: { measure: [measured] } } } : {}),
  };
};

const at = placed([30, 250, 620, 990, 1360, 1730]);
/** So many workers that pull from one line, each with a core of its own. */
const pool = (names: readonly string[], instances: number, values: Configuration = {}): BuildComponent =>
  server(names, { instances, vcpus: 1, workers: 1, backlog: null, sharedBacklog: true, memoryMiB: 4096, ...values });
/** Those that do little and wait for others. */
const waiting = { workers: 16 };
const workflow = (names: readonly string[]): BuildComponent => ({
  kind: 'workflow',
  modules: names,
  values: { answers: 'at-end' },
});

const users: BuildStage['components'] = {
  Titles: at(0, 0, usersOf('Titles', 'New metric')),
  Studios: at(0, 2, usersOf('Studios')),
};
/** Longer than the longest line. */
const timeoutMs = 60 * minute;
const long = (text: string): BuildWire => wire(text, { timeoutMs });
/** What failed is tried again by itself, at once. */
const again = (text: string): BuildWire => wire(text, { timeoutMs, retry: attempts(5, ['failed']) });

const steps = ['inspection', 'audio', 'text', 'ladder', 'complexity', 'encoding', 'validation', 'packaging'];

const reloaded: BuildStage = {
  note: 'One unit of workers for all steps, one line, first come, first served. The encoder measures quality: a new metric is a new encoding of everything, and clips wait behind it. A title of which one chunk failed is begun anew by whoever ordered it.',
  modules: modules(false),
  components: {
    ...users,
    Orchestration: at(1, 1, workflow(['streaming', 'studio'])),
    Workers: at(2, 1, pool(steps, workers)),
    Database: at(3, 1, database(['titles'])),
  },
  wires: [
    free('Titles -> Orchestration'),
    free('Studios -> Orchestration'),
    ...['inspection', 'audio', 'text', 'ladder', 'encoding', 'packaging'].map((name) => long(`streaming -> ${name}`)),
    ...['inspection', 'encoding'].map((name) => long(`studio -> ${name}`)),
    long('ladder -> complexity'),
    long('complexity -> encoding'),
    long('encoding -> validation'),
    ...['complexity', 'packaging'].map((name) =>
      wire(`${name}.database -> Database`, {
        timeoutMs: 10 * second,
        pool: { connections: 2, waitLimitMs: 10 * second },
      }),
    ),
  ],
};

const services: BuildStage = {
  note: 'A service for each step, with as many workers in all. A chunk that failed is encoded again, not its title; a new metric is work of the quality service alone. In the real system queues with deadlines stand between them; here each service has its own line.',
  modules: modules(true),
  components: {
    ...users,
    'Streaming workflow': at(1, 0, workflow(['streaming'])),
    'Studio workflow': at(1, 2, workflow(['studio'])),
    Inspection: at(2, 0, pool(['inspection'], 1)),
    Ladder: at(2, 1, pool(['ladder'], 1, waiting)),
    Audio: at(2, 2, pool(['audio'], 1)),
    'Timed text': at(2, 3, pool(['text'], 1)),
    Complexity: at(3, 0, pool(['complexity'], 1, waiting)),
    Encoding: at(3, 2, pool(['encoding'], 9)),
    Packaging: at(3, 3, pool(['packaging'], 1)),
    Results: at(4, 0, { kind: 'cache', values: { ttlMs: null } }),
    Quality: at(4, 1, pool(['quality'], 2)),
    Validation: at(4, 2, pool(['validation'], 1)),
  },
  wires: [
    free('Titles -> Streaming workflow'),
    free('Studios -> Studio workflow'),
    ...['inspection', 'audio', 'text', 'ladder', 'encoding', 'packaging', 'quality'].map((name) =>
      again(`streaming -> ${name}`),
    ),
    ...['inspection', 'encoding'].map((name) => again(`studio -> ${name}`)),
    again('ladder -> complexity'),
    again('complexity -> encoding'),
    again('complexity -> quality'),
    wire('complexity.results -> Results', { timeoutMs: 10 * second }),
    again('encoding -> validation'),
  ],
};

/** What failed as a whole is ordered again as a whole. */
const orders = { patienceMs: 60 * minute, userRetries: attempts(5, ['failed']) } as const;

const document: Document = buildDocument(
  {
    title: 'Video pipeline',
    classes: {
      Titles: {
        ...orders,
        arrivals: { type: 'constant', ratePerSecond: 1 / title.everySeconds, firstMs: 10 * second },
        mix: { 'streaming.title': 1 },
        keys: { type: 'uniform', items: 1_000_000 },
      },
      Studios: {
        ...orders,
        arrivals: { type: 'constant', ratePerSecond: 1 / clip.everySeconds, firstMs: 5 * second },
        mix: { 'studio.clip': 1 },
        keys: { type: 'uniform', items: 1_000_000 },
      },
      'New metric': {
        ...orders,
        arrivals: { type: 'constant', ratePerSecond: (metric.titles * second) / metric.withinMs, firstMs: metric.atMs },
        mix: { 'streaming.new metric': 1 },
        keys: { type: 'uniform', items: 1_000_000 },
        profile: [
          { atMs: 0, factor: 0, ramp: false },
          { atMs: metric.atMs, factor: 1, ramp: false },
          { atMs: metric.atMs + metric.withinMs, factor: 0, ramp: false },
        ],
        // Once in a while, and no part of a usual month.
        dailyProfile: Array.from({ length: 24 }, () => 0),
      },
    },
    scenario: { durationMs: 20 * minute, warmUpMs: minute, seed: 1 },
    timeline: {
      'One chunk in eight cannot be encoded': {
        atMs: bad.atMs,
        durationMs: bad.durationMs,
        action: strike(
          'error-rate',
          (ids) => ({ type: 'operation', operation: ids.id('operation', 'encoding.chunk') }),
          { magnitude: bad.ratio },
        ),
      },
      'Quality by a new metric': {
        atMs: metric.atMs,
        action: () => ({ type: 'note', text: 'Thirty titles within a minute are measured again' }),
      },
    },
    requirements: {
      'clips within a minute': {
        metric: 'p95',
        comparator: 'at-most',
        target: clip.wantedMs,
        owner: 'studios',
        scope: (ids) => ({ type: 'traffic-class', trafficClass: ids.id('trafficClass', 'Studios') }),
      },
      'titles made': { metric: 'availability', comparator: 'at-least', target: 0.99, owner: 'streaming' },
    },
    also: () => published,
    stages: { 'One unit': reloaded, Services: services },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'video-pipeline',
  shows: ['D8', 'S2', 'DP1'],
  shelf: 'design',
  title: document.title,
  summary: 'A new metric of quality: thirty titles encoded again, or only measured',
  tryFirst:
    'Watch the first sheet after 10:00, then the second: who does the work of the new metric, and who waits for it?',
  scale:
    'Published: hundreds of thousands of CPUs. Here: 18 workers, a title of 12 chunks every 90 seconds and a clip every 20.',
  facts: [
    {
      text: 'Until its rebuilding all modules were deployed together, two to four weeks after a merge, and quality was computed within the encoder: a new metric needed a new encoding.',
      source: 'Rebuilding Netflix video processing pipeline with microservices, Netflix TechBlog, 2024',
    },
    {
      text: 'Six services do inspection, complexity analysis, ladder generation, encoding, validation and quality; the workflow of streaming uses nearly all, that of studios two, because people wait.',
      source: 'Rebuilding Netflix video processing pipeline with microservices, Netflix TechBlog, 2024',
    },
  ],
  document,
};
