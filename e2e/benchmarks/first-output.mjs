// @ts-check
/**
 * npm run bench:replay: how long it takes from the press to the first recorded output, beside asciinema-player on
 * the same recording. Each run is a cold visit in a context of its own, ours on a whole chapter, theirs on a page
 * with nothing else.
 *
 * Not part of the tests, because a busy machine spoils it. asciinema-player (Apache-2.0) is fetched into a temporary
 * folder each time and is in no lock: nobody who builds, reads or tests the book needs it.
 *
 *   npm run build && npm run preview      in another terminal
 *   npm run bench:replay [-- <address of the preview>]
 *
 * BROWSER_PATH names the Chromium, where it is not /usr/bin/chromium.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';

const runs = 20;
const [, , site = 'http://localhost:4321/'] = process.argv;
const recording = await (
  await fetch(new URL('recordings/swarm/create/inactive.cast', site))
).text();
const firstOutput = '[root@docker1';

const folder = mkdtempSync(join(tmpdir(), 'first-output-'));
const wanted = 'asciinema-player@3.17.0';
const where = ['--prefix', folder, '--no-audit', '--no-fund'];
execFileSync('npm', ['install', ...where, '--prefer-offline', wanted], { stdio: 'ignore' });
const bundle = join(folder, 'node_modules/asciinema-player/dist/bundle');
const theirs = await serveTheirs();
const browser = await chromium.launch({
  executablePath: process.env['BROWSER_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const addresses = { ours: new URL('swarm/create/', site).href, theirs: theirs.address };
  /** @type {Record<'ours' | 'theirs', number[]>} */
  const times = { ours: [], theirs: [] };
  for (let run = 0; run < runs; run++) {
    times.theirs.push(await measure(addresses.theirs, 'button', '#player'));
    const island = 'command-replay[data-recording="swarm/create/inactive"]';
    times.ours.push(
      await measure(addresses.ours, `${island} [data-open="watch"]`, `${island} [data-screens]`),
    );
  }
  const [ours, others] = [median(times.ours), median(times.theirs)];
  console.info(`From the press to the first recorded output, median of ${runs} alternating runs:`);
  console.info(`  this book        ${ours.toFixed(0)} ms`);
  console.info(`  asciinema-player ${others.toFixed(0)} ms`);
  console.info(`  difference       ${(ours - others).toFixed(0)} ms; the promise is at most 30 ms`);
  if (ours - others > 30) process.exitCode = 1;
} finally {
  await browser.close();
  theirs.close();
  rmSync(folder, { recursive: true });
}

/** A page that loads asciinema-player on a press, as ours does; files are packed, as our preview packs them. */
async function serveTheirs() {
  const page = `<!doctype html><meta charset="utf-8"><title>x</title><button>play</button><div id="player"></div>
    <script>
      const load = (tag, attributes) => new Promise((resolve) => {
        document.head.append(Object.assign(document.createElement(tag), { ...attributes, onload: resolve }));
      });
      document.querySelector('button').onclick = async () => {
        await Promise.all([
          load('script', { src: '/player.js' }),
          load('link', { rel: 'stylesheet', href: '/player.css' }),
        ]);
        AsciinemaPlayer.create('/x.cast', document.querySelector('#player'), { autoPlay: true, idleTimeLimit: 2 });
      };
    </script>`;
  const files = new Map([
    ['/', { type: 'text/html', body: Buffer.from(page) }],
    [
      '/player.js',
      { type: 'text/javascript', body: readFileSync(join(bundle, 'asciinema-player.min.js')) },
    ],
    ['/player.css', { type: 'text/css', body: readFileSync(join(bundle, 'asciinema-player.css')) }],
    ['/x.cast', { type: 'text/plain', body: Buffer.from(recording) }],
  ]);
  const packed = new Map(
    [...files].map(([path, { type, body }]) => [path, { type, body: gzipSync(body) }]),
  );
  const server = createServer(({ url }, response) => {
    const file = packed.get(url ?? '');
    response.writeHead(file ? 200 : 404, {
      ...(file && { 'content-type': file.type, 'content-encoding': 'gzip' }),
    });
    response.end(file?.body);
  });
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://localhost:${port}/`, close: () => server.close() };
}

/**
 * One cold visit: a context of its own, so nothing is cached.
 *
 * @param {string} address
 * @param {string} button
 * @param {string} screen
 */
async function measure(address, button, screen) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  // Ours is hidden until its script is there, and a terminal out of sight draws nothing.
  await page.locator(button).waitFor();
  await page.locator(button).evaluate((element) => element.scrollIntoView());
  const took = await page.evaluate(
    ({ button, screen, firstOutput }) =>
      new Promise((/** @type {(ms: number) => void} */ resolve, reject) => {
        const start = performance.now();
        const look = () => {
          const text = document.querySelector(screen)?.textContent?.replaceAll('\u00a0', ' ') ?? '';
          if (performance.now() - start > 10_000)
            reject(new Error(`nothing shown: ${text.slice(-200)}`));
          else if (text.includes(firstOutput)) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        /** @type {HTMLElement | null} */ (document.querySelector(button))?.click();
        look();
      }),
    { button, screen, firstOutput },
  );
  await context.close();
  return took;
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
