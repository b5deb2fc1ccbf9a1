import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'e2e/stand-in/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    environment: 'node',
    setupFiles: ['scripts/unit-tests-setup.ts'],
    testTimeout: 60_000,
    // Shared machines stall; a stall is no failure of the change under test.
    retry: process.env['CI'] === undefined ? 0 : 1,
    maxWorkers: 2,
  },
});
