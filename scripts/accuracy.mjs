// node scripts/accuracy.mjs RESULT: writes what the page shows of a run of the reference cases. RESULT is what `npm run --silent fidelity -- --json` printed.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, readJson, root } from './lib.mjs';

const [file] = process.argv.slice(2);
if (!file) fail('Usage: node scripts/accuracy.mjs RESULT, with what fidelity --json printed');

const { made, cases: results } = readJson(path.resolve(process.env.INIT_CWD ?? process.cwd(), file));
const { cases, sources } = readJson('src/cli/fidelity/cases.json');
if (!made) fail(`${file} does not say when and of what it was made.`);

const figure = (value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value);
const figures = (value) => (Array.isArray(value) ? value.map(figure) : figure(value));

const rowOf = ({ metric, unit, basis, expected, verdict: { status, mean, error, limit, reason } }, when) => ({
  metric,
  unit,
  basis,
  when,
  status,
  expected,
  measured: figures(mean),
  reason,
  error: figure(error) ?? 0,
  allowed: figure(limit) ?? 0,
});

const shown = cases.map(({ id, title, family, system, sources: from, expected }) => {
  const result = results.find((each) => each.id === id);
  if (!result) fail(`The case ${id} was not run.`);
  if (result.error !== null) fail(`The case ${id} could not be run: ${result.error}`);
  const skipped = expected.map(({ metric, unit, basis, value, when = null }) => ({
    metric,
    unit,
    basis,
    when,
    status: 'skipped',
    expected: value,
    measured: null,
    reason: '',
    error: 0,
    allowed: 0,
  }));
  const { missing } = result;
  const rows = missing.length > 0 ? skipped : result.rows.map((row, at) => rowOf(row, expected[at].when ?? null));
  return { id, title, family, system, sources: from, missing, rows };
});

const target = path.join(root, 'src', 'app', 'accuracy', 'results.json');
mkdirSync(path.dirname(target), { recursive: true });
const lines = shown.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
writeFileSync(
  target,
  `{\n  "made": ${JSON.stringify(made)},\n  "sources": ${JSON.stringify(sources)},\n  "cases": [\n${lines}\n  ]\n}\n`,
);
console.log(`${shown.length} cases written to ${path.relative(root, target)}`);
