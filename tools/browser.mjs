// @ts-check
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';
import { Problem } from './problem.mjs';
import { runTool } from './tool.mjs';

/** Names under which Chromium and Chrome stand on PATH. `chromium-browser` of Ubuntu only tells to use snap. */
const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'chrome'];
/** What Debian calls a browser and a font with Chinese in it. */
const debianPackages = ['chromium', 'fonts-noto-cjk'];
const downloadLimitMs = 120_000;
const debianLimitMs = 600_000;

/**
 * Where a browser is looked for.
 *
 * @typedef {object} Surroundings
 * @property {NodeJS.ProcessEnv} env
 * @property {() => string | undefined} playwrightPath - Where Playwright keeps its own Chromium, there or not.
 */

/** @type {Surroundings} */
const here = { env: process.env, playwrightPath: playwrightChromium };

/**
 * The browser for the tests that is already there: BROWSER_PATH, Playwright's own, one on PATH.
 *
 * @param {Surroundings} [surroundings]
 * @returns {string} Its path.
 * @throws {Problem} with the ways to get one.
 */
export function findBrowser(surroundings = here) {
  const found = presentBrowser(surroundings);
  if (found === undefined) throw noBrowser();
  return found;
}

/**
 * Ways to get a browser, in the order in which they are tried.
 *
 * @typedef {{ name: string, attempt: () => Promise<{ code: number, output: string }> }} Way
 */

/**
 * The browser for the tests. When none is there it is installed: Debian's package for root on Debian,
 * else Playwright's download, each with a time limit.
 *
 * @param {Surroundings} [surroundings]
 * @param {readonly Way[]} [ways]
 * @returns {Promise<string>} Its path.
 * @throws {Problem} with what was tried, what it printed, and what to do instead.
 */
export async function ensureBrowser(surroundings = here, ways = waysHere(surroundings.env)) {
  let tried = '';
  for (const { name, attempt } of ways) {
    const found = presentBrowser(surroundings);
    if (found !== undefined) return found;
    console.log(`No browser is there: ${name} …`);
    const { code, output } = await attempt();
    if (code !== 0) tried += `${lastLines(output)}\n${name} failed (exit code ${String(code)}).\n`;
  }
  const found = presentBrowser(surroundings);
  if (found === undefined) throw noBrowser(tried);
  return found;
}

/** @param {Surroundings} surroundings */
function presentBrowser({ env, playwrightPath }) {
  const named = env['BROWSER_PATH'];
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named;
    throw new Problem(
      `BROWSER_PATH names "${named}", which is no program. Correct it, or unset it to use the browser that is installed.`,
    );
  }
  const own = playwrightPath();
  if (own !== undefined && existsSync(own)) return own;
  return onPath(names, env);
}

/** @param {string} [tried] */
function noBrowser(tried = '') {
  return new Problem(
    `${tried}No browser for the tests was found. Install Chromium or Chrome (Debian: apt-get install ${debianPackages.join(' ')}),\n` +
      'or name one: BROWSER_PATH=/path/to/chrome npm test',
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Way[]}
 */
function waysHere(env) {
  /** @type {Way} */
  const download = { name: 'playwright install chromium', attempt: downloadChromium };
  const isDebian = existsSync('/etc/debian_version') && onPath(['apt-get'], env) !== undefined;
  return isDebian && process.getuid?.() === 0
    ? [{ name: 'apt-get install', attempt: installDebianChromium }, download]
    : [download];
}

async function installDebianChromium() {
  const options = /** @type {const} */ ({ output: 'keep', limitMs: debianLimitMs });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A failed update is no reason to stop: the lists that are there may do.
  const update = await run('apt-get', ['update', '-q'], { ...options, env });
  const install = ['install', '-q', '-y', '--no-install-recommends', ...debianPackages];
  const { code, output } = await run('apt-get', install, { ...options, env });
  return { code, output: update.output + output };
}

async function downloadChromium() {
  const args = ['install', '--no-shell', '--no-progress', 'chromium'];
  const { code, output, late } = await runTool('playwright', args, {
    output: 'keep',
    limitMs: downloadLimitMs,
  });
  return { code, output: late ? `${output}It took more than two minutes and was ended.` : output };
}

/** @returns {string | undefined} undefined when Playwright is not installed or has no Chromium for this system. */
function playwrightChromium() {
  try {
    /** @type {unknown} */
    const loaded = createRequire(import.meta.url)('playwright');
    const { chromium } = /** @type {typeof import('playwright')} */ (loaded);
    return chromium.executablePath();
  } catch {
    // Not installed yet, or a system that Playwright does not know: the other places remain.
    return undefined;
  }
}

/**
 * @param {readonly string[]} programs
 * @param {NodeJS.ProcessEnv} env
 */
function onPath(programs, env) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return programs
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find((path) => isProgram(path));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // It is not there, or not for this user to run.
    return false;
  }
}

/** @param {string} text */
function lastLines(text) {
  return text.trim().split('\n').slice(-20).join('\n');
}
