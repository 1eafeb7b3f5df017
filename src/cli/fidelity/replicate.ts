/** A case as replications: how long each is, what is asked of it, and what came out. */
import { hash, type Defects } from '#engine';
import type { Case, Expectation, Json, RunLength } from './case';
import { UnknownInput } from './case';
import type { Crew } from './crew';
import type { Job, JobResult } from './job';
import { judge, tooShort, type Verdict } from './judge';
import { noLaws, worstLaws, type Laws } from './laws';
import { missingNeeds } from './needs';
import { readerOf, type Span, type System } from './system';
import { systems } from './systems';

/** Seed from which those of all replications are made. */
const baseSeed = 20_260_101;

export interface Options {
  /** Replications; null = as many as the case says. */
  readonly seeds: number | null;
  /** Share of the case's length, above 0 to 1; tolerances widen by the square root of its inverse. */
  readonly share: number;
  readonly spoiled: Partial<Defects>;
  /** Most that a case is lengthened by while it scatters too much to tell; 1 = never. */
  readonly longest?: number;
}

export interface Row {
  readonly metric: string;
  readonly unit: string;
  readonly expected: Expectation['value'];
  readonly basis: string;
  readonly verdict: Verdict;
}

export interface CaseResult {
  readonly id: string;
  readonly family: string;
  /** Capabilities that it needs and that are not built: it was not run. */
  readonly missing: readonly string[];
  /** Why it could not be run; null = it was. */
  readonly error: string | null;
  readonly rows: readonly Row[];
  readonly laws: Laws;
  /** How many times as long as asked it was run, because a standard error was more than half of its tolerance. */
  readonly lengthened: number;
  readonly seconds: number;
}

/** Replications of a case under `--seeds`. */
function replicationsOf(run: RunLength, seeds: number | null): number {
  const own = run.replications ?? 1;
  return run.fixed_replications || seeds === null ? own : seeds;
}

function spanOf(run: RunLength, replications: number, share: number): Span {
  const each = run.simulated_time_each ?? null;
  const total = run.simulated_time_total ?? null;
  const seconds = each ?? (total === null ? null : (total * share) / replications);
  const requests = run.requests_total === undefined ? null : (run.requests_total * share) / replications;
  return { requests: requests === null ? null : Math.ceil(requests), seconds, warmUp: run.warmup_fraction ?? 0 };
}

/** The system of a case, or why there is none. Everything unknown is found before anything is run. */
export function systemOf({ system: name, parameters, expected }: Case): System {
  const system = Object.hasOwn(systems, name) ? systems[name] : undefined;
  if (!system) throw new UnknownInput(`unknown system "${name}"`);
  for (const parameter of Object.keys(parameters))
    if (!system.parameters.includes(parameter)) throw new UnknownInput(`unknown parameter "${parameter}" of ${name}`);
  for (const parameter of system.parameters)
    if (!(parameter in parameters)) throw new UnknownInput(`parameter "${parameter}" of ${name} is missing`);
  for (const { metric } of expected)
    if (!readerOf(system, metric)) throw new UnknownInput(`unknown metric "${metric}" of ${name}`);
  return system;
}

/** The value of a parameter by its path. */
function parameterAt(parameters: Json, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>(
      (value, name) =>
        typeof value === 'object' && value !== null ? (value as Record<string, Json>)[name] : undefined,
      parameters,
    );
}

function applies({ when = {} }: Expectation, parameters: Json): boolean {
  return Object.entries(when).every(([path, value]) => parameterAt(parameters, path) === value);
}

/** Jobs of a case, one a replication. Replication r of a seed runs with hash(seed, r). */
export function jobsOf(each: Case, options: Options): readonly Job[] {
  const { system, parameters, expected, run } = each;
  const count = replicationsOf(run, options.seeds);
  const metrics = [...new Set(expected.filter((one) => applies(one, parameters)).map(({ metric }) => metric))];
  const span = spanOf(run, count, run.fixed_replications ? 1 : options.share);
  return Array.from({ length: count }, (_, replication) => ({
    system,
    parameters,
    span,
    seed: hash(baseSeed, replication),
    metrics,
    spoiled: options.spoiled,
  }));
}

const notApplicable: Verdict = { status: 'not-applicable', mean: Number.NaN, error: 0, limit: 0, reason: '' };

function rowsOf(each: Case, results: readonly JobResult[], options: Options): readonly Row[] {
  const { run, parameters } = each;
  const isShorter = run.requests_total !== undefined || run.simulated_time_total !== undefined;
  const widening = isShorter && !run.fixed_replications ? Math.sqrt(1 / options.share) : 1;
  return each.expected.map((expected) => {
    const { metric, unit, value, basis } = expected;
    const values = results.map((result) => result.values[metric] ?? Number.NaN);
    const verdict = applies(expected, parameters) ? judge(expected, values, { run, widening }) : notApplicable;
    return { metric, unit, expected: value, basis, verdict };
  });
}

const usualLongest = 8;

const canBeLonger = ({
  fixed_replications: isFixed,
  requests_total: requests,
  simulated_time_total: time,
}: RunLength) => !isFixed && (requests !== undefined || time !== undefined);

/**
 * Runs a case, and again twice as long while it is too short to tell: few replications estimate their standard error badly, so a length that is
 * enough on average is now and then not. Tolerances stay those of the length that was asked for.
 */
async function measure(each: Case, crew: Crew, options: Options) {
  const { longest = usualLongest } = options;
  for (let lengthened = 1; ; lengthened *= 2) {
    const jobs = jobsOf(each, { ...options, share: options.share * lengthened });
    const results = await Promise.all(jobs.map((job) => crew.does(job)));
    const rows = rowsOf(each, results, options);
    const isTooShort = rows.some(({ verdict }) => verdict.reason === tooShort);
    if (!isTooShort || lengthened >= longest || !canBeLonger(each.run)) return { rows, results, lengthened };
  }
}

export async function runCase(each: Case, crew: Crew, options: Options): Promise<CaseResult> {
  const { id, family } = each;
  const begun = process.hrtime.bigint();
  const empty = { id, family, missing: [], error: null, rows: [], laws: noLaws, lengthened: 1, seconds: 0 };
  try {
    const missing = missingNeeds(each.needs);
    if (missing.length > 0) return { ...empty, missing };
    systemOf(each);
    const { rows, results, lengthened } = await measure(each, crew, options);
    return {
      ...empty,
      rows,
      lengthened,
      laws: results.map((result) => result.laws).reduce(worstLaws, noLaws),
      seconds: Number(process.hrtime.bigint() - begun) / 1e9,
    };
  } catch (error) {
    return { ...empty, error: error instanceof Error ? error.message : String(error) };
  }
}
