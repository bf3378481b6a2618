// @ts-check
import { existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from './child.mjs';
import { ownNodePath, projectRoot, requireNode, runs, thisMachine } from './node.mjs';
import { Problem } from './problem.mjs';

/**
 * How what is installed stands to package-lock.json.
 *
 * @typedef {'fresh' | 'stale' | 'missing'} Installation
 */

/**
 * Compares the lock with the one that npm leaves in node_modules when an installation is complete,
 * whoever ran it. A package that the lock calls optional may be absent: it is another platform's.
 *
 * @param {string} [root]
 * @returns {Installation}
 */
export function installation(root = projectRoot) {
  const done = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(done)) return 'missing';
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(done);
  for (const [path, entry] of wanted) {
    const other = present.get(path);
    if (other === undefined ? entry.optional !== true : !isSame(entry, other)) return 'stale';
  }
  return [...present.keys()].every((path) => wanted.has(path)) ? 'fresh' : 'stale';
}

/**
 * Installs the locked dependencies when they are missing or stale, and says so in one line.
 *
 * @throws {Problem} when Node is too old or npm fails.
 */
export async function ensureInstalled() {
  requireNode();
  const state = installation();
  if (state === 'fresh') return;
  const started = Date.now();
  process.stdout.write(`Dependencies are ${state}: npm ci … `);
  const ending = await run(...npm(['ci']));
  console.log(`${String(Math.round((Date.now() - started) / 1000))} s`);
  if (ending.code !== 0) {
    // npm ends with pages of its usage; the reason stands at the beginning.
    const reason = ending.output.split('\n').filter((line) => !line.startsWith('npm warn'));
    throw new Problem(
      `${reason.slice(0, 12).join('\n').trim()}\nnpm ci failed (exit code ${String(ending.code)}). All it says: npm ci`,
    );
  }
  removeDeadNode();
}

/**
 * npm runs by the Node that started it: the project's own is among the files that npm ci replaces.
 *
 * @param {string[]} args
 * @returns {Parameters<typeof run>}
 */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node = process.execPath } = process.env;
  const options = { output: /** @type {const} */ ('keep'), cwd: projectRoot };
  return script !== undefined && basename(script) === 'npm-cli.js'
    ? [node, [script, ...args], options]
    : ['npm', args, { ...options, shell: process.platform === 'win32' }];
}

/**
 * Where the project's Node does not run (musl), npm has linked it all the same, and scripts would find
 * it before the system's. Without the link they find the system's.
 */
function removeDeadNode() {
  const link = join(projectRoot, 'node_modules', '.bin', 'node');
  const isThere = lstatSync(link, { throwIfNoEntry: false }) !== undefined;
  if (isThere && !runs(ownNodePath(thisMachine()))) rmSync(link);
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @param {string} file - A lock of npm.
 * @returns {Map<string, LockedPackage>} By path; the project itself is left out.
 */
function packagesOf(file) {
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const { packages } = /** @type {{ packages: Record<string, LockedPackage> }} */ (lock);
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}

/**
 * @param {LockedPackage} one
 * @param {LockedPackage} other
 */
function isSame(one, other) {
  return one.version === other.version && one.integrity === other.integrity;
}
