// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/**
 * How many tests ended how.
 *
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * The parts of Vitest's JSON report that count.
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly unknown[] }[]} testResults - One a file.
 */

/**
 * The parts of Playwright's JSON report that count. Nothing is tried again, so a flaky test is a failed one.
 *
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 */

/**
 * Reads the report of a runner.
 *
 * @param {string} file
 * @returns {unknown} undefined when the runner ended before it wrote one.
 */
export function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {VitestReport | undefined} report
 * @param {number} code - The exit code of the runner.
 * @returns {Tally}
 */
export function tallyVitest(report, code) {
  if (report === undefined) return honest({ passed: 0, failed: 0, skipped: 0 }, code);
  // A file that does not load has no tests to count.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return honest(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    code,
  );
}

/**
 * @param {PlaywrightReport | undefined} report
 * @param {number} code - The exit code of the runner.
 * @returns {Tally}
 */
export function tallyPlaywright(report, code) {
  const { expected, unexpected, flaky, skipped } = report?.stats ?? {
    expected: 0,
    unexpected: 0,
    flaky: 0,
    skipped: 0,
  };
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/**
 * The last line of npm test.
 *
 * @param {readonly Tally[]} tallies
 */
export function sumLine(tallies) {
  const { passed, failed, skipped } = sum(tallies);
  return [
    `${String(passed)} passed`,
    `${String(failed)} failed`,
    `${String(skipped)} skipped`,
  ].join(', ');
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * A runner that ran nothing has failed, and so has one that ends badly though no test of it failed.
 *
 * @param {Tally} tally
 * @param {number} code
 * @returns {Tally}
 */
function honest(tally, code) {
  const ranNothing = tally.passed + tally.failed === 0;
  const endedBadly = code !== 0 && tally.failed === 0;
  return ranNothing || endedBadly ? { ...tally, failed: tally.failed + 1 } : tally;
}
