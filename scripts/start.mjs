import { checkNode, ensureInstalled, fail, run, tool } from './lib.mjs';

checkNode();
await ensureInstalled();
if ((await run([...tool('vite'), 'build', '--logLevel', 'warn'])) !== 0) fail('The build failed.');
const open = process.env.CI || process.env.NO_OPEN ? [] : ['--open'];
process.exit(
  await run([
    ...tool('vite'),
    'preview',
    '--host',
    '127.0.0.1',
    '--port',
    process.env.PORT ?? '4173',
    ...open,
    ...process.argv.slice(2),
  ]),
);
