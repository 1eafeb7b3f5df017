// npm test: installs what is missing, a browser included, runs every check and every test, and ends with one line
// "N passed, M failed" that counts each test and each check. With --quick (npm run check): no build and no browser.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { checkNode, ensureInstalled, readJson, root, run, tool } from './lib.mjs';

const isQuick = process.argv.includes('--quick');
const reports = path.join(root, 'node_modules', '.cache', 'reports');
const reportFile = (name) => path.join(reports, `${name}.json`);

const hasFiles = (folder, pattern) =>
  existsSync(path.join(root, folder)) &&
  readdirSync(path.join(root, folder), { recursive: true }).some((file) => pattern.test(String(file)));

/** A port that was free a moment ago: two checkouts may be tested on one machine at once. */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(String(port)));
    });
  });

const script = (name) => [process.execPath, path.join('scripts', name)];
const vitest = (project) => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(project)}`];
  return [...tool('vitest'), 'run', '--project', project, ...reporters];
};

function countVitest(name) {
  const { numPassedTests: passed, numFailedTests: failed, numTotalTests: total } = readJson(reportFile(name));
  return { passed, failed, skipped: total - passed - failed };
}

function countPlaywright() {
  const { expected, flaky, unexpected, skipped } = readJson(reportFile('e2e')).stats;
  if (flaky > 0) console.log(`${flaky} passed only when repeated`);
  return { passed: expected + flaky, failed: unexpected, skipped };
}

const check = (name, command) => ({ name, start: () => run(command()) });

const checks = [
  check('lock', () => script('check-lock.mjs')),
  check('types', () => [...tool('tsc', 'typescript'), '-b']),
  check('lint', () => [...tool('oxlint'), '--type-aware', '--deny-warnings']),
  check('lint self-test', () => script('lint-selftest.mjs')),
  check('format', () => [...tool('prettier'), '--check', '--log-level', 'warn', '.']),
  check('dead code', () => [...tool('knip'), '--no-progress']),
];
const unitTests = { ...check('unit tests', () => vitest('node')), count: () => countVitest('node') };

const browserTests = {
  name: 'browser-mode tests',
  needsBrowser: true,
  isEmpty: () => !hasFiles('src', /\.browser\.test\.tsx?$/),
  start: () => {
    // A stale cache of dependencies makes Vitest reload, and fail, in the middle of a file.
    rmSync(path.join(root, 'node_modules', '.vite', 'vitest'), { recursive: true, force: true });
    return run(vitest('browser'));
  },
  count: () => countVitest('browser'),
};
const endToEnd = {
  name: 'end to end',
  needsBrowser: true,
  start: async () => {
    const env = { ...process.env, E2E_PORT: await freePort(), PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile('e2e') };
    return run([...tool('playwright', '@playwright/test'), 'test', '--reporter=list,json'], { env });
  },
  count: countPlaywright,
};
const sameDigests = {
  ...check('digests', () => [...script('digest.mjs'), '--browser', 'chromium']),
  needsBrowser: true,
};
const exercises = check('exercises', () => [...script('cli.mjs'), 'grade', '--law']);
const buildChecks = [
  {
    name: 'build',
    start: () => {
      // Or the steps after a failed build would test the page of an earlier one.
      rmSync(path.join(root, 'dist'), { recursive: true, force: true });
      return run([...tool('vite'), 'build', '--logLevel', 'warn']);
    },
  },
  check('size', () => script('size.mjs')),
];

async function provideBrowser() {
  try {
    const { findBrowser } = await import('./browser.mjs');
    const { label, version } = await findBrowser({ install: true });
    console.log(`Browser for tests: ${label} (${version})`);
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

/** A step counts its tests; without tests to count, itself. A step that failed counts at least one failure. */
function tally(step, status) {
  if (!step.count) return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = step.count();
  } catch {
    console.error(`${step.name}: no report was written`);
  }
  const isBroken = status !== 0 || counts.passed + counts.failed === 0;
  return { ...counts, failed: isBroken ? Math.max(1, counts.failed) : counts.failed };
}

async function perform(step, state) {
  console.log(`\n--- ${step.name}`);
  const start = Date.now();
  const canRun = !step.needsBrowser || state.hasBrowser;
  if (!canRun) console.error('not run: there is no browser');
  const counts = tally(step, canRun ? await step.start() : 1);
  state.total.passed += counts.passed;
  state.total.failed += counts.failed;
  state.total.skipped += counts.skipped;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const verdict = counts.failed === 0 ? 'ok  ' : 'FAIL';
  state.rows.push(`${verdict}  ${step.name.padEnd(20)} ${String(counts.passed).padStart(5)} passed  ${seconds} s`);
}

checkNode();
await ensureInstalled();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const state = {
  total: { passed: 0, failed: 0, skipped: 0 },
  rows: [],
  hasBrowser: isQuick || (await provideBrowser()),
};
const quickSteps = [...checks.filter(({ name }) => name !== 'lock' && name !== 'lint self-test'), unitTests];
const allSteps = [...checks, unitTests, exercises, browserTests, sameDigests, ...buildChecks, endToEnd];
for (const step of isQuick ? quickSteps : allSteps) {
  if (!step.isEmpty?.()) await perform(step, state);
}

const { passed, failed, skipped } = state.total;
console.log(`\n${state.rows.join('\n')}`);
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
