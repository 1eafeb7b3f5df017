/**
 * `fidelity [--cases FILE] [--seeds N] [--json] [--selftest] [--only IDS] [--length SHARE]`: reference cases as real documents through compile and engine, each metric against
 * its expectation. Rows go to standard output as cases end, progress to standard error; exit 1 when anything failed or nothing ran.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { corePath } from '../bench/core-path';
import publicCases from './cases.json';
import { readCases, UnknownInput, type Case } from './case';
import { hireCrew, type Crew } from './crew';
import { invariantsOf, isInvariants } from './invariants';
import { runCase, type CaseResult, type Options } from './replicate';
import { linesOf, summaryOf } from './rows';
import { selfTest } from './self-test';

interface Asked {
  readonly cases: readonly Case[];
  readonly seeds: number | null;
  /** Share of the full length, above 0 to 1. */
  readonly length: number;
  readonly json: boolean;
  readonly selfTest: boolean;
}

function asked(words: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: { cases: text, seeds: text, json: flag, selftest: flag, only: text, length: text },
  });
  return {
    cases: chosen(values.cases, values.only?.split(',')),
    seeds: values.seeds === undefined ? null : seedsOf(values.seeds),
    length: lengthOf(values.length ?? '1'),
    json: values.json ?? false,
    selfTest: values.selftest ?? false,
  };
}

/** Cases of the file, or the public ones; those of the named ids or systems only. */
function chosen(file: string | undefined, only: readonly string[] | undefined): readonly Case[] {
  const cases = file === undefined ? (publicCases.cases as unknown as readonly Case[]) : readCases(path.resolve(file));
  return only ? cases.filter(({ id, system }) => only.includes(id) || only.includes(system)) : cases;
}

const mostSeeds = 1000;

function seedsOf(text: string): number {
  const seeds = Number(text);
  if (Number.isInteger(seeds) && seeds >= 1 && seeds <= mostSeeds) return seeds;
  throw new UnknownInput(`--seeds: a whole number from 1 to ${mostSeeds}, not "${text}"`);
}

function lengthOf(text: string): number {
  const length = Number(text);
  if (length > 0 && length <= 1) return length;
  throw new UnknownInput(`--length: above 0 to 1, not "${text}"`);
}

export async function fidelity(words: readonly string[]): Promise<number> {
  try {
    const wanted = asked(words);
    const crew = hireCrew();
    try {
      return wanted.selfTest
        ? await selfTest(wanted.cases, crew, { seeds: wanted.seeds, share: wanted.length })
        : await runAll(wanted, crew);
    } finally {
      await crew.dismiss();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function runAll({ cases, seeds, length, json }: Asked, crew: Crew): Promise<number> {
  const options: Options = { seeds, share: length, spoiled: {} };
  // Said now: the sources may move on while it runs.
  const made = madeOf(options);
  const plain = cases.filter((each) => !isInvariants(each));
  let done = 0;
  const tell = (result: CaseResult) => {
    done++;
    const longer = result.lengthened > 1 ? `, ${result.lengthened} times as long as asked` : '';
    process.stderr.write(`${done}/${cases.length} ${result.id} ${result.seconds.toFixed(1)} s${longer}\n`);
    if (!json) for (const line of linesOf(result)) console.log(line);
    return result;
  };
  const results = await Promise.all(plain.map(async (each) => tell(await runCase(each, crew, options))));
  for (const each of cases.filter(isInvariants)) results.push(tell(await invariantsOf(each, { plain, results, crew })));
  if (json) console.log(JSON.stringify({ made, cases: results }, null, 2));
  const { passed, failed, skipped } = summaryOf(results);
  const say = json ? console.error : console.log;
  for (const { id, missing } of skipped) say(`skipped ${id}: needs ${missing.join(', ')}`);
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped.length > 0 ? [`${skipped.length} skipped`] : [])];
  const summary = counts.join(', ');
  say(summary);
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** Of what and how the results were made: whoever shows them can say so. */
function madeOf({ seeds, share }: Options) {
  return { date: new Date().toISOString().slice(0, 10), commit: commit(), length: share, seeds };
}

/** The commit that the sources are at, marked when they were changed since; null = not under git. */
function commit(): string | null {
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { encoding: 'utf8', cwd: corePath('.') }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', ':!src/app') !== '';
    return `${git('rev-parse', '--short=12', 'HEAD')}${changed ? ', changed' : ''}`;
  } catch {
    return null;
  }
}
