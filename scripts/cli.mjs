// Runs a headless command: node scripts/cli.mjs simulate DOCUMENT ... Node 20 cannot run TypeScript, so the entry is
// bundled first, once per state of the sources. Silent, so that standard output belongs to the command alone.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkNode, ensureInstalled, fail, quiet, root, run, tool } from './lib.mjs';

const bundles = path.join(root, 'dist-cli');

/** A name for the state of everything the bundle is made of: the page and the tests are not in it. */
function sourceHash() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.startsWith(path.join(root, 'src', 'app')) && !/\.test\.tsx?$/.test(file))
    .sort();
  const settings = ['package.json', 'package-lock.json', 'vite.cli.config.ts'].map((name) => path.join(root, name));
  for (const file of [...settings, ...sources]) hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** Builds beside the final place and renames: two commands started at once do not disturb each other. */
function build(target) {
  const draft = `${target}.${process.pid}`;
  const result = quiet([...tool('vite'), 'build', '--config', 'vite.cli.config.ts', '--outDir', draft]);
  if (result.status !== 0) fail(`The command line bundle could not be built.\n${result.stdout}${result.stderr}`);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  for (const old of readdirSync(bundles)) {
    if (/^[0-9a-f]{12}$/.test(old) && old !== path.basename(target))
      rmSync(path.join(bundles, old), { recursive: true });
  }
}

checkNode();
await ensureInstalled();
mkdirSync(bundles, { recursive: true });
const bundle = path.join(bundles, sourceHash());
if (!existsSync(bundle)) build(bundle);
// npm runs scripts in the project folder; paths on the command line mean the folder the person stands in.
const cwd = process.env.INIT_CWD ?? process.cwd();
process.exit(await run([process.execPath, path.join(bundle, 'cli.js'), ...process.argv.slice(2)], { cwd }));
