/**
 * A website of pages that are the same for everybody: rendered for each who asks, as files in an object store, and as files that a CDN keeps near the users. A link on a front page
 * brings twenty times the visitors; after that the origin is away. Times and rates are teaching values.
 */
import { buildAction, buildDocument, constant, buildStep } from '#design';
import type { BuildComponent, BuildModule, BuildStage, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { balancer, database, free, kinds, minute, second, server, usersOf, wire } from '../experiments/settings';

const { on, strike, traffic } = buildAction;
const { compute, read } = buildStep;

/** Files a second in quiet times, and how many there are: a few that everybody asks for, and a long tail. */
export const load = { ratePerSecond: 5, files: 300, exponent: 1.2 } as const;
export const frontPage = { atMs: minute, durationMs: minute, factor: 20 } as const;
/** From then on to the end of what is simulated; in truth it was 4 h 17 min. */
export const away = { atMs: 4 * minute, durationMs: 4 * minute } as const;
const day = 24 * 60 * minute;
/** Time for which a file is good: for most sites, and for one that seldom asks. */
export const ttlMs = { short: minute, long: day } as const;
const fileBytes = constant(40_000);

const rendered: Readonly<Record<string, BuildModule>> = {
  site: { operations: { page: [compute(40), read('database', 'articles')] } },
};
/** Operations without steps are files. */
const files: Readonly<Record<string, BuildModule>> = { site: { operations: { page: [] } } };

const columns = [30, 280, 600, 990];
const at = (column: number, row: number, component: BuildComponent): BuildComponent => ({
  ...component,
  at: [columns[column] ?? 0, 80 + 190 * row],
});
const visitors = { Visitors: at(0, 0, usersOf('Visitors')) };

const timeoutMs = 5 * second;

const renderedStage: BuildStage = {
  note: 'A monolith renders each page anew: 40 ms of CPU and a read for what is the same for everybody. At twenty times the visitors its vCPUs are full.',
  modules: rendered,
  components: {
    ...visitors,
    Balancer: at(1, 0, balancer('least-outstanding')),
    Site: at(2, 0, server(['site'])),
    Database: at(3, 0, database(['articles'])),
  },
  wires: [
    free('Visitors -> Balancer'),
    free('Balancer -> Site', { timeoutMs }),
    wire('site.database -> Database', { timeoutMs, pool: { connections: 20, waitLimitMs: null } }),
  ],
};

const bucket: BuildComponent = { kind: 'object-store', modules: ['site'], values: { firstByteMs: constant(30) } };

const storeStage: BuildStage = {
  note: 'The pages are files in a bucket. Nothing is computed, and twenty times the visitors are a larger bill. When the bucket is away, so is the site.',
  modules: files,
  components: { ...visitors, Files: at(2, 0, bucket) },
  wires: [free('Visitors -> Files', { timeoutMs })],
};

interface Kept {
  readonly ttlMs: number;
  readonly staleIfErrorMs: number | null;
}

const cdnStage = (kept: Kept, note: string): BuildStage => ({
  note,
  modules: files,
  components: {
    ...visitors,
    CDN: at(1, 0, {
      kind: 'cdn',
      values: { ...kept, capacityMiB: 1024, coalescing: true, edgeMs: constant(20) },
    }),
    Files: at(2, 0, bucket),
  },
  wires: [free('Visitors -> CDN'), free('CDN -> Files', { timeoutMs })],
});

const document: Document = buildDocument(
  {
    title: 'Static website',
    classes: {
      Visitors: {
        ratePerSecond: load.ratePerSecond,
        mix: { 'site.page': { responseBytes: fileBytes } },
        keys: { type: 'zipf', items: load.files, exponent: load.exponent, hotShares: [] },
        patienceMs: timeoutMs,
        userRetries: null,
      },
    },
    scenario: { durationMs: away.atMs + away.durationMs, warmUpMs: 20 * second, seed: 1 },
    timeline: {
      'A link on a front page': {
        atMs: frontPage.atMs,
        durationMs: frontPage.durationMs,
        action: traffic('Visitors', frontPage.factor),
      },
      'The origin is away: the monolith': { ...away, action: strike('outage', on.component('Site')) },
      'The origin is away: the bucket': { ...away, action: strike('outage', on.component('Files')) },
    },
    requirements: {
      availability: { metric: 'availability', comparator: 'at-least', target: 0.95, owner: 'readers' },
      p95: { metric: 'p95', comparator: 'at-most', target: 500, owner: 'readers' },
    },
    stages: {
      Rendered: renderedStage,
      'Object store': storeStage,
      CDN: cdnStage(
        { ttlMs: ttlMs.short, staleIfErrorMs: null },
        'A CDN keeps each file for a minute. The origin gets a small part of what is asked; when it is away, the site is gone a minute later.',
      ),
      'CDN, stale if error': cdnStage(
        { ttlMs: ttlMs.short, staleIfErrorMs: day },
        'The same, and a file that has expired is kept for another day for the case that no new one comes: when the origin is away, only files are missing that nobody asked for before. A broken file is gone a minute after it was mended.',
      ),
      'CDN, files kept for a day': cdnStage(
        { ttlMs: ttlMs.long, staleIfErrorMs: null },
        'A time to live of a day instead. The origin is asked for each file once, and its absence is not noticed either; but a broken file stays for a day too: the time to live decides how soon a release is out, and how soon it is taken back.',
      ),
    },
    also: () => ({
      notes: 'Times, sizes and rates are teaching values. Four minutes stand for the 4 h 17 min of an outage.',
    }),
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'static-website',
  shows: ['SU4'],
  shelf: 'design',
  title: document.title,
  summary: 'Files that nobody computes, a front page, and an origin that is away',
  tryFirst:
    'Run each sheet to its end and compare the errors after 4:00, when the origin is away. On the sheet with stale answers set Stale if error at the CDN to 2 min: when do they come? Then to never, with a time to live of a day: for how long would a broken file stay?',
  scale:
    'Meant: 200 pages of 15 files a second. Here: 5 files a second out of 300, a six hundredth, and 100 after a link on a front page; four minutes without an origin stand for 4 h 17 min.',
  facts: [
    {
      text: 'On 28 February 2017 a command with a mistyped number took too many servers of S3 in Northern Virginia away; two subsystems had to start anew, from 9:37 to 13:54. The status page could not tell, since it stood on S3 itself.',
      source: 'Summary of the Amazon S3 service disruption in the Northern Virginia region, 2017',
    },
    {
      text: 'An object store takes at least 5,500 gets a second under each prefix.',
      source: 'Amazon S3 user guide, optimizing performance',
    },
  ],
  document,
};
