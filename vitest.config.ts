import { defineConfig } from 'vitest/config';

/** Rules and documents change nothing that another test could see, so their files share a process and what it has loaded. */
const pure = ['src/core/**/*.test.ts', 'src/contract/**/*.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['scripts/unit-tests-setup.ts'],
    testTimeout: 60_000,
    // Shared machines stall; a stall is no failure of the change under test.
    retry: process.env['CI'] === undefined ? 0 : 1,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: [
            'src/**/*.test.ts',
            'src/**/*.test.tsx',
            'e2e/stand-in/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', ...pure],
        },
      },
    ],
  },
});
