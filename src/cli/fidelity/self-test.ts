/** Shows that the cases can fail: the engine is spoiled in known ways, and the cases about them must notice. */
import type { Defects } from '#engine';
import { type Case } from './case';
import type { Crew } from './crew';
import { isInvariants } from './invariants';
import { tooShort } from './judge';
import { missingNeeds } from './needs';
import { runCase, type CaseResult, type Options, type Row } from './replicate';

interface Trial {
  readonly name: string;
  readonly spoiled: Partial<Defects>;
  /** Whether a case is about what is spoiled. */
  readonly concerns: (each: Case) => boolean;
  /** How many cases must fail; null = all that are concerned. */
  readonly mustFail: number | null;
}

const slower = 1.05;
const failuresWanted = 45;

const isTold = (each: Case, name: string): boolean => {
  const value = each.parameters[name];
  return value !== undefined && value !== null && value !== 0 && value !== false;
};

const trials: readonly Trial[] = [
  {
    name: `service times multiplied by ${slower}`,
    spoiled: { workFactor: slower },
    concerns: () => true,
    mustFail: failuresWanted,
  },
  {
    name: 'every retry ignored',
    spoiled: { ignoresRetries: true },
    concerns: (each) => each.system === 'retries' && isTold(each, 'max_retries'),
    mustFail: null,
  },
  {
    name: 'every timeout ignored',
    spoiled: { ignoresTimeouts: true },
    concerns: (each) =>
      (each.system === 'station' && isTold(each, 'timeout')) ||
      (each.system === 'retries' && isTold(each, 'attempt_timeout')),
    mustFail: null,
  },
  {
    name: 'every cache hit ignored',
    spoiled: { ignoresCacheHits: true },
    concerns: (each) => each.system === 'cache',
    mustFail: null,
  },
];

export async function selfTest(cases: readonly Case[], crew: Crew, options: Omit<Options, 'spoiled'>): Promise<number> {
  const runnable = cases.filter((each) => !isInvariants(each) && missingNeeds(each.needs).length === 0);
  let isGood = true;
  for (const { name, spoiled, concerns, mustFail } of trials) {
    const concerned = runnable.filter(concerns);
    const results = await Promise.all(
      concerned.map((each) => runCase(each, crew, { ...options, spoiled, longest: 1 })),
    );
    const failed = results.filter((result) => noticed(result));
    const wanted = mustFail ?? concerned.length;
    const isNoticed = wanted > 0 && failed.length >= wanted;
    isGood &&= isNoticed;
    console.log(
      `${isNoticed ? 'pass' : 'FAIL'} ${name}: ${failed.length} of ${concerned.length} cases fail, wanted ${wanted}`,
    );
    for (const { id } of results.filter((result) => mustFail === null && !noticed(result)))
      console.log(`     ${id} did not notice`);
  }
  return isGood ? 0 : 1;
}

/** A case that could not be run at all noticed nothing, nor did one that only scattered too much to tell. */
const noticed = ({ error, rows }: CaseResult): boolean => error === null && rows.some((row) => isFar(row));

function isFar({ expected, verdict: { status, reason, mean, limit } }: Row): boolean {
  if (status !== 'fail' || reason !== tooShort) return status === 'fail';
  return Math.abs(Number(mean) - Number(expected)) > limit;
}
