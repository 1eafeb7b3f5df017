/** Older formats to the present one, a step a version. Version 0 was never published; its step keeps the mechanism alive and tested. */
import { formatVersion } from './document';

type Step = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** The step at n brings version n to n + 1. */
const steps: readonly Step[] = [
  // Version 0 had one stage, not yet in a list, and called the summary a description.
  ({ stage, description, ...rest }) => ({ ...rest, version: 1, summary: description ?? '', stages: [stage] }),
];

/** The document in the present version; null when its version is none that was. */
export function migrate(document: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  const { version } = document;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0 || version > formatVersion) return null;
  return steps.slice(version).reduce<Record<string, unknown>>((older, step) => step(older), { ...document });
}
