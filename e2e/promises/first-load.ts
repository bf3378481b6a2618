import type { BrowserContext, Page } from 'playwright/test';
import { expect } from '../site.ts';

/** A file that the browser fetched, by its address. */
export interface Loaded {
  type: string;
  body: Buffer;
}

/**
 * Opens a page in a fresh context and waits until everything it asks for has come: the network is quiet, every
 * request has ended, and nothing is missing that the page or its scripts name. Quiet alone is not enough: on a busy
 * machine the browser pauses between a script and what that script imports. What the page loads later is added.
 */
export async function firstLoad(
  context: BrowserContext,
  address: string,
): Promise<{ page: Page; loaded: ReadonlyMap<string, Loaded>; shift: number }> {
  const cold = await context.newPage();
  const loaded = new Map<string, Loaded>();
  let open = 0;
  context.on('request', () => open++);
  context.on('requestfailed', () => open--);
  context.on('requestfinished', async (request) => {
    const body = (await (await request.response())?.body()) ?? Buffer.alloc(0);
    loaded.set(request.url(), { type: request.resourceType(), body });
    open--;
  });
  await cold.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = (entry as unknown as { value: number }).value;
        document.documentElement.dataset['shift'] = String(
          Number(document.documentElement.dataset['shift'] ?? 0) + shift,
        );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await cold.goto(address, { waitUntil: 'networkidle' });
  await expect.poll(() => [open, ...missing(address, loaded)], address).toEqual([0]);
  // Chromium fetches the icon for its tab and tells no test of it.
  for (const icon of named(address, loaded).filter(({ isIcon }) => isIcon)) {
    if (loaded.has(icon.url)) continue;
    const body = await (await context.request.get(icon.url)).body();
    loaded.set(icon.url, { type: 'image', body });
  }
  const shift = await cold.evaluate(() => document.documentElement.dataset['shift']);
  return { page: cold, loaded, shift: Number(shift ?? 0) };
}

/** Files that the page names in its head and scripts, and that its scripts import, but that have not come yet. */
function missing(address: string, loaded: ReadonlyMap<string, Loaded>): string[] {
  return named(address, loaded)
    .filter(({ url, isIcon }) => !isIcon && !loaded.has(url))
    .map(({ url }) => url);
}

/** What a browser fetches without a press, as far as the files that came name it. */
function named(
  address: string,
  loaded: ReadonlyMap<string, Loaded>,
): { url: string; isIcon: boolean }[] {
  return [...loaded].flatMap(([url, { type, body }]) => {
    const text = body.toString();
    if (type === 'document') {
      const tags = text.match(/<(?:link|script)\b[^>]*>/g) ?? [];
      return tags.flatMap((tag) => {
        const isIcon = /\brel="?[^">]*\bicon\b/.test(tag);
        const isLoaded =
          isIcon || /^<script|\brel="?(stylesheet|modulepreload|preload)\b/.test(tag);
        const target = /\s(?:href|src)="?([^"\s>]+)/.exec(tag)?.[1];
        return isLoaded && target !== undefined
          ? [{ url: new URL(target, address).href, isIcon }]
          : [];
      });
    }
    if (type !== 'script') return [];
    const imports = text.matchAll(/\b(?:import|from)\s*["'](\.{0,2}\/[^"']+)["']/g);
    return [...imports].map(([, target = '']) => ({
      url: new URL(target, url).href,
      isIcon: false,
    }));
  });
}
