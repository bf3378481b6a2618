import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { allPages, chapter, expect, test, textPage } from '../site.ts';
import { firstLoad } from './first-load.ts';
import type { Loaded } from './first-load.ts';

/** The frame's budget: what a first load costs besides the content of `<main>`, in bytes after gzip. */
const budget = { frameBytes: 16 * 1024, scriptBytes: 8 * 1024, requests: 10 };
/** Past this, a chapter becomes a folder of pages. Reported, not failed. */
const longPageBytes = 40 * 1024;

const packed = (body: Buffer | string) => gzipSync(body, { level: 9 }).byteLength;

interface Cost {
  page: string;
  requests: number;
  html: number;
  styles: number;
  script: number;
  other: number;
  frame: number;
  main: number;
  shift: number;
}

test('every page keeps the frame’s budget on a cold first load', async ({
  browser,
  page,
  baseURL,
}) => {
  const costs: Cost[] = [];
  const pages = await allPages(page);
  // Each page waits until the network is quiet, and there will be many.
  test.setTimeout(30_000 + pages.length * 10_000);
  for (const address of pages) {
    const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    const { loaded, shift } = await firstLoad(context, address);
    const files = [...loaded.values()];
    const sum = (type: string) =>
      files.filter((file) => file.type === type).reduce((all, { body }) => all + packed(body), 0);
    const html = files.find(({ type }) => type === 'document')?.body.toString() ?? '';
    const withoutMain = html.replace(/(<main[^>]*>)[\s\S]*(<\/main>)/, '$1$2');
    expect(withoutMain.length, `${address} has a <main>`).toBeLessThan(html.length);
    const cost = {
      page: new URL(address).pathname,
      requests: files.length,
      html: packed(withoutMain),
      styles: sum('stylesheet'),
      script: sum('script'),
      main: packed(html) - packed(withoutMain),
      shift,
    };
    const all = files.reduce((total, { body }) => total + packed(body), 0);
    const other = all - packed(html) - cost.styles - cost.script;
    costs.push({ ...cost, other, frame: cost.html + cost.styles + cost.script + other });
    await context.close();
  }
  // npm test prints what lies here.
  mkdirSync('test-results/told', { recursive: true });
  writeFileSync('test-results/told/budgets.txt', table(costs));
  for (const cost of costs) {
    expect.soft(cost.frame, `${cost.page}: frame`).toBeLessThanOrEqual(budget.frameBytes);
    expect.soft(cost.script, `${cost.page}: script`).toBeLessThanOrEqual(budget.scriptBytes);
    expect.soft(cost.requests, `${cost.page}: requests`).toBeLessThanOrEqual(budget.requests);
    expect.soft(cost.shift, `${cost.page}: layout shift`).toBe(0);
    expect.soft(cost.styles, `${cost.page}: styles were seen`).toBeGreaterThan(0);
  }
});

test('a page without an island carries none of its script or style', async ({
  context,
  baseURL,
}) => {
  const { loaded } = await firstLoad(context, new URL(textPage, baseURL).href);
  const bodies = [...loaded]
    .filter(([url]) => /\.(js|css)$/.test(new URL(url).pathname))
    .map(([, { body }]) => body.toString());
  expect(bodies.length).toBeGreaterThan(1);
  expect(bodies.filter((body) => /command-replay|step-flow|slot-calculator/.test(body))).toEqual(
    [],
  );
});

test('a page with three recordings ships no byte of xterm and at most 3 kB of the island before a press', async ({
  context,
  baseURL,
}) => {
  const { loaded, page } = await firstLoad(context, new URL(chapter, baseURL).href);
  expect(await page.locator('command-replay').count()).toBeGreaterThanOrEqual(3);
  const scripts = () => [...loaded.values()].filter(({ type }) => type === 'script');
  const sizeOf = (files: readonly Loaded[]) =>
    files.reduce((sum, { body }) => sum + packed(body), 0);
  // Words that stand in these files whatever they are called: what an element is registered as, a class of xterm's.
  const own = () => scripts().filter(({ body }) => body.includes('command-replay'));
  const xterm = () => [...loaded.values()].filter(({ body }) => body.includes('xterm-helper'));
  const before = { own: sizeOf(own()), xterm: sizeOf(xterm()) };

  await page.locator('command-replay [data-open="watch"]').first().click();
  await expect(page.locator('.xterm-rows').first()).toBeVisible();
  // The same words find it once the reader has asked.
  await expect.poll(() => sizeOf(xterm())).toBeGreaterThan(40 * 1024);
  mkdirSync('test-results/told', { recursive: true });
  writeFileSync(
    'test-results/told/recordings.txt',
    `A page with ${await page.locator('command-replay').count()} recordings, gzip: ` +
      `${before.own} bytes of the island’s script and ${before.xterm} of xterm before a press, ` +
      `${(sizeOf(xterm()) / 1024).toFixed(0)} KiB of xterm after it.`,
  );
  expect(before.own).toBeGreaterThan(0);
  expect(before.own).toBeLessThanOrEqual(3 * 1024);
  expect(before.xterm).toBe(0);
});

function table(costs: readonly Cost[]): string {
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1).padStart(7);
  const head = 'gzip, KiB: frame = html + styles + script + other; main is reported only';
  const names = ['requests', 'html', 'styles', 'script', 'other', 'frame', 'main', 'shift'];
  const rows = costs.map((cost) =>
    [
      String(cost.requests).padStart(8),
      ...[cost.html, cost.styles, cost.script, cost.other, cost.frame, cost.main].map(kilobytes),
      cost.shift.toFixed(4).padStart(7),
      `  ${cost.page}${cost.main > longPageBytes ? '  ← longer than 40 KiB: make it a folder of pages' : ''}`,
    ].join(' '),
  );
  return [
    head,
    names.map((name, index) => name.padStart(index === 0 ? 8 : 7)).join(' '),
    ...rows,
  ].join('\n');
}
