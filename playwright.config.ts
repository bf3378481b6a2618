import { defineConfig } from 'playwright/test';
import { findBrowser } from './tools/browser.mjs';
import { freePort } from './tools/port.mjs';
import { readBase } from './tools/server.mjs';

/** Workers read this file again: the first reading fixes the port for all of them. */
process.env['E2E_PORT'] ??= String(await freePort());
const port = process.env['E2E_PORT'];
const url = `http://localhost:${port}${readBase()}`;
const isRoot = process.getuid?.() === 0;

/** The built site, served as npm run preview does, in a real browser. Nothing is tried twice. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results/e2e',
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // Two cores may be busy with more than these tests.
  expect: { timeout: 10_000 },
  // What npm test keeps of the output is what failed, without a line for each test that passed.
  reporter: [
    [process.stdout.isTTY ? 'list' : 'dot'],
    ['json', { outputFile: 'test-results/e2e.json' }],
  ],
  use: {
    baseURL: url,
    locale: 'zh-CN',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      // A browser of the system: it must neither ask its maker for anything nor use what a headless machine lacks.
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node tools/preview.mjs',
    url,
    env: { PORT: port },
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
