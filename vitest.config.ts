import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit tests stand beside their module. What needs the built site is in e2e/, for Playwright. */
export default defineConfig({
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    include: ['src/**/*.test.ts', 'playgrounds/**/*.test.ts', 'tools/**/*.test.ts'],
    // Some tests start programs, and two cores may be busy with more than these tests.
    testTimeout: 20_000,
    exclude: ['**/node_modules/**', 'playgrounds/sandboxes/**'],
  },
});
