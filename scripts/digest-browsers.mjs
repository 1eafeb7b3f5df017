// Browsers as programs that are given an address: no protocol is needed where the page itself says what it found.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser.mjs';

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

/** Places of WebKitGTK's own small browser, the newest first. */
function miniBrowsers() {
  const folders = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter((folder) => existsSync(folder));
  const inner = folders.flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
  const webkits = inner
    .flatMap((folder) => [
      folder,
      ...(folder.endsWith('-linux-gnu') ? readdirSync(folder).map((n) => path.join(folder, n)) : []),
    ])
    .filter((folder) => path.basename(folder).startsWith('webkit2gtk'));
  return webkits
    .map((folder) => path.join(folder, 'MiniBrowser'))
    .filter((file) => existsSync(file))
    .sort()
    .reverse();
}

/** WebKitGTK draws on a display; where there is none, on a virtual one. */
function withDisplay(command) {
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return command;
  const virtual = onPath('xvfb-run');
  if (!virtual)
    throw new Error(
      'WebKitGTK needs a display and there is none. Install a virtual one, for example: sudo apt install xvfb',
    );
  return [virtual, '-a', ...command];
}

const programs = {
  firefox: {
    variable: 'FIREFOX_PATH',
    find: () =>
      onPath('firefox-esr') ??
      onPath('firefox') ??
      ['/Applications/Firefox.app/Contents/MacOS/firefox'].find((f) => existsSync(f)),
    command: (file, url, profile) => [file, '--headless', '--no-remote', '--profile', profile, url],
    debian: 'firefox-esr',
  },
  webkit: {
    variable: 'WEBKIT_PATH',
    find: () => miniBrowsers()[0],
    command: (file, url) => withDisplay([file, '--private', url]),
    debian: 'webkit2gtk-driver xvfb',
  },
};

export const browserNames = ['chromium', ...Object.keys(programs)];

const advice = (
  name,
  { variable, debian },
) => `There is no ${name} to compare with. Do one of these, then run the command again:
  1. npx playwright install --with-deps ${name}   (downloads a private copy; needs the network)
  2. install the system's, for example: sudo apt install ${debian}
  3. set ${variable} to its program file`;

async function openWithPlaywright(name, options, url) {
  const playwright = await import('@playwright/test');
  const browser = await playwright[name].launch(options);
  const page = await browser.newPage();
  await page.goto(url);
  return browser;
}

/** A program in a process group of its own, with a folder for whatever it keeps; both are gone when it is closed. */
function openProgram(name, url, failed) {
  const { variable, find, command } = programs[name];
  const file = process.env[variable] ?? find();
  if (!file) throw new Error(advice(name, programs[name]));
  const folder = mkdtempSync(path.join(tmpdir(), `loadbearing-${name}-`));
  const [program, ...words] = command(file, url, folder);
  const env = { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const child = spawn(program, words, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  let isClosing = false;
  child.stderr.on('data', (part) => (complaints = (complaints + part).slice(-2000)));
  const gone = new Promise((resolve) => {
    const tell = (how) => {
      if (!isClosing) failed(`${file} ${how}.\n${complaints}`);
      resolve();
    };
    child.on('error', (error) => tell(error.message));
    child.on('exit', (code, signal) => tell(`ended with ${code ?? signal}`));
  });
  return {
    close: async () => {
      isClosing = true;
      try {
        process.kill(-(child.pid ?? Number.NaN), 'SIGTERM');
      } catch {
        // It is gone already.
      }
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** Opens the address in that browser. `failed` hears when the browser ends by itself. Resolves to what closes it. */
export async function openIn(name, url, failed) {
  if (name === 'chromium') return openWithPlaywright(name, (await findBrowser()).launch, url);
  const isOwnThere = existsSync((await import('@playwright/test'))[name].executablePath());
  if (isOwnThere && !process.env[programs[name].variable]) return openWithPlaywright(name, {}, url);
  return openProgram(name, url, failed);
}
