import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const isCi = process.env['CI'] !== undefined;

// eslint-disable-next-line no-restricted-syntax -- Playwright reads the default export
export default defineConfig({
  testDir: join(import.meta.dirname, 'specs'),
  outputDir: join(import.meta.dirname, '..', 'test-results', 'e2e'),
  // A test starts a browser of its own; on a busy machine with two cores that alone can take many seconds. Nothing waits longer
  // than it must: these are the limits for a machine at its worst.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: isCi,
  // A test that passes at the second try has found a race: the report names it as flaky, and it is repaired. It does not
  // hold up a release, since shared machines stall now and then.
  retries: isCi ? 1 : 0,
  reporter: [['list']],
  use: { trace: 'off' },
});
