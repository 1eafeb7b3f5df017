/** Answers kept near the users, under the keys that they ask for; model.md, "CDN". */
import { effort } from '../effort';
import { choice, documented, duration, memory, onOff, recalled, time } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

const cachedWords: Readonly<Record<string, string>> = {
  files: 'files',
  safe: 'what changes nothing',
  all: 'everything',
};

export const spec: KindSpec = {
  ...plainSpec,
  id: 'cdn',
  version: 1,
  title: 'CDN',
  category: 'edge',
  summary: 'Keeps answers near the users',
  effort: effort.set,
  parameters: [
    choice({
      name: 'caches',
      label: 'Keeps',
      section: 'Answers',
      help: 'Answers of files, that is of operations without steps; of every operation that writes, sends and counts nothing, itself or by what it calls; or of all, right or wrong. The rest is passed on each time.',
      options: Object.entries(cachedWords).map(([value, label]) => ({ value, label })),
      default: 'files',
    }),
    duration({
      name: 'ttlMs',
      label: 'Time to live',
      section: 'Answers',
      help: 'Age at which an answer is forgotten. Until then users get it as it was.',
      min: 1,
      max: 31_536_000_000,
      none: 'for ever',
      default: 86_400_000,
      source: recalled('Answers that say nothing of their age are kept for a day.'),
    }),
    duration({
      name: 'staleIfErrorMs',
      label: 'Stale if error',
      section: 'Answers',
      help: 'For how long after its time to live an answer is kept for the case that no new one comes: whoever asks while the origin fails or is away gets the old one, after the origin was tried. Meanwhile it takes room.',
      min: 1,
      max: 31_536_000_000,
      none: 'never',
      default: null,
      source: documented(
        'RFC 5861, section 4: for as long as stale-if-error says, an expired answer may stand in for an error; unless it is said, none does.',
        '2010-05',
      ),
    }),
    memory({
      name: 'capacityMiB',
      label: 'Room',
      section: 'Answers',
      help: 'Room for answers, by their sizes. When it is full, the one unused for longest goes.',
      min: 0.001,
      max: 1_073_741_824,
      none: 'unlimited',
      default: null,
    }),
    onOff({
      name: 'coalescing',
      label: 'Coalescing',
      section: 'Misses',
      help: 'Users who miss the same answer wait for the first of them instead of all being passed on to the origin.',
      default: true,
    }),
    time({
      name: 'edgeMs',
      label: 'Edge latency',
      section: 'Device',
      help: 'From a nearby user to the edge and back, for hits and misses alike. What stands behind, and the way there, come on top of a miss.',
      default: { type: 'lognormal', median: 20, p99: 100 },
      source: recalled('A hit takes 20 ms to its first byte, p99 100 ms, to a nearby user.'),
    }),
  ],
  offers: [{ protocol: 'request', verbs: [] }],
  emits: ['request'],
  passesOn: true,
  routesByOperation: true,
  face: {
    beam: null,
    foot: [
      { measure: 'hitRatio', label: 'hit' },
      { measure: 'arrivalRate', label: 'in' },
      { measure: 'p99ResponseMs', label: 'p99' },
    ],
    subtitle: ({ configuration }) => {
      const { ttlMs } = configuration;
      const life = typeof ttlMs === 'number' ? `TTL ${ttlMs / 1000} s` : 'no TTL';
      return `${cachedWords[configuration['caches'] as string] ?? ''}, ${life}`;
    },
  },
  presets: [],
  standsFor: { aws: 'CloudFront', azure: 'Front Door', googleCloud: 'Cloud CDN' },
  aliases: ['cloudfront', 'edge', 'content delivery', 'akamai', 'fastly', 'cloudflare', 'static', 'proxy', 'cache'],
};
