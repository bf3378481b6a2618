import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { perform } from './perform.ts';
import { plainText } from './plain-text.ts';
import type { Reach } from './reach.ts';
import { run, waitFor } from './run.ts';
import type { Scenario, Step } from './scenario.ts';

/** A shell of this machine in the place of a host's: what is tested is who types and waits, not the lab. */
const home = mkdtempSync(join(tmpdir(), 'perform-'));
const clean = ['-i', `HOME=${home}`, `PATH=${process.env['PATH'] ?? ''}`, 'TERM=xterm-256color'];
const here: Reach = {
  enter: (_, command) => ['env', [...clean, ...command]],
  runOn: (_, line) => run('env', [...clean, 'bash', '-c', line]),
  readState: () => Promise.resolve({ nodes: [], services: [], tasks: [], redis: [], engines: {} }),
};
afterAll(() => rmSync(home, { recursive: true }));

const narration = '看。';
const on = 'docker1';

function play(steps: readonly Step[], more: Partial<Scenario> = {}) {
  const scenario = { title: '试', hosts: [on], steps, ...more } as const;
  return perform(scenario, { hurry: true, reach: here });
}

/** Everything that the terminal showed. */
function shown({ tracks }: Awaited<ReturnType<typeof play>>): string {
  const events = tracks.get(on)?.events ?? [];
  return events.map(([, kind, data]) => (kind === 'o' ? data : '')).join('');
}

/** What stands before the cursor at the end. */
function lastPrompt(performance: Awaited<ReturnType<typeof play>>): string {
  return plainText(shown(performance)).split('\n').at(-1) ?? '';
}

describe.runIf(process.platform === 'linux')('perform', () => {
  test('types commands and tells when each began and ended, with its exit status', async () => {
    const performance = await play([
      { on, run: 'echo one', narration },
      { on, run: 'ls /nosuch', status: 2, narration },
    ]);
    const [first, second] = performance.commands;
    expect(first).toMatchObject({ command: 'echo one', exitStatus: 0, state: { redis: [] } });
    expect(second).toMatchObject({ command: 'ls /nosuch', exitStatus: 2 });
    expect(second?.typedSeconds).toBeGreaterThan(first?.endSeconds ?? Infinity);
    expect(shown(performance)).toContain('one\r\n');
  });

  test('stops at an exit status that was not expected, and shows what the command said', async () => {
    const wrong = play([{ on, run: 'echo oops; false', narration }]);
    await expect(wrong).rejects.toThrow(
      'docker1$ echo oops; false\noops\nExit status 1, expected 0. Nothing is saved.',
    );
  });

  test('stops at an output in which there is nothing to capture', async () => {
    const wrong = play([{ on, run: 'echo hi', capture: { token: /SWMTKN\S+/ }, narration }]);
    await expect(wrong).rejects.toThrow('shows nothing for "token": /SWMTKN\\S+/');
  });

  test('refuses a line that ends at the edge of the terminal, where bash draws a letter twice', async () => {
    const prompt = await play([{ on, run: 'true', narration }]).then(lastPrompt);
    const line = (length: number) => `: ${'x'.repeat(length - prompt.length - 2)}`;
    for (const length of [100, 200]) {
      const full = play([{ on, run: line(length), narration }]);
      await expect(full).rejects.toThrow('this line fills 100 columns exactly');
    }
    const performance = await play([{ on, run: line(101), narration }]);
    expect(lastPrompt(performance)).toBe(prompt);
  });

  test('stops when set-up fails, with its own words', async () => {
    const steps = [{ on, run: 'true', narration }] as const;
    const wrong = play(steps, { setup: [{ on, hidden: 'echo broken >&2; exit 3' }] });
    await expect(wrong).rejects.toThrow(
      'Hidden on docker1: echo broken >&2; exit 3\nbroken\nExit status 3.',
    );
  });

  test('pastes what an earlier output showed', async () => {
    const { commands } = await play([
      { on, run: 'echo key-$((40 + 2))', capture: { key: /key-\d+/ }, narration },
      { on, run: (captured) => `echo ${captured('key')}`, narration },
    ]);
    expect(commands[1]?.command).toBe('echo key-42');
  });

  test('answers what a program asks', async () => {
    const ask = { on, run: 'read -p "Sure? [y/N] " a; echo "said $a"', narration } as const;
    const performance = await play([{ ...ask, answer: [{ when: /\[y\/N\] $/, type: 'y' }] }]);
    expect(shown(performance)).toContain('said y');
  });

  test('speaks to a program that goes on, and leaves it with a key', async () => {
    const { commands } = await play([
      { on, run: 'cat', until: /(?:)/, narration },
      { on, send: 'again', until: /\nagain\n$/, narration },
      { on, key: 'C-c', status: 130, narration },
    ]);
    expect(commands.map(({ command, exitStatus }) => [command, exitStatus])).toEqual([
      ['cat', null],
      ['again', null],
      ['<C-c>', 130],
    ]);
  });

  test('ends a program that hangs, with all that it started, be it deaf to signals', async () => {
    const seconds = `4000.${process.pid}`;
    const run = `trap '' HUP; sleep ${seconds} & sleep ${seconds}`;
    const hung = play([{ on, run, timeoutSeconds: 1, narration }]);
    await expect(hung).rejects.toThrow('Waited 1000 ms in vain: the next prompt on docker1.');
    const isGone = () => !commandLines().some((line) => line === `sleep ${seconds}`);
    await waitFor('the program to be gone', isGone, { withinMs: 5000 });
  });

  test('cleans up after a failure too', async () => {
    const steps = [{ on, run: 'false', narration }] as const;
    await expect(play(steps, { cleanup: [{ on, hidden: 'touch ~/cleaned' }] })).rejects.toThrow(
      'Exit status 1, expected 0.',
    );
    expect(globSync('*', { cwd: home })).toEqual(['cleaned']);
  });
});

/** Of every process, words joined by blanks. */
function commandLines(): string[] {
  return globSync('/proc/[0-9]*/cmdline').map((file) => {
    try {
      return readFileSync(file, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return ''; // The process ended between the listing and the reading.
    }
  });
}
