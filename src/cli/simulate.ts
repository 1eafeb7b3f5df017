/** `simulate DOCUMENT [--stage ID] [--seconds S] [--seed N] [--replications R] [--json | --why | --variants]`: runs a stage and prints its report, why it is as it is, or whether its limits catch known sabotages. */
import { readFileSync } from 'node:fs';
import { declarations } from '#catalog';
import { parseDocument, type Document, type Problem, type Stage } from '#design';
import { confidenceOf } from '#judging';
import { toTheEnd, makeRun, replicate, type MadeRun } from '#simulation';
import { confidenceText } from './confidence-text';
import { reportText } from './report-text';
import { variantsText } from './variants-text';
import { whyText } from './why-text';
import { BadInput, parseWords } from './words';

export function simulate(words: readonly string[]): number {
  try {
    const options = readOptions(words);
    const document = readDocumentFile(options.file, options.seconds);
    const stage = stageNamed(document, options.stage);
    const { replications, json } = options;
    const seed = options.seed ?? document.scenario.seed;
    const seeded = { ...document, scenario: { ...document.scenario, seed } };
    if (options.why) return say(whyText, seeded, stage);
    if (options.variants) return say(variantsText, seeded, stage);
    const made = Array.from({ length: replications }, (_, replication) => {
      const order = { document, stage: stage.id, seed, replication };
      return madeOf(replications === 1 ? makeRun(order) : replicate(order), stage);
    });
    if (json) printJson(made);
    else printText(made, document);
    return made.every(({ report }) => report.isComplete) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(error.message);
    return 2;
  }
}

const text = { type: 'string' } as const;
const accepted = {
  stage: text,
  seconds: text,
  seed: text,
  replications: text,
  json: { type: 'boolean' },
  why: { type: 'boolean' },
  variants: { type: 'boolean' },
} as const;

interface Options {
  readonly file: string;
  readonly stage: string | null;
  readonly seconds: number | null;
  readonly seed: number | null;
  readonly replications: number;
  readonly json: boolean;
  readonly why: boolean;
  readonly variants: boolean;
}

function readOptions(words: readonly string[]): Options {
  const { values, positionals } = parseWords(words, accepted);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new BadInput(
      'Usage: simulate DOCUMENT [--stage ID] [--seconds S] [--seed N] [--replications R] [--json | --why | --variants]',
    );
  return {
    file,
    stage: values.stage ?? null,
    seconds: numberOf('seconds', values.seconds, { least: 1, most: 1_000_000 }),
    seed: numberOf('seed', values.seed, { least: 0, most: 4_294_967_295 }),
    replications: numberOf('replications', values.replications, { least: 1, most: 1000 }) ?? 1,
    json: values.json ?? false,
    why: values.why ?? false,
    variants: values.variants ?? false,
  };
}

function numberOf(
  name: string,
  text: string | undefined,
  range: { readonly least: number; readonly most: number },
): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < range.least || value > range.most)
    throw new BadInput(`--${name}: a whole number from ${range.least} to ${range.most}, not "${text}"`);
  return value;
}

function readDocumentFile(file: string, seconds: number | null): Document {
  const read = parseDocument(textOf(file), declarations, { strict: true });
  if (!read.ok) throw new BadInput(listed(`${file} is not a valid design:`, read.problems));
  const { document } = read.value;
  return seconds === null ? document : { ...document, scenario: { ...document.scenario, durationMs: seconds * 1000 } };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadInput(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function listed(title: string, problems: readonly Problem[]): string {
  const lines = problems.map((problem) => `  ${problem.path ?? problem.title}: ${problem.text}`);
  return [title, ...lines].join('\n');
}

function stageNamed(document: Document, id: string | null): Stage {
  const stage = id === null ? document.stages[0] : document.stages.find((each) => each.id === id);
  if (stage) return stage;
  const known = document.stages.map((each) => `${each.id} (${each.name})`).join(', ');
  throw new BadInput(`--stage: there is no stage "${id ?? ''}". Stages: ${known}.`);
}

/** A single run uses the seed itself; replication r of seed s runs with hash(s, r). */
function madeOf(making: ReturnType<typeof replicate>, stage: Stage): MadeRun {
  const result = toTheEnd(making);
  if (!result.ok) throw new BadInput(listed(`Stage ${stage.id} (${stage.name}) cannot run:`, result.problems));
  const { stopReason, atMs } = result.value.figures;
  if (stopReason !== null) console.error(`Stopped at ${atMs / 1000} s: ${stopReason}`);
  return result.value;
}

function say(textOf: typeof whyText, document: Document, stage: Stage): number {
  const text = textOf(document, stage);
  if (text !== null) {
    console.log(text);
    return 0;
  }
  // The run itself says why it cannot be made.
  madeOf(makeRun({ document, stage: stage.id, seed: document.scenario.seed, replication: 0 }), stage);
  throw new BadInput('The design has no limits: there is nothing to try.');
}

function printJson(made: readonly MadeRun[]): void {
  const reports = made.map(({ report }) => report);
  console.log(JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2));
}

function printText(made: readonly MadeRun[], document: Document): void {
  for (const { report } of made) console.log(reportText(report, document));
  if (made.length < 2) return;
  const confidence = confidenceOf(
    made.map(({ figures }) => figures),
    document,
  );
  console.log(`\n${confidenceText(confidence, document)}`);
}
