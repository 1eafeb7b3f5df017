// Finds a Chromium for the browser tests. Order: CHROMIUM_PATH, Playwright's own build, the system's browser.
// With --install (or install: true) it first tries to fetch Playwright's own build, then, as root on Debian/Ubuntu, apt.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, quiet, root, run, tool } from './lib.mjs';

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

export async function findBrowser({ install = false } = {}) {
  const tried = [];
  const attempt = async (label, launch) => {
    const result = await works(launch);
    if (result.error) {
      tried.push(`${label}: ${result.error}`);
      return null;
    }
    const found = { label, version: result.version, launch };
    mkdirSync(path.dirname(cache), { recursive: true });
    writeFileSync(cache, JSON.stringify(found));
    return found;
  };

  const override = process.env.CHROMIUM_PATH;
  if (override) {
    if (!existsSync(override)) fail(`CHROMIUM_PATH is set to ${override}, but no such file exists.`);
    return (
      (await attempt('CHROMIUM_PATH', { executablePath: override })) ??
      fail(`The browser named by CHROMIUM_PATH does not start.\n${tried.join('\n')}`)
    );
  }

  const { chromium } = await import('@playwright/test');
  const own = () => existsSync(chromium.executablePath());
  if (own()) {
    const f = await attempt("Playwright's Chromium", { channel: 'chromium' });
    if (f) return f;
  }

  const remembered = existsSync(cache) ? JSON.parse(readFileSync(cache, 'utf8')) : null;
  if (remembered?.launch.executablePath && existsSync(remembered.launch.executablePath)) {
    const f = await attempt(remembered.label, remembered.launch);
    if (f) return f;
  }

  if (install && !own() && process.env.SKIP_BROWSER_DOWNLOAD !== '1') {
    console.log("Fetching Playwright's Chromium (one download per machine)…");
    const r = quiet([...tool('playwright', '@playwright/test'), 'install', 'chromium', '--no-shell'], 420_000);
    if (r.status === 0) {
      const f = await attempt("Playwright's Chromium", { channel: 'chromium' });
      if (f) return f;
    } else {
      const why =
        /(getaddrinfo \w+ \S+|ECONN\w+ \S*|ETIMEDOUT|certificate\S*|status \d+)/.exec(`${r.stdout}${r.stderr}`)?.[0] ??
        `status ${r.status ?? r.signal}`;
      tried.push(`playwright install chromium: ${why}`);
      console.log(`  not available here (${why}); looking for a browser on this machine instead.`);
    }
  }

  const scan = async () => {
    for (const file of systemCandidates()) {
      if (!existsSync(file)) continue;
      const f = await attempt(file, { executablePath: file });
      if (f) return f;
    }
    return null;
  };
  const system = await scan();
  if (system) return system;

  // Containers and build machines: root, Debian/Ubuntu. Never asks for a password, never runs sudo.
  if (install && process.getuid?.() === 0 && onPath('apt-get').length > 0 && process.env.SKIP_APT !== '1') {
    console.log('Installing the chromium package of this Debian system (root; set SKIP_APT=1 to forbid)…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run(['apt-get', 'update', '-q'], { env, stdio: 'ignore' });
    const status = await run(['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status === 0) {
      const f = await scan();
      if (f) return f;
    } else tried.push(`apt-get install chromium: status ${status}`);
  }

  return fail(
    [
      'No Chromium was found for the browser tests. Do one of these, then run the command again:',
      '  1. npx playwright install --with-deps chromium   (downloads a private copy; needs the network)',
      "  2. install Chrome or Chromium with your system's package manager, for example: sudo apt install chromium",
      '  3. set CHROMIUM_PATH to the program file of a Chrome, Chromium or Edge',
      'The tests that need no browser still run with: npm run test:unit',
      '',
      'What was tried:',
      ...(tried.length ? tried.map((t) => `  - ${t}`) : ['  - no browser program was found in the usual places']),
    ].join('\n'),
  );
}

/** For playwright.config.ts and vitest.config.ts: the remembered choice, without starting anything. */
export function browserLaunch() {
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH };
  if (existsSync(cache)) {
    const { launch } = JSON.parse(readFileSync(cache, 'utf8'));
    if (!launch.executablePath || existsSync(launch.executablePath)) return launch;
  }
  const file = systemCandidates().find((f) => existsSync(f));
  return file ? { executablePath: file } : { channel: 'chromium' };
}

if (process.argv[1]?.endsWith('browser.mjs')) {
  const found = await findBrowser({ install: process.argv.includes('--install') });
  console.log(`Browser for tests: ${found.label} (${found.version})`);
}
