/** The case without a document of its own: laws that hold in the runs of all other cases, and that seeds decide everything and nothing else. */
import { UnknownInput, type Case } from './case';
import type { Crew } from './crew';
import type { Job } from './job';
import { judge } from './judge';
import { noLaws, worstLaws } from './laws';
import { missingNeeds } from './needs';
import { jobsOf, type CaseResult } from './replicate';

export const isInvariants = ({ system }: Case): boolean => system === 'invariants';

/** Length of the runs that are made twice, as a share of the case's, and of those whose estimates are compared. */
const twiceShare = 0.01;
const comparedShare = 0.002;
const comparedRuns = 20;

interface Surroundings {
  readonly plain: readonly Case[];
  readonly results: readonly CaseResult[];
  readonly crew: Crew;
}

export async function invariantsOf(each: Case, surroundings: Surroundings): Promise<CaseResult> {
  const { id, family, parameters, expected, run } = each;
  for (const name of Object.keys(parameters))
    if (name !== 'applies_to' && name !== 'seeds') throw new UnknownInput(`unknown parameter "${name}" of invariants`);
  const { results } = surroundings;
  const laws = results.map((result) => result.laws).reduce(worstLaws, noLaws);
  const measured: Readonly<Record<string, () => Promise<number>>> = {
    little_law_relative_gap: () => Promise.resolve(laws.little),
    utilisation_law_relative_gap: () => Promise.resolve(laws.utilization),
    flow_conservation_gap: () => Promise.resolve(laws.conservation),
    forced_flow_relative_gap: () => Promise.resolve(laws.forcedFlow),
    same_seed_difference: () => sameSeedDifference(surroundings),
    seed_independence_abs_z: () => seedIndependence(surroundings),
  };
  const rows = [];
  for (const expectation of expected) {
    const { metric, unit, value, basis } = expectation;
    const read = Object.hasOwn(measured, metric) ? measured[metric] : undefined;
    if (!read) throw new UnknownInput(`unknown metric "${metric}" of invariants`);
    const verdict = judge(expectation, [await read()], { run, widening: 1 });
    rows.push({ metric, unit, expected: value, basis, verdict });
  }
  return { id, family, missing: [], error: null, rows, laws: noLaws, lengthened: 1, seconds: 0 };
}

/** Cases that ran, with the jobs of a shorter run. */
function shorter({ plain, results }: Surroundings, share: number, seeds: number) {
  const ran = new Set(
    results.filter(({ error, missing }) => error === null && missing.length === 0).map(({ id }) => id),
  );
  return plain
    .filter(({ id, needs }) => ran.has(id) && missingNeeds(needs).length === 0)
    .map((each) => ({ each, jobs: jobsOf(each, { seeds, share, spoiled: {} }) }));
}

/** Reports that differ between two runs of one seed, over all cases. */
async function sameSeedDifference(surroundings: Surroundings): Promise<number> {
  const jobs = shorter(surroundings, twiceShare, 1).flatMap((one) => one.jobs.slice(0, 1));
  const differences = await Promise.all(
    jobs.map(async (job) => {
      const [first, second] = await Promise.all([surroundings.crew.does(job), surroundings.crew.does(job)]);
      return JSON.stringify(first) === JSON.stringify(second) ? 0 : 1;
    }),
  );
  return differences.reduce<number>((sum, each) => sum + each, 0);
}

/** Estimates of the first metric of each case from two disjoint sets of seeds: the largest distance in combined standard errors. */
async function seedIndependence(surroundings: Surroundings): Promise<number> {
  const { crew } = surroundings;
  const compared = shorter(surroundings, comparedShare, 2 * comparedRuns).filter(
    ({ each, jobs }) => !each.run.fixed_replications && each.run.requests_total !== undefined && jobs.length > 1,
  );
  const distances = await Promise.all(
    compared.map(async ({ jobs }) => {
      const [metric] = jobs[0]?.metrics ?? [];
      const values = await Promise.all(
        jobs.map(async (job: Job) => valueOf((await crew.does(job)).values[metric ?? ''])),
      );
      return distance(values.slice(0, comparedRuns), values.slice(comparedRuns));
    }),
  );
  return Math.max(0, ...distances.filter((each) => Number.isFinite(each)));
}

const valueOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

function distance(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const error = (values: readonly number[]) => {
    const middle = mean(values);
    const squares = values.reduce((sum, each) => sum + (each - middle) ** 2, 0);
    return squares / (values.length * (values.length - 1));
  };
  const combined = Math.sqrt(error(a) + error(b));
  return combined === 0 ? 0 : Math.abs(mean(a) - mean(b)) / combined;
}
