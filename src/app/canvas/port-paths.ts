/** The shapes of ports, on a grid of 14. None is a diamond: that is the mark of an error. */
import type { Protocol } from '#design';

export const portPaths: Readonly<Record<Protocol, string>> = {
  request: 'M2 7a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  sql: 'M2.5 2.5h9v9h-9z',
  'key-value': 'M4.5 2.5h5L12 7l-2.5 4.5h-5L2 7z',
  cache: 'M5 2h1.5a5 5 0 0 1 0 10H5z',
  object: 'M2.5 3h9l-1.5 8.5h-6z',
  search: 'M7 2l5 3.8-1.9 5.7H3.9L2 5.8z',
  queue: 'M4 4h6a3 3 0 0 1 0 6H4a3 3 0 0 1 0-6z',
  topic: 'M3 2.5l8.5 4.5L3 11.5z',
  stream: 'M4.5 2.5H12l-2.5 9H2z',
  event: 'M2.5 2.5h4L11.5 7l-5 4.5h-4L7 7z',
};
