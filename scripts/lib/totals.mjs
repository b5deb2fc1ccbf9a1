/**
 * Counts over test reports. A report that is missing or names a file that could not be run counts as a failure, so that
 * a crash never looks like success.
 * @typedef {{ passed: number, failed: number, skipped: number, skippedNames: string[],
 *   flakyNames?: string[] }} Totals
 */

/**
 * @param {any} report Vitest's JSON report, or null if there is none
 * @returns {Totals}
 */
export function unitTotals(report) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0, skippedNames: [] };
  const results = report.testResults.flatMap((file) => file.assertionResults);
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  const skipped = results.filter((result) => !['passed', 'failed'].includes(result.status));
  return {
    passed: results.filter((result) => result.status === 'passed').length,
    failed: results.filter((result) => result.status === 'failed').length + brokenFiles.length,
    skipped: skipped.length,
    skippedNames: skipped.map((result) => result.fullName),
  };
}

/**
 * @param {any} report Playwright's JSON report, or null if there is none
 * @returns {Totals}
 */
export function endToEndTotals(report) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0, skippedNames: [] };
  const specs = report.suites.flatMap((suite) => specsOf(suite, []));
  const tests = specs.flatMap(({ spec, path }) =>
    spec.tests.map((test) => ({ test, name: [...path, spec.title].join(' › ') })),
  );
  const skipped = tests.filter(({ test }) => test.status === 'skipped');
  return {
    passed: tests.filter(({ test }) => ['expected', 'flaky'].includes(test.status)).length,
    failed: tests.filter(({ test }) => test.status === 'unexpected').length + report.errors.length,
    skipped: skipped.length,
    skippedNames: skipped.map(({ test, name }) => `${name}${reasonOf(test)}`),
    flakyNames: tests.filter(({ test }) => test.status === 'flaky').map(({ name }) => name),
  };
}

function specsOf(suite, path) {
  // The outermost suite is the file, which says nothing to a reader.
  const below = (suite.suites ?? []).flatMap((inner) => specsOf(inner, [...path, inner.title]));
  return [...suite.specs.map((spec) => ({ spec, path })), ...below];
}

function reasonOf(test) {
  const reason = test.annotations.find((annotation) => annotation.type === 'skip')?.description;
  return reason === undefined ? '' : ` (${reason})`;
}

/**
 * The last line of a test run.
 * @param {readonly Totals[]} totals
 * @returns {string}
 */
export function totalLine(totals) {
  const sum = (key) => totals.reduce((result, entry) => result + entry[key], 0);
  const skipped = sum('skipped');
  return `${String(sum('passed'))} passed, ${String(sum('failed'))} failed${skipped === 0 ? '' : `, ${String(skipped)} skipped`}`;
}
