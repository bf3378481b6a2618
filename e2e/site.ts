import { test as base, expect, type Page } from 'playwright/test';

export { expect };

/**
 * Playwright's test, made strict for this site: a script error on the page, a file that is not found, or a
 * request that leaves the site's own origin fails the test, whatever it was about. Requests that leave are
 * also stopped.
 */
export const test = base.extend<{ allowsFailedRequests: boolean }>({
  /** True in a test that breaks a request on purpose. */
  allowsFailedRequests: [false, { option: true }],
  page: async ({ page, baseURL, allowsFailedRequests }, use) => {
    const faults: string[] = [];
    const { origin } = new URL(baseURL ?? 'http://localhost');
    page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 400 && !allowsFailedRequests) {
        faults.push(`${response.status()} for ${response.url()}`);
      }
    });
    await page.route(
      (url) => url.origin !== origin && /^(https?|wss?):$/.test(url.protocol),
      (route) => {
        faults.push(`request leaves the site: ${route.request().url()}`);
        return route.abort();
      },
    );
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** A chapter with every kind of island, for tests that need one page. Paths are relative to the base. */
export const chapter = './swarm/create/';
/** A page of text only. */
export const textPage = './appendix/glossary/';

/** The addresses of every page: what the sidebar lists, and the landing page. */
export async function allPages(page: Page): Promise<string[]> {
  await page.goto(chapter);
  const home = await page.locator('.site-title').evaluate((link: HTMLAnchorElement) => link.href);
  const links = await page
    .locator('#starlight__sidebar a')
    .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
  expect(links.length).toBeGreaterThan(2);
  return [home, ...new Set(links)];
}
