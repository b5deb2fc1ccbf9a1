/**
 * `npm test`: everything, from a fresh clone. Its last line is the true total of unit and end-to-end tests; formatting, lint,
 * types and the build count as one failure each when they fail.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { provideBuild } from './lib/build.mjs';
import { provideDependencies } from './lib/dependencies.mjs';
import { provideChromium } from './lib/prerequisites.mjs';
import { root, run, say } from './lib/process.mjs';
import { endToEndTotals, totalLine, unitTotals } from './lib/totals.mjs';

const results = join(root, 'test-results');
const unitReport = join(results, 'unit.json');
const endToEndReport = join(results, 'e2e.json');
const noTests = { passed: 0, failed: 0, skipped: 0, skippedNames: [] };
const oneFailure = { ...noTests, failed: 1 };

/** Runs one npm script and shows what it says; its failure is one failed check. */
async function check(name) {
  say(`npm run ${name}`);
  const code = await run('npm', ['run', '--silent', name]);
  if (code !== 0) say(`${name} failed.`);
  return code === 0 ? noTests : oneFailure;
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

async function unitTests() {
  say('Unit tests');
  await run('npx', [
    '--no-install',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]);
  return unitTotals(readReport(unitReport));
}

async function endToEndTests() {
  say('End-to-end tests');
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = endToEndReport;
  await run('npx', [
    '--no-install',
    'playwright',
    'test',
    '-c',
    'e2e/playwright.config.ts',
    '--reporter=list,json',
  ]);
  return endToEndTotals(readReport(endToEndReport));
}

/** A browser, for the editor's tests and the end-to-end tests. Without one they cannot run, which is a failure of its own. */
async function browser() {
  try {
    await provideChromium();
    return noTests;
  } catch (error) {
    say(error.message);
    return oneFailure;
  }
}

/** The end-to-end tests need a build; without it they cannot run, which is a failure of its own. */
async function builtAndTested() {
  try {
    await provideBuild(['main', 'window']);
  } catch (error) {
    say(`${error.message}\nThe end-to-end tests were not run.`);
    return oneFailure;
  }
  return endToEndTests();
}

async function main() {
  await provideDependencies();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const totals = [
    await check('check:format'),
    await check('check:lint'),
    await check('check:types'),
    await browser(),
    await unitTests(),
    await builtAndTested(),
  ];
  for (const name of totals.flatMap((entry) => entry.skippedNames)) say(`skipped: ${name}`);
  for (const name of totals.flatMap((entry) => entry.flakyNames ?? [])) say(`flaky, to be repaired: ${name}`);
  return totals;
}

main().then(
  (totals) => {
    process.stdout.write(`${totalLine(totals)}\n`);
    process.exitCode = totals.some((entry) => entry.failed > 0) ? 1 : 0;
  },
  (error) => {
    say(error.message);
    process.stdout.write(`${totalLine([oneFailure])}\n`);
    process.exitCode = 1;
  },
);
