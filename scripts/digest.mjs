// npm run --silent digest -- --browser chromium|firefox|webkit: runs the same documents in this Node and in that browser, from one bundle,
// and compares the digests of their reports. Exit 1 when one differs or the browser cannot be started.
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { browserNames, openIn } from './digest-browsers.mjs';
import { checkNode, ensureInstalled, fail, root } from './lib.mjs';

/** Longest wait for the next run of a browser, ms: one that hangs or was refused its worker says nothing. */
const patienceMs = 300_000;

async function bundle(folder) {
  const [{ build }, { kernel }] = await Promise.all([import('vite'), import('./kernel.mjs')]);
  await build({
    root,
    configFile: false,
    publicDir: false,
    plugins: [kernel()],
    logLevel: 'error',
    build: {
      outDir: folder,
      minify: false,
      lib: { entry: path.join(root, 'src', 'cli', 'digest', 'runs.ts'), formats: ['es'], fileName: () => 'runs.js' },
      // As in the worker of the page.
      rolldownOptions: { output: { topLevelVar: false } },
    },
  });
  return path.join(folder, 'runs.js');
}

const page = '<!doctype html><title>Digests</title><script type="module" src="/start.js"></script>';
const start = `const say = (body) => fetch('/said', { method: 'POST', body: JSON.stringify(body) });
await say({ agent: navigator.userAgent });
const worker = new Worker('/worker.js', { type: 'module' });
worker.onerror = ({ message, filename, lineno }) => say({ error: \`\${message ?? 'the worker did not start'} (\${filename}:\${lineno})\` });`;
const worker = `import { digestRuns, outcomeOf } from '/runs.js';
const say = (body) => fetch('/said', { method: 'POST', body: JSON.stringify(body) });
try {
  for (const run of digestRuns) await say({ outcome: outcomeOf(run) });
  await say({ done: true });
} catch (error) {
  await say({ error: String(error) });
}`;

/** Serves the page, and hands on what it says. */
function serve(file, hear) {
  const texts = {
    '/': ['text/html', () => page],
    '/start.js': ['text/javascript', () => start],
    '/worker.js': ['text/javascript', () => worker],
    '/runs.js': ['text/javascript', () => readFileSync(file)],
  };
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      let text = '';
      request.on('data', (part) => (text += part));
      request.on('end', () => {
        response.writeHead(204).end();
        hear(JSON.parse(text));
      });
      return;
    }
    const [type, content] = texts[request.url] ?? [];
    response.writeHead(content ? 200 : 404, { 'content-type': type ?? 'text/plain' }).end(content?.());
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** What the browser came to: its name for itself and an outcome a run. */
function gather(name, file) {
  return new Promise((resolve, reject) => {
    const outcomes = [];
    let agent = '';
    let browser = null;
    let timer;
    const server = serve(file, hear);
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => end(() => reject(new Error(`${name} said nothing for ${patienceMs / 1000} s.`))),
        patienceMs,
      );
    };
    function hear(said) {
      wait();
      if (said.agent) agent = said.agent;
      if (said.outcome) outcomes.push(said.outcome);
      if (said.error) end(() => reject(new Error(`${name}: ${said.error}`)));
      if (said.done) end(() => resolve({ agent, outcomes }));
    }
    function end(settle) {
      clearTimeout(timer);
      Promise.all([server.then((listening) => listening.close()), browser?.close()]).then(settle, reject);
    }
    wait();
    server
      .then((listening) =>
        openIn(name, `http://127.0.0.1:${listening.address().port}/`, (reason) => end(() => reject(new Error(reason)))),
      )
      .then((opened) => (browser = opened))
      .catch((error) => end(() => reject(error)));
  });
}

function compare(name, own, theirs) {
  let differing = 0;
  for (const wanted of own) {
    const got = theirs.find((each) => each.name === wanted.name);
    const same = (what) => (got?.[what] === wanted[what] ? 'equal' : `DIFFERS: ${got?.[what] ?? 'nothing'}`);
    const isEqual = got?.report === wanted.report && got.expected === wanted.expected;
    if (!isEqual) differing++;
    console.log(
      `${isEqual ? 'equal  ' : 'DIFFERS'} ${wanted.report} ${wanted.name} (${wanted.events.toLocaleString('en-US')} events)`,
    );
    if (!isEqual) console.log(`        report ${same('report')}; expected figures ${same('expected')}`);
  }
  console.log(`${own.length - differing} of ${own.length} equal in Node ${process.versions.node} and ${name}`);
  return differing;
}

checkNode();
const { values } = parseArgs({ options: { browser: { type: 'string', default: 'chromium' } } });
if (!browserNames.includes(values.browser))
  fail(`--browser: one of ${browserNames.join(', ')}, not "${values.browser}"`);
await ensureInstalled();
const folder = mkdtempSync(path.join(tmpdir(), 'loadbearing-digest-'));
try {
  const file = await bundle(folder);
  const { agent, outcomes } = await gather(values.browser, file);
  const { digestRuns, outcomeOf } = await import(pathToFileURL(file).href);
  const differing = compare(agent, digestRuns.map(outcomeOf), outcomes);
  process.exitCode = differing > 0 || digestRuns.length === 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
