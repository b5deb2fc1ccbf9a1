import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const isCi = process.env['CI'] !== undefined;

// eslint-disable-next-line no-restricted-syntax -- Playwright reads the default export
export default defineConfig({
  testDir: join(import.meta.dirname, 'specs'),
  outputDir: join(import.meta.dirname, '..', 'test-results', 'e2e'),
  // A test starts a browser of its own; on a busy machine with two cores that alone can take seconds.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: isCi,
  // A test that passes at the second try has found a race; it is repaired, not repeated.
  retries: 0,
  reporter: [['list']],
  use: { trace: 'off' },
});
