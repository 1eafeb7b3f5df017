// Compiles the kernel (src/engine/kernel, AssemblyScript) to WebAssembly, and gives it to Vite as a module: a file imported with `?kernel` exports
// `instantiate`. A compiled kernel is kept by the hash of its sources, since a compiler run takes seconds.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib.mjs';

const suffix = '?kernel';
const cache = path.join(root, 'node_modules', '.cache', 'kernel');

const pagesIn = (folder) =>
  /export const pages = (\d+);/.exec(readFileSync(path.join(folder, 'tables', 'slots.ts'), 'utf8'))[1];

/** `runtime stub`: the kernel makes no objects. Its memory never grows, so views on it stay good. */
function optionsFor(file) {
  const folder = path.dirname(file);
  const pages = pagesIn(folder);
  const memory = ['--initialMemory', pages, '--maximumMemory', pages];
  return [
    path.basename(file),
    '--baseDir',
    folder,
    '-o',
    'kernel.wasm',
    '-O3',
    '--runtime',
    'stub',
    '--noAssert',
    ...memory,
  ];
}

function hashOf(folder, compilerVersion) {
  const hash = createHash('sha256')
    .update(compilerVersion)
    .update(readFileSync(import.meta.filename ?? new URL(import.meta.url)));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  ))
    if (entry.isFile())
      hash.update(entry.name).update(readFileSync(path.join(entry.parentPath ?? entry.path, entry.name)));
  return hash.digest('hex').slice(0, 16);
}

/** Several bundles that are built at once ask for the same kernel. */
const compiling = new Map();

function compileOnce(file) {
  if (!compiling.has(file))
    compiling.set(
      file,
      compile(file).finally(() => compiling.delete(file)),
    );
  return compiling.get(file);
}

/** A decorator on a function is no TypeScript, which other tools read the kernel as: there it is a comment. */
function sourceOf(name, folder) {
  const file = path.join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll(/^\/\/ @inline$/gm, '@inline') : null;
}

/** The bytes of the compiled kernel. Throws with the compiler's messages. */
async function compile(file) {
  const { default: asc } = await import('assemblyscript/asc');
  const target = path.join(cache, `${hashOf(path.dirname(file), asc.version)}.wasm`);
  if (existsSync(target)) return readFileSync(target);
  let bytes = null;
  let messages = '';
  const { error } = await asc.main(optionsFor(file), {
    readFile: sourceOf,
    stderr: { write: (text) => (messages += text) },
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm') bytes = contents;
    },
  });
  if (error || bytes === null) throw new Error(`The kernel could not be compiled.\n${messages}`);
  mkdirSync(cache, { recursive: true });
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, target);
  return bytes;
}

/** Each import of the kernel calls the function of that name as `host` has it at the time. */
function moduleOf(bytes) {
  const asked = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  const functions = asked.map(({ name }) =>
    name === 'abort'
      ? 'abort: () => { throw new Error("the kernel stopped"); }'
      : `${name}: (a, b, c, d) => host.${name}(a, b, c, d)`,
  );
  const names = [...new Set(asked.map(({ module }) => module))];
  return `const bytes = Uint8Array.from(atob("${Buffer.from(bytes).toString('base64')}"), (each) => each.charCodeAt(0));
const module = new WebAssembly.Module(bytes);
export function instantiate(host) {
  const asked = { ${functions.join(', ')} };
  return new WebAssembly.Instance(module, { ${names.map((name) => `${JSON.stringify(name)}: asked`).join(', ')} }).exports;
}
`;
}

/** @returns {import('vite').Plugin} */
export function kernel() {
  return {
    name: 'kernel',
    enforce: 'pre',
    load: {
      filter: { id: /\?kernel$/ },
      handler: async function (id) {
        const file = id.slice(0, -suffix.length);
        for (const entry of readdirSync(path.dirname(file), { recursive: true }))
          if (String(entry).endsWith('.ts')) this.addWatchFile(path.join(path.dirname(file), String(entry)));
        return { code: moduleOf(await compileOnce(file)), map: null };
      },
    },
  };
}
