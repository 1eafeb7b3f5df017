// Shared helpers. No dependencies: this file must run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** [node, script] of a package's program: no shell, no .cmd shims, so spaces in paths and Windows are no trouble. */
export function tool(name, pkg = name) {
  const dir = path.join(root, 'node_modules', pkg);
  const { bin } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
  return [process.execPath, path.join(dir, typeof bin === 'string' ? bin : bin[name])];
}

export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Runs a program with our stdio; resolves to its exit status. */
export function run([command, ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.on('error', () => resolve(127));
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const ok = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (!ok)
    fail(
      `This project needs Node 20.19+, 22.13+ or 24+. You have ${process.versions.node}. Install a current LTS and try again.`,
    );
}

/** Installs packages when node_modules is missing or does not match the lock file. */
export async function ensureInstalled() {
  const stamp = path.join(root, 'node_modules', '.install-stamp');
  const want = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return;
  console.log('Installing packages (first run, or the lock file changed)…');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const status = await run([...npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell: !process.env.npm_execpath && process.platform === 'win32',
  });
  if (status !== 0) fail('npm ci failed. Check your network connection and the messages above.');
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, want);
}

export const quiet = ([command, ...args], timeout = 600_000) =>
  spawnSync(command, args, { cwd: root, encoding: 'utf8', timeout });
