import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { browserLaunch } from './scripts/browser.mjs';
import { kernel } from './scripts/kernel.mjs';

/** Begun first, in this order, so that no core is left with one of them at the end. */
const slowest = [
  'src/cli/experiments/rows-surge',
  'src/cli/experiments/rows-distributed',
  'src/gallery/retry-storm',
  'src/sharing/link.',
  'src/cli/experiments/rows-scaling',
  'src/cli/experiments/rows-robustness',
  'src/simulation/identities',
  'src/simulation/field-law',
  'src/cli/fidelity/',
  'src/cli/experiments/',
  'src/simulation/balance/',
  'src/simulation/',
];

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = slowest.findIndex((name) => moduleId.includes(`/${name}`));
      return at < 0 ? slowest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

const browserTests = 'src/**/*.browser.test.{ts,tsx}';

export default defineConfig({
  plugins: [react(), tailwindcss(), kernel()],
  test: {
    // Otherwise a core is kept free for nobody.
    maxWorkers: '100%',
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Every run resets the machine and every store its state: files need no process each, of which loading all modules takes half the time.
          isolate: false,
          // How long a test takes is the machine's business; this only ends one that hangs.
          testTimeout: 1_200_000,
          include: ['src/**/*.test.ts'],
          exclude: [browserTests],
        },
      },
      {
        extends: true,
        // Vitest reloads, and fails, a file that adds an import its dependency cache does not know: let it know all.
        optimizeDeps: { entries: ['index.html', 'src/**/*.{ts,tsx}'] },
        test: {
          name: 'browser',
          include: [browserTests],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browserLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
