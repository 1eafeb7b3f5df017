import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { kernel } from './scripts/kernel.mjs';

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  // Widgets set style attributes and insert style elements; scripts are never inline.
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
].join('; ');

/** The content security policy goes into the built page only: the development server needs an inline script. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
};

export default defineConfig({
  // Relative addresses: the built page also works from a sub-folder of a site.
  base: './',
  plugins: [react(), tailwindcss(), contentSecurityPolicy, kernel()],
  build: {
    rolldownOptions: {
      // The model layers do nothing when they are loaded: what comes through one door need not be loaded for another thing behind it.
      treeshake: { moduleSideEffects: (id) => !/\/src\/(design|catalog|pricing|gallery|exercises|judging)\//.test(id) },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [kernel()],
    // A column of the engine that is a `var` may be replaced, so every access would look it up anew: a run takes a quarter longer.
    rolldownOptions: { output: { topLevelVar: false } },
  },
});
