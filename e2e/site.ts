import { test as base, expect, type BrowserContext, type Page } from 'playwright/test';

export { expect };

interface Guard {
  /** True in a test that breaks a request on purpose. */
  allowsFailedRequests: boolean;
  /** What went wrong so far in any browser context of the test; what is left at its end fails it. */
  faults: string[];
}

/**
 * Playwright's test, made strict for this site: a script error, a console.error, a file that is not found, or a
 * request that leaves the site's own origin fails the test, whatever it was about. Requests that leave are
 * also stopped.
 */
export const test = base.extend<Guard>({
  allowsFailedRequests: [false, { option: true }],
  faults: [
    async ({ browser, baseURL, allowsFailedRequests }, use) => {
      const faults: string[] = [];
      const { origin } = new URL(baseURL ?? 'http://localhost');
      const routed: Promise<unknown>[] = [];
      const watch = (context: BrowserContext) => {
        routed.push(watchContext(context, { faults, origin, allowsFailedRequests }));
      };
      browser.contexts().forEach(watch);
      browser.on('context', watch);
      await use(faults);
      browser.off('context', watch);
      await Promise.all(routed);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** @returns when requests that leave the origin are stopped. */
async function watchContext(
  context: BrowserContext,
  {
    faults,
    origin,
    allowsFailedRequests,
  }: { faults: string[]; origin: string; allowsFailedRequests: boolean },
): Promise<void> {
  context.on('weberror', (fault) => faults.push(`script error: ${fault.error().message}`));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The browser says of each failed request what the answer below says, too.
    if (message.text().startsWith('Failed to load resource:') && allowsFailedRequests) return;
    faults.push(`console.error: ${message.text()}`);
  });
  context.on('response', (response) => {
    if (response.status() < 400 || allowsFailedRequests) return;
    faults.push(`${response.status()} for ${response.url()}`);
  });
  await context.route(
    (url) => url.origin !== origin && /^(https?|wss?):$/.test(url.protocol),
    (route) => {
      faults.push(`request leaves the site: ${route.request().url()}`);
      return route.abort();
    },
  );
}

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
