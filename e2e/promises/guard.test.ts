import type { Page } from 'playwright/test';
import { chapter, expect, test } from '../site.ts';

// What e2e/site.ts promises of every test, held to it by faults on purpose.
const committed: readonly (readonly [name: string, commit: () => void, fault: RegExp])[] = [
  [
    'a script error',
    () => {
      setTimeout(() => {
        throw new Error('on purpose');
      });
    },
    /^script error: on purpose$/,
  ],
  [
    'a console.error',
    () => {
      console.error('on purpose');
    },
    /^console\.error: on purpose$/,
  ],
  [
    'a file that is not found',
    () => {
      new Image().src = '/nowhere.png';
    },
    /^404 for .*\/nowhere\.png$/,
  ],
  [
    'a request that leaves the site',
    () => {
      new Image().src = 'http://elsewhere.invalid/a.png';
    },
    /^request leaves the site: http:\/\/elsewhere\.invalid\/a\.png$/,
  ],
];

/** Waits for the fault, then forgives all. */
async function meet(page: Page, faults: string[], commit: () => void, fault: RegExp) {
  await page.goto(chapter);
  await page.evaluate(commit);
  await expect.poll(() => faults).toContainEqual(expect.stringMatching(fault));
  // A failed request is told by the console as well, after it.
  await page.goto('about:blank');
  faults.length = 0;
}

test.describe('a fault', () => {
  for (const [name, commit, fault] of committed) {
    test(`is noticed: ${name}`, async ({ page, faults }) => {
      await meet(page, faults, commit, fault);
    });
  }

  test('is noticed in a browser context of the test’s own', async ({
    browser,
    baseURL,
    faults,
  }) => {
    const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    const page = await context.newPage();
    for (const [, commit, fault] of committed) await meet(page, faults, commit, fault);
    await context.close();
  });

  test('fails its test', ({ faults }) => {
    test.fail();
    faults.push('a fault');
  });
});
