// Shows that the fences can fail: writes a small wrong project, lints and compiles it with the real settings, and
// counts. Fails when a planted fault goes unreported, a correct file is reported, a rule has no fault to prove it,
// or the settings are not what lint-config.mjs makes.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { layerNames } from './layers.mjs';
import { lintConfigIsCurrent } from './lint-config.mjs';
import { fixtures } from './lint-faults.mjs';
import { readJson, root, tool } from './lib.mjs';

const shortName = (rule) => rule.replace(/^.*\//, '');

function writeProject(folder) {
  const settings = readdirSync(root).filter((name) => /^(tsconfig.*|package|\.oxlintrc)\.?json$/.test(name));
  for (const name of settings) copyFileSync(path.join(root, name), path.join(folder, name));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const doors = layerNames.map((layer) => ({
    file: `src/${layer}/index.ts`,
    code: 'export const thing = 1;\nexport type Thing = number;\n',
  }));
  for (const { file, code } of [...doors, ...fixtures]) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), code);
  }
}

const output = (folder, [command, ...args]) =>
  spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;

/** Reported rules by file, in the words of the fixtures. */
function reportsOf(folder) {
  const reports = new Map();
  const add = (file, rule) => reports.set(file, (reports.get(file) ?? new Set()).add(rule));
  const lint = output(folder, [...tool('oxlint'), '--type-aware', '--format', 'json', 'src', 'some.config.ts']);
  for (const { code, filename } of JSON.parse(lint).diagnostics) {
    add(filename.replaceAll('\\', '/'), /\((.+)\)/.exec(code ?? '')?.[1] ?? 'unreadable');
  }
  const types = output(folder, [...tool('tsc', 'typescript'), '-b', '--pretty', 'false']);
  for (const [, file] of types.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)) add(file.replaceAll('\\', '/'), 'compiler');
  return reports;
}

const has = (reports, file, rule) => reports.get(file)?.has(rule) === true;

function findComplaints(reports) {
  const faults = fixtures.filter(({ rule }) => rule !== null);
  const files = fixtures.map(({ file }) => file);
  const { rules, overrides } = readJson('.oxlintrc.json');
  const settings = [rules, ...overrides.map((entry) => entry.rules)].flatMap((entry) => Object.entries(entry));
  const named = new Set(settings.filter(([, setting]) => setting !== 'off').map(([rule]) => shortName(rule)));
  const proven = new Set(faults.map(({ rule }) => rule));
  const lintReports = ({ file }) => [...(reports.get(file) ?? [])].filter((rule) => rule !== 'compiler');
  return [
    ...files.filter((file, index) => files.indexOf(file) !== index).map((file) => `two fixtures in one file: ${file}`),
    ...faults
      .filter(({ file, rule }) => !has(reports, file, rule))
      .map(({ file, rule }) => `not reported: ${rule} in ${file}`),
    ...fixtures
      .filter((fixture) => fixture.rule === null && lintReports(fixture).length > 0)
      .map((fixture) => `wrongly reported: ${lintReports(fixture).join(', ')} in ${fixture.file}`),
    ...[...named].filter((rule) => !proven.has(rule)).map((rule) => `no planted fault proves the rule ${rule}`),
  ];
}

const folder = mkdtempSync(path.join(tmpdir(), 'lint-selftest-'));
let complaints;
try {
  writeProject(folder);
  complaints = findComplaints(reportsOf(folder));
} finally {
  if (process.argv.includes('--keep')) console.log(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
if (!(await lintConfigIsCurrent())) complaints.push('.oxlintrc.json is out of date: npm run lint:config');

const planted = fixtures.filter(({ rule }) => rule !== null).length;
for (const complaint of complaints) console.error(complaint);
console.log(
  `${planted} planted faults in ${fixtures.length} files: ${complaints.length === 0 ? 'each reported, nothing else' : `${complaints.length} complaints`}`,
);
process.exitCode = complaints.length === 0 && planted > 0 ? 0 : 1;
