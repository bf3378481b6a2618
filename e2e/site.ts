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

/**
 * The addresses of every page a reader can come to by links from the landing page, and of the page for a wrong
 * address. Read without a browser, so that a page's script cannot hide a link.
 */
export async function allPages(page: Page): Promise<string[]> {
  await page.goto('./');
  const home = new URL('./', page.url()).href;
  const found = new Set([home]);
  for (const address of found) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    for (const [, href = ''] of (await answer.text()).matchAll(/<a\s[^>]*?href="([^"]+)"/g)) {
      const { origin, pathname } = new URL(href, address);
      if (origin + '/' === new URL('/', home).href && pathname.endsWith('/')) {
        found.add(origin + pathname);
      }
    }
  }
  expect(found.size).toBeGreaterThan(4);
  return [...found, new URL('404.html', home).href];
}
