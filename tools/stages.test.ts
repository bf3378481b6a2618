import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from './problem.mjs';
import { runStages } from './stages.mjs';

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, 'log').mockImplementation((text: string) => {
    printed.push(text.replace(/\d+\.\d s/, 'T s'));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };
const stage = (name: string, tally = passed, output = `what ${name} says\n`) => ({
  name,
  run: () => Promise.resolve({ tally, output }),
});

describe('runStages', () => {
  it('prints a line a stage, and in full what a failing one says', async () => {
    const skipped = { passed: 0, failed: 0, skipped: 1 };
    const many = { passed: 20, failed: 0, skipped: 3 };
    const stages = [
      stage('format'),
      stage('lint', failed, 'a.ts:1\nb.ts:2\n'),
      stage('unit', many),
      stage('e2e', skipped),
    ];
    await runStages(stages, { atOnce: 1 });
    expect(printed.join('\n')).toMatchInlineSnapshot(`
      "ok   format                 T s
      FAIL lint                   T s
      a.ts:1
      b.ts:2

      ok   unit                   T s  20 passed, 0 failed, 3 skipped
      skip e2e                    T s"
    `);
  });

  it('goes on after a failing stage, and after one that cannot run', async () => {
    const missing = {
      name: 'lint',
      run: () => Promise.reject(new Problem('"eslint" is not installed.')),
    };
    const stages = [stage('format', failed), missing, stage('types')];
    expect(await runStages(stages, { atOnce: 2 })).toEqual([failed, failed, passed]);
    expect(printed).toContain('"eslint" is not installed.\n');
  });

  it('begins a stage only when those before it have ended', async () => {
    const order: string[] = [];
    const slow = (name: string, turns: number) => ({
      name,
      run: async () => {
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        order.push(name);
        return { tally: passed, output: '' };
      },
    });
    const lint = { ...slow('lint', 1), after: ['content'] };
    await runStages([slow('content', 50), slow('format', 1), lint], { atOnce: 2 });
    expect(order).toEqual(['format', 'content', 'lint']);
  });

  it('shows what a stage tells only when it is asked', async () => {
    const sources = { ...stage('sources'), tells: true };
    await runStages([sources], { atOnce: 1 });
    expect(printed).not.toContain('what sources says\n');
    await runStages([sources, stage('format')], { atOnce: 1, tell: true });
    expect(printed).toContain('what sources says\n');
    expect(printed).not.toContain('what format says\n');
  });
});
