/** An untrusted value against a schema: what it is, or the reasons why not, each with the path of the field. Bounded before anything is walked. */
import type { ZodMiniType } from 'zod/mini';
import type { Problem, Result } from './problem';

/** Nesting at most: steps within steps use three levels each. */
const maxDepth = 48;
const problemsShown = 20;

/** A reason for which a file or a link is not read; `path` names the field. */
export const refusedField = (title: string, text: string, path: string | null = null): Problem => ({
  severity: 'error',
  title,
  text,
  place: { type: 'document' },
  path,
  fixes: [],
});

export function readShape<Value>(schema: unknown, value: unknown): Result<Value, Problem> {
  const shaped = (schema as ZodMiniType<Value>).safeParse(value);
  if (shaped.success) return { ok: true, value: shaped.data };
  const problems = shaped.error.issues
    .slice(0, problemsShown)
    .map((issue) => refusedField('Wrong structure', `${reasonOf(issue)}.`, pathText(issue.path) || null));
  return { ok: false, problems };
}

/** Whoever has not written something yet is told so, and not of characters. */
const reasonOf = (issue: {
  readonly code?: string;
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly message: string;
}) =>
  issue.code === 'too_small' && issue.minimum === 1 && issue.origin !== 'number'
    ? 'Nothing is there yet'
    : issue.message;

/** `stages[0].wires[2].latencyMs`. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is nested deeper than any file may be; walks with a list of its own, so depth cannot exhaust the stack. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let at = 0; at <= maxDepth; at += 1) {
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each as Record<string, unknown>) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
