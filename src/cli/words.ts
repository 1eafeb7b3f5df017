/** The words of a command: options and what stands between them. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What was asked for cannot be done, and why; the command ends with 2. */
export class BadInput extends Error {}

/** Throws `BadInput` on an option that the command does not have. */
export function parseWords<const Options extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options });
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : String(error));
  }
}
