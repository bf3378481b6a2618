// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { environmentWith, findNode, projectRoot } from './node.mjs';
import { Problem } from './problem.mjs';

/** Tools whose package has another name. */
const packageOf = new Map([
  ['tsc', 'typescript'],
  ['astro-check', '@astrojs/check'],
]);

/**
 * The script that a tool of node_modules starts with.
 *
 * @param {string} tool - As one would type it: astro, tsc, vitest.
 * @param {string} [root]
 * @throws {Problem} when it is not installed.
 */
export function findTool(tool, root = projectRoot) {
  requireDependencies(root);
  const folder = join(root, 'node_modules', packageOf.get(tool) ?? tool);
  const script = existsSync(join(folder, 'package.json')) ? scriptOf(folder, tool) : undefined;
  if (script === undefined || !existsSync(script)) {
    throw new Problem(`"${tool}" is not installed. If package.json names it, run: npm ci`);
  }
  return script;
}

/**
 * Runs a tool of node_modules with the Node of the project.
 *
 * @param {string} tool - `node` runs a script of the project.
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {'show' | 'keep'} [options.output]
 * @param {NodeJS.ProcessEnv} [options.env] - Added to the environment.
 * @param {number} [options.limitMs] - End it after this time.
 * @param {readonly string[]} [options.within] - A program and its arguments that run the tool, such as `unshare -n`.
 */
export function runTool(tool, args, { output = 'show', env = {}, limitMs, within = [] } = {}) {
  requireDependencies(projectRoot);
  const script = tool === 'node' ? [] : [findTool(tool)];
  const node = findNode();
  const [program = node, ...before] = [...within, node];
  return run(program, [...before, ...script, ...args], {
    output,
    limitMs,
    cwd: projectRoot,
    env: { ...environmentWith(node), ...env },
  });
}

/** @param {string} root */
function requireDependencies(root) {
  if (existsSync(join(root, 'node_modules'))) return;
  throw new Problem('The dependencies are not installed. Run: npm ci');
}

/**
 * @param {string} folder
 * @param {string} tool
 */
function scriptOf(folder, tool) {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { bin } = /** @type {{ bin?: string | Record<string, string> }} */ (manifest);
  const path = typeof bin === 'string' ? bin : bin?.[tool];
  return path === undefined ? undefined : join(folder, path);
}
