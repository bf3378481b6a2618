// @ts-check
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.mjs';

/** The folder of the project. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** The oldest Node that builds the site, where the project does not bring its own. */
const oldestToBuild = '22.12.0';
/** The oldest Node that runs these tools, where the project brings the one that builds. */
const oldestToStart = '20.0.0';

/**
 * What decides which Node is used.
 *
 * @typedef {object} Machine
 * @property {string} root - The folder that has node_modules.
 * @property {string} platform - As process.platform.
 * @property {string} arch - As process.arch.
 * @property {boolean} glibc - The Node of the project is built for glibc, not for musl.
 * @property {string} version - Of the Node that runs now, as process.version.
 * @property {string} execPath - The Node that runs now.
 */

/** @returns {Machine} The machine that this runs on. */
export function thisMachine() {
  const { platform, arch, version, execPath } = process;
  return { root: projectRoot, platform, arch, glibc: hasGlibc(), version, execPath };
}

/**
 * The Node that builds and tests the site: the project's own from node_modules where there is one
 * that runs, else the one that runs now.
 *
 * @param {Machine} [machine]
 * @returns {string} Its path.
 * @throws {Problem} when the one that runs now is too old.
 */
export function findNode(machine = thisMachine()) {
  const own = ownNodePath(machine);
  if (bringsNode(machine) && (own === machine.execPath || runs(own))) return own;
  requireVersion(machine.version, oldestToBuild);
  return machine.execPath;
}

/**
 * Refuses a Node with which the project cannot be installed and built, before anything is installed.
 *
 * @param {Machine} [machine]
 * @throws {Problem} naming the version that was found and the one that is needed.
 */
export function requireNode(machine = thisMachine()) {
  requireVersion(machine.version, bringsNode(machine) ? oldestToStart : oldestToBuild);
}

/**
 * Where the project's own Node is once the dependencies are installed.
 *
 * @param {Pick<Machine, 'root' | 'arch'>} machine
 */
export function ownNodePath({ root, arch }) {
  return join(root, 'node_modules', `node-linux-${arch}`, 'bin', 'node');
}

/**
 * Whether a program is a Node that runs here; one built for another libc does not.
 *
 * @param {string} path
 */
export function runs(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/**
 * The environment for a program of the project: children find the same Node first, nothing phones home.
 *
 * @param {string} node - The path that findNode gave.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentWith(node, env = process.env) {
  // Windows writes the name Path; a copy of the environment no longer ignores case.
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [dirname(node), env[name]].filter(Boolean).join(delimiter);
  return { ...env, [name]: path, ASTRO_TELEMETRY_DISABLED: '1' };
}

/** @param {Machine} machine */
function bringsNode({ platform, arch, glibc }) {
  return platform === 'linux' && (arch === 'x64' || arch === 'arm64') && glibc;
}

/**
 * @param {string} found
 * @param {string} needed
 */
function requireVersion(found, needed) {
  if (isAtLeast(found, needed)) return;
  throw new Problem(
    `Node ${found.replace(/^v/, '')} is too old: this project needs Node ${needed.replace(/(\.0)+$/, '')} or newer.\n` +
      'Install Node 24 from https://nodejs.org/ or with your package manager, then run the command again.',
  );
}

/**
 * @param {string} version
 * @param {string} least
 */
function isAtLeast(version, least) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

function hasGlibc() {
  if (process.platform !== 'linux') return false;
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (
    process.report.getReport()
  );
  return report.header?.glibcVersionRuntime !== undefined;
}
