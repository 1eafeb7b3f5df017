/** Files of the project, from wherever the bundle stands. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bundle is written to `dist-cli/<name>/cli.js`. */
export const corePath = (file: string): string =>
  path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', file);
