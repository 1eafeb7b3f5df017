import { defineConfig } from 'vite';
import { kernel } from './scripts/kernel.mjs';

/** The headless bundle. Node 20 cannot strip types and knows no extensionless imports, so the entry is bundled once. */
export default defineConfig({
  publicDir: false,
  plugins: [kernel()],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist-cli',
    minify: false,
    rolldownOptions: {
      input: { cli: 'src/cli/index.ts' },
      output: { entryFileNames: '[name].js', topLevelVar: false },
    },
  },
  ssr: { noExternal: true },
});
