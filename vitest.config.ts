import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserLaunch } from './scripts/browser.mjs';
import { kernel } from './scripts/kernel.mjs';

const browserTests = 'src/**/*.browser.test.{ts,tsx}';

export default defineConfig({
  plugins: [react(), tailwindcss(), kernel()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // How long a test takes is the machine's business; this only ends one that hangs.
          testTimeout: 300_000,
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
