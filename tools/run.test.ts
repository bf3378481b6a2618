import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './child.mjs';
import { projectRoot } from './node.mjs';
import { findTool } from './tool.mjs';

/** A copy of the project in which nothing is installed. */
let bare = '';
beforeEach(() => {
  bare = mkdtempSync(join(tmpdir(), 'tools-run-'));
  cpSync(join(projectRoot, 'tools'), join(bare, 'tools'), { recursive: true });
});
afterEach(() => {
  rmSync(bare, { recursive: true });
});

const inBare = (...args: string[]) =>
  run(process.execPath, args, { output: 'keep', cwd: bare, limitMs: 20_000 });

describe('run.mjs', () => {
  it.each([
    ['a tool', ['tools/run.mjs', 'astro', 'build']],
    ['a script of the project', ['tools/run.mjs', 'node', 'src/build/checks/cli.ts']],
    ['npm run check', ['tools/check.mjs']],
  ])('says how to install when %s finds no dependencies', async (_, args) => {
    expect(await inBare(...args)).toEqual({
      code: 1,
      output: 'The dependencies are not installed. Run: npm ci\n',
      late: false,
    });
  });

  it('gives the exit code of the tool', async () => {
    const script = join(projectRoot, 'tools/run.mjs');
    const { code } = await inBare(script, 'node', '-e', 'process.exit(7)');
    expect(code).toBe(7);
  });

  it('gives the tool the Node of the project first on PATH, and no telemetry', async () => {
    const script = join(projectRoot, 'tools/run.mjs');
    const print =
      'console.log(process.env.PATH.startsWith(require("path").dirname(process.execPath)), process.env.ASTRO_TELEMETRY_DISABLED)';
    expect((await inBare(script, 'node', '-e', print)).output).toBe('true 1\n');
  });
});

describe('preview.mjs', () => {
  it('says how to build when nothing is built', async () => {
    const { code, output } = await inBare('tools/preview.mjs');
    expect(code).toBe(1);
    expect(output).toMatchInlineSnapshot(`
      "There is no built site in dist/. Build it first: npm run build
      "
    `);
  });
});

describe('findTool', () => {
  it('finds a tool whose package has another name', () => {
    expect(findTool('tsc')).toBe(join(projectRoot, 'node_modules/typescript/bin/tsc'));
  });

  it('names a tool that is not among the dependencies', () => {
    mkdirSync(join(bare, 'node_modules'));
    expect(() => findTool('astro', bare)).toThrowErrorMatchingInlineSnapshot(
      `[Problem: "astro" is not installed. If package.json names it, run: npm ci]`,
    );
  });
});
