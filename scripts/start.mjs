// npm start: on a fresh clone installs, builds, serves the page and prints its address. PORT and NO_OPEN are heeded.
import { checkNode, ensureInstalled, fail, run, tool } from './lib.mjs';

checkNode();
await ensureInstalled();
if ((await run([...tool('vite'), 'build', '--logLevel', 'warn'])) !== 0) fail('The build failed; see above.');

const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const open = hasScreen && !process.env.CI && !process.env.NO_OPEN ? ['--open'] : [];
const address = ['--host', '127.0.0.1', '--port', process.env.PORT ?? '4173'];
console.log('Loadbearing is served here (stop with Ctrl+C):');
process.exit(await run([...tool('vite'), 'preview', ...address, ...open, ...process.argv.slice(2)]));
