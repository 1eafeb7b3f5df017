/** What a system of the reference cases is to the runner: a document made from parameters, runs of it, and how each metric is read from their reports. */
import type { JsonObject } from './case';

/** One number, several in order, or a ratio whose parts are summed over the replications. */
export type Value = number | readonly number[] | Ratio;

export interface Ratio {
  readonly of: number;
  readonly over: number;
}

/** Length of one replication. */
export interface Span {
  /** Client requests; null = by time. */
  readonly requests: number | null;
  /** Simulated seconds; null = by requests, or as long as the system takes. */
  readonly seconds: number | null;
  /** Share of it that is left out of statistics. */
  readonly warmUp: number;
}

/** One replication of a case. */
export interface Experiment {
  readonly parameters: JsonObject;
  readonly span: Span;
  readonly seed: number;
  /** Whether a metric is asked for: some need runs of their own. */
  readonly wants: (metric: string) => boolean;
}

/** Names that end in `_k` here end in a number in a case, which is handed over as `k`. */
export type Metrics<Outcome> = Readonly<Record<string, (outcome: Outcome, k: number) => Value>>;

export interface System<Outcome = unknown> {
  /** Names at the top of its parameters. */
  readonly parameters: readonly string[];
  readonly perform: (experiment: Experiment) => Outcome;
  readonly metrics: Metrics<Outcome>;
}

/** Keeps the outcome's type between the parts of one system, and forgets it in the table of all. */
export function system<Outcome>(parts: System<Outcome>): System {
  return parts as unknown as System;
}

/** How a metric is read: by its name, or by its name with `_k` for the number at its end. */
export function readerOf({ metrics }: System, metric: string): ((outcome: unknown) => Value) | null {
  const plain = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
  if (plain) return (outcome) => plain(outcome, 0);
  const numbered = /^(.*)_(\d+)$/.exec(metric);
  const name = `${numbered?.[1]}_k`;
  const indexed = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
  return indexed ? (outcome) => indexed(outcome, Number(numbered?.[2])) : null;
}
