// Finds a Chromium for the browser tests. Order: CHROMIUM_PATH, Playwright's own build, the system's browser.
// With --install (or install: true) it first tries to fetch Playwright's own build, then, as root on Debian/Ubuntu, apt.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, quiet, readJson, root, run, tool } from './lib.mjs';

const cache = path.join(root, 'node_modules', '.cache', 'browser.json');

function systemCandidates() {
  const env = process.env;
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
    return apps.flatMap((a) => [
      `/Applications/${a}.app/Contents/MacOS/${a}`,
      `${env.HOME}/Applications/${a}.app/Contents/MacOS/${a}`,
    ]);
  }
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return roots.flatMap((r) => [
      `${r}\\Google\\Chrome\\Application\\chrome.exe`,
      `${r}\\Chromium\\Application\\chrome.exe`,
      `${r}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ]);
  }
  return [
    'chromium',
    'google-chrome-stable',
    'google-chrome',
    'chromium-browser',
    'microsoft-edge-stable',
    'brave-browser',
  ].flatMap(onPath);
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((d) => path.join(d, name))
    .filter((f) => existsSync(f));

/** Really starts it: a path alone proves nothing (snap stubs, missing libraries, wrong architecture). */
async function works(launch) {
  const { chromium } = await import('@playwright/test');
  try {
    const browser = await chromium.launch({ ...launch, timeout: 30_000 });
    const page = await browser.newPage();
    await page.setContent('<p>ok</p>');
    const version = browser.version();
    await browser.close();
    return { version };
  } catch (error) {
    const lines = String(error.message).split('\n');
    return { error: (lines.find((l) => /shared librar|missing dependenc|sandbox/i.test(l)) ?? lines[0]).trim() };
  }
}

/** Starts the candidate; on success remembers it, else notes why not. */
async function attempt(label, launch, tried) {
  const result = await works(launch);
  if (result.error) {
    tried.push(`${label}: ${result.error}`);
    return null;
  }
  mkdirSync(path.dirname(cache), { recursive: true });
  writeFileSync(cache, JSON.stringify({ label, launch }));
  return { label, version: result.version, launch };
}

const ownIsThere = async () => existsSync((await import('@playwright/test')).chromium.executablePath());

const tryOwn = async (tried) =>
  (await ownIsThere()) ? attempt("Playwright's Chromium", { channel: 'chromium' }, tried) : null;

async function tryRemembered(tried) {
  if (!existsSync(cache)) return null;
  const { label, launch } = readJson(cache);
  return launch.executablePath && existsSync(launch.executablePath) ? attempt(label, launch, tried) : null;
}

async function trySystem(tried) {
  for (const file of systemCandidates().filter((name) => existsSync(name))) {
    const found = await attempt(file, { executablePath: file }, tried);
    if (found) return found;
  }
  return null;
}

async function tryDownload(tried) {
  if (process.env.SKIP_BROWSER_DOWNLOAD === '1' || (await ownIsThere())) return null;
  console.log("Fetching Playwright's Chromium (one download per machine) ...");
  const result = quiet([...tool('playwright', '@playwright/test'), 'install', 'chromium', '--no-shell'], 420_000);
  if (result.status === 0) return tryOwn(tried);
  const output = `${result.stdout}${result.stderr}`;
  const reason =
    /(getaddrinfo \w+ \S+|ECONN\w+ \S*|ETIMEDOUT|certificate\S*|status \d+)/.exec(output)?.[0] ??
    `status ${result.status ?? result.signal}`;
  tried.push(`playwright install chromium: ${reason}`);
  console.log(`  not available here (${reason}); looking for a browser on this machine instead.`);
  return null;
}

/** Containers and build machines: root on Debian or Ubuntu. Never asks for a password, never runs sudo. */
async function tryPackage(tried) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || onPath('apt-get').length === 0 || process.env.SKIP_APT === '1') return null;
  console.log('Installing the chromium package of this system (root; set SKIP_APT=1 to forbid) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(['apt-get', 'update', '-q'], { env, stdio: 'ignore' });
  const install = ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'];
  const status = await run(install, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return trySystem(tried);
  tried.push(`apt-get install chromium: status ${status}`);
  return null;
}

async function tryOverride(file) {
  if (!existsSync(file)) throw new Error(`CHROMIUM_PATH is set to ${file}, but no such file exists.`);
  const tried = [];
  const found = await attempt('CHROMIUM_PATH', { executablePath: file }, tried);
  if (!found) throw new Error(`The browser named by CHROMIUM_PATH does not start.\n${tried.join('\n')}`);
  return found;
}

const advice = (tried) => `No Chromium was found for the browser tests. Do one of these, then run the command again:
  1. npx playwright install --with-deps chromium   (downloads a private copy; needs the network)
  2. install Chrome or Chromium with your system's package manager, for example: sudo apt install chromium
  3. set CHROMIUM_PATH to the program file of a Chrome, Chromium or Edge
The tests that need no browser still run with: npm run test:unit

What was tried:
${(tried.length > 0 ? tried : ['no browser program was found in the usual places']).map((line) => `  - ${line}`).join('\n')}`;

/** Resolves to a browser that was really started once; throws, with advice, when there is none. */
export async function findBrowser({ install = false } = {}) {
  if (process.env.CHROMIUM_PATH) return tryOverride(process.env.CHROMIUM_PATH);
  const ways = install
    ? [tryOwn, tryRemembered, tryDownload, trySystem, tryPackage]
    : [tryOwn, tryRemembered, trySystem];
  const tried = [];
  for (const way of ways) {
    const found = await way(tried);
    if (found) return found;
  }
  throw new Error(advice(tried));
}

/**
 * For playwright.config.ts and vitest.config.ts: the remembered choice, without starting anything.
 * @returns {import('@playwright/test').LaunchOptions}
 */
export function browserLaunch() {
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH };
  if (existsSync(cache)) {
    const { launch } = readJson(cache);
    if (!launch.executablePath || existsSync(launch.executablePath)) return launch;
  }
  const file = systemCandidates().find((f) => existsSync(f));
  return file ? { executablePath: file } : { channel: 'chromium' };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const found = await findBrowser({ install: process.argv.includes('--install') });
    console.log(`Browser for tests: ${found.label} (${found.version})`);
  } catch (error) {
    fail(error.message);
  }
}
