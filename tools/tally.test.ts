import { describe, expect, it } from 'vitest';
import { sumLine, tallyPlaywright, tallyVitest } from './tally.mjs';

const vitest = {
  numPassedTests: 40,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};
const playwright = { stats: { expected: 12, unexpected: 0, flaky: 0, skipped: 1 } };
const nothing = { passed: 0, failed: 1, skipped: 0 };

describe('sumLine', () => {
  it('adds up every runner and the stages that are one program', () => {
    const lint = { passed: 1, failed: 0, skipped: 0 };
    const types = { passed: 0, failed: 1, skipped: 0 };
    const runners = [tallyVitest(vitest, 0), tallyPlaywright(playwright, 0)];
    expect(sumLine([lint, types, ...runners])).toBe('53 passed, 1 failed, 4 skipped');
  });
});

describe('tallyVitest', () => {
  it('counts a file that does not load as a failed test', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(tallyVitest({ ...vitest, testResults: [broken] }, 1)).toEqual({
      passed: 40,
      failed: 1,
      skipped: 3,
    });
  });

  it('counts a runner that ends badly without a failed test as failed', () => {
    expect(tallyVitest(vitest, 1)).toEqual({ passed: 40, failed: 1, skipped: 3 });
  });

  it('counts a runner that ran nothing as failed', () => {
    const empty = {
      ...vitest,
      numPassedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [],
    };
    expect(tallyVitest(empty, 0)).toEqual(nothing);
  });

  it('counts a runner that wrote no report as failed', () => {
    expect(tallyVitest(undefined, 0)).toEqual(nothing);
  });
});

describe('tallyPlaywright', () => {
  it('counts a flaky test as failed', () => {
    const flaky = { stats: { expected: 11, unexpected: 1, flaky: 1, skipped: 0 } };
    expect(tallyPlaywright(flaky, 1)).toEqual({ passed: 11, failed: 2, skipped: 0 });
  });

  it('counts a run in which every test was skipped as failed', () => {
    const skipped = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 3 } };
    expect(tallyPlaywright(skipped, 0)).toEqual({ passed: 0, failed: 1, skipped: 3 });
  });

  it('counts a runner that wrote no report as failed', () => {
    expect(tallyPlaywright(undefined, 1)).toEqual(nothing);
  });
});
