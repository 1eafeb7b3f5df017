/** One replication as a job that any thread can do: plain data in, plain data out. */
import { defects, type Defects } from '#engine';
import { UnknownInput, type JsonObject } from './case';
import type { Laws } from './laws';
import { takeLaws } from './run';
import { readerOf, type Span, type Value } from './system';
import { systems } from './systems';

export interface Job {
  readonly system: string;
  readonly parameters: JsonObject;
  readonly span: Span;
  readonly seed: number;
  readonly metrics: readonly string[];
  /** How the engine is spoiled, for the self-test. */
  readonly spoiled: Partial<Defects>;
}

export interface JobResult {
  readonly values: Readonly<Record<string, Value>>;
  readonly laws: Laws;
  readonly digests: readonly string[];
}

export function perform({ system: name, parameters, span, seed, metrics, spoiled }: Job): JobResult {
  const system = Object.hasOwn(systems, name) ? systems[name] : undefined;
  if (!system) throw new UnknownInput(`unknown system "${name}"`);
  const before = { ...defects };
  Object.assign(defects, spoiled);
  try {
    takeLaws();
    const outcome = system.perform({ parameters, span, seed, wants: (metric) => metrics.includes(metric) });
    const values = metrics.map((metric) => [metric, readerOf(system, metric)?.(outcome) ?? Number.NaN] as const);
    return { values: Object.fromEntries(values), ...takeLaws() };
  } finally {
    Object.assign(defects, before);
  }
}
