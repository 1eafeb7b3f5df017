// Shared by the scripts. No dependencies: this file must run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export const readJson = (file) => JSON.parse(readFileSync(path.resolve(root, file), 'utf8'));

/** [node, script] of a package's program: no shell and no .cmd shims, so spaces in paths and Windows are no trouble. */
export function tool(name, pkg = name) {
  const dir = path.join(root, 'node_modules', pkg);
  const { bin } = readJson(path.join(dir, 'package.json'));
  return [process.execPath, path.join(dir, typeof bin === 'string' ? bin : bin[name])];
}

export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Runs a program with our streams; resolves to its exit status. */
export function run([command, ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const finish = (status) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(status);
    };
    child.on('error', () => finish(127));
    child.on('exit', (code, signal) => finish(code ?? (signal ? 130 : 1)));
  });
}

/** Runs a program without showing what it prints. */
export const quiet = ([command, ...args], timeout = 600_000) =>
  spawnSync(command, args, { cwd: root, encoding: 'utf8', timeout, maxBuffer: 1 << 28 });

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const ok = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (ok) return;
  fail(
    `This project needs Node 20.19+, 22.13+ or 24+. You have ${process.versions.node}. Install a current one and try again.`,
  );
}

/** Whether node_modules holds what the lock file asks for, as npm itself recorded it after its last install. */
function isInstalled() {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = readJson('package-lock.json').packages;
  const present = readJson(record).packages;
  const forAnotherSystem = Object.values(present).some((p) => p.os && !p.os.includes(process.platform));
  const missing = Object.entries(wanted).some(
    ([place, p]) => place !== '' && !p.optional && present[place]?.version !== p.version,
  );
  return !forAnotherSystem && !missing;
}

/** Installs packages when node_modules is missing or does not match the lock file. Prints on standard error only. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.error('Installing packages (first run, or the lock file changed) ...');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const status = await run([...npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell: !process.env.npm_execpath && process.platform === 'win32',
    stdio: ['inherit', 2, 2],
  });
  if (status === 127) fail('npm was not found. It comes with Node; install Node again, or put npm on the PATH.');
  if (status !== 0) fail('npm ci failed. Check the network connection and the messages above.');
}
