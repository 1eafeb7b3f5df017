/** In what, and under which traffic, two kinds of one use differ. A kind that differs from another in nothing is a preset of that, and no kind. */
import type { MetricName } from './metrics';
import type { PairName } from './pairs';
import type { SituationName } from './situations';

export interface Line {
  readonly under: SituationName;
  readonly metric: MetricName;
}

const line = (under: SituationName, metric: MetricName): Line => ({ under, metric });

export const lines: Readonly<Record<PairName, Line>> = {
  'api-gateway | cdn': line('the same asked again', 'work done'),
  'api-gateway | container': line('work of forty seconds', 'requests timed out'),
  'api-gateway | function': line('work of ten seconds', 'requests that failed'),
  'api-gateway | load-balancer': line('a crash behind it', 'requests refused'),
  'api-gateway | object-store': line('files of 11 MiB sent', 'requests that failed'),
  'api-gateway | server': line('requests of 11 MiB', 'requests that failed'),
  'api-gateway | third-party': line('requests of 11 MiB', 'requests that failed'),
  'api-gateway | workflow': line('a crash under work of five seconds', 'requests reset'),
  'cdn | container': line('the same asked again', 'work done'),
  'cdn | function': line('the same asked again', 'work done'),
  'cdn | load-balancer': line('the same asked again', 'work done'),
  'cdn | object-store': line('more files than a prefix serves', 'requests throttled'),
  'cdn | server': line('the same asked again', 'work done'),
  'cdn | third-party': line('the same asked again', 'the mean response, ms'),
  'cdn | workflow': line('a crash under work of five seconds', 'requests reset'),
  'container | function': line('a crash', 'requests refused'),
  'container | load-balancer': line('a crash behind it', 'requests refused'),
  'container | object-store': line('more files than a prefix serves', 'requests throttled'),
  'container | server': line('a new version', 'requests refused'),
  'container | third-party': line('work for eight vCPUs', 'requests refused'),
  'container | workflow': line('a crash under work of five seconds', 'requests reset'),
  'event-bus | function': line('first attempts that fail', 'messages consumed'),
  'event-bus | object-store': line('a busy worker', 'receives for each message consumed'),
  'event-bus | queue': line('first attempts that fail', 'messages consumed'),
  'event-bus | schedule': line('many at once', 'messages consumed'),
  'event-bus | stream': line('many at once', 'messages consumed'),
  'event-bus | topic': line('a busy worker', 'receives for each message consumed'),
  'function | load-balancer': line('work of ten seconds', 'requests that failed'),
  'function | object-store': line('files of 11 MiB sent', 'requests that failed'),
  'function | server': line('calm', 'the longest response, ms'),
  'function | third-party': line('requests of 8 MiB', 'requests that failed'),
  'function | workflow': line('a crash under work of five seconds', 'requests reset'),
  'load-balancer | object-store': line('more files than a prefix serves', 'requests throttled'),
  'load-balancer | server': line('a crash behind it', 'requests refused'),
  'load-balancer | third-party': line('work for eight vCPUs', 'requests refused'),
  'load-balancer | workflow': line('a crash under work of five seconds', 'requests reset'),
  'object-store | queue': line('two consumers', 'messages consumed'),
  'object-store | schedule': line('many at once', 'messages consumed'),
  'object-store | server': line('more files than a prefix serves', 'requests throttled'),
  'object-store | stream': line('many at once', 'messages consumed'),
  'object-store | third-party': line('more files than a prefix serves', 'requests throttled'),
  'object-store | topic': line('more puts than a prefix takes', 'requests throttled'),
  'object-store | workflow': line('more files than a prefix serves', 'requests throttled'),
  'queue | stream': line('many at once', 'messages consumed'),
  'queue | schedule': line('many at once', 'messages consumed'),
  'queue | topic': line('two consumers', 'messages consumed'),
  'schedule | stream': line('many at once', 'messages consumed'),
  'schedule | topic': line('many at once', 'messages consumed'),
  'relational-database | warehouse': line('ten milliseconds of work', 'the mean response, ms'),
  'server | third-party': line('work for eight vCPUs', 'requests refused'),
  'server | workflow': line('a crash under work of five seconds', 'requests reset'),
  'stream | topic': line('many at once', 'messages consumed'),
  'third-party | workflow': line('work of ten seconds', 'the mean response, ms'),
};
