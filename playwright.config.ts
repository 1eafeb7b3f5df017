import { defineConfig } from '@playwright/test';
import { browserLaunch } from './scripts/browser.mjs';

const { channel, ...launchOptions } = browserLaunch();
const isContinuous = process.env['CI'] !== undefined;
const port = Number(process.env['E2E_PORT'] ?? 4319);

/** Journeys run against the built page; npm test builds it first. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // How long a journey takes is the machine's business; this only ends one that hangs.
  timeout: 120_000,
  // The default leaves half of the cores to nobody.
  workers: '100%',
  forbidOnly: isContinuous,
  retries: isContinuous ? 1 : 0,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    trace: 'on-first-retry',
    launchOptions,
    ...(channel === undefined ? {} : { channel }),
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
  },
});
