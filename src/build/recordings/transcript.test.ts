import { describe, expect, test } from 'vitest';
import { parseCast } from '../../domain/asciicast/parse-cast.ts';
import type { Cast } from '../../domain/asciicast/cast.ts';
import type { RecordedCommand } from '../../schemas/recording.ts';
import { transcriptOf } from './transcript.ts';
import type { TranscriptLine } from './transcript.ts';

const prompt = '[root@docker1 ~]# ';

/** A cast of `cols` columns in which one command is typed at 1 s, entered at 2 s and done at 3 s. */
function castOf(command: string, output: string, { cols = 100, after = prompt } = {}): Cast {
  const events = [
    [0, 'o', prompt],
    [1, 'm', `docker1$ ${command}`],
    [1.1, 'o', command.replaceAll('\n', '\r\n> ')],
    [2, 'o', '\r\n'],
    [2.5, 'o', output],
    [2.999, 'o', after],
    [3.5, 'm', 'docker1$ exit'],
    [4, 'o', 'exit\r\nlogout\r\n'],
  ];
  return parseCast(
    [{ version: 2, width: cols, height: 10 }, ...events].map((e) => JSON.stringify(e)).join('\n'),
    'x.cast',
  );
}
function commandOf(command: string, fields: Partial<RecordedCommand> = {}): RecordedCommand {
  return {
    host: 'docker1',
    command,
    narration: '看。',
    typedSeconds: 1,
    startSeconds: 2,
    endSeconds: 3,
    exitStatus: 0,
    state: null,
    ...fields,
  };
}
/** The lines as text; what has a style stands as `style:text`. */
function plain(lines: readonly TranscriptLine[] | undefined): readonly string[] {
  return (lines ?? []).map((runs) =>
    runs.map(({ text, style }) => (style === undefined ? text : `⟦${style}:${text}⟧`)).join(''),
  );
}
async function outputOf(
  command: string,
  output: string,
  options?: { cols?: number; after?: string },
): Promise<readonly string[]> {
  const casts = new Map([['docker1', castOf(command, output, options)]]);
  const [only] = await transcriptOf([commandOf(command)], casts);
  return plain(only?.lines);
}

describe('transcriptOf', () => {
  test('leaves out the typed command and the prompt after it', async () => {
    expect(await outputOf('hostname', 'docker1\r\n')).toEqual(['docker1']);
    expect(await outputOf('true', '')).toEqual([]);
  });

  test('keeps what a progress bar came to', async () => {
    // From `docker pull nginx:1.22` in a terminal: the cursor goes up, clears a line and writes it again.
    const pull =
      '1.22: Pulling from library/nginx\r\n\r\n\u001b[1A\u001b[2K\rf31f41f350e6: Already exists \r\u001b[1B' +
      '\r\n\u001b[1A\u001b[2K\re7fabbc5a40e: Pulling fs layer \r\u001b[1B' +
      '\u001b[1A\u001b[2K\re7fabbc5a40e: Extracting  3.998MB/5.633MB\r\u001b[1B' +
      '\u001b[1A\u001b[2K\re7fabbc5a40e: Pull complete \r\u001b[1BDigest: sha256:ef8d\r\n';
    expect(await outputOf('docker pull nginx:1.22', pull)).toEqual([
      '1.22: Pulling from library/nginx',
      'f31f41f350e6: Already exists',
      'e7fabbc5a40e: Pull complete',
      'Digest: sha256:ef8d',
    ]);
    expect(await outputOf('curl', '进度  1%\r进度 50%\r进度 100%\r\n')).toEqual(['进度 100%']);
  });

  test('joins a line that the terminal wrapped, and passes over a wrapped command', async () => {
    const output = `${'0123456789'.repeat(5)}\r\nend\r\n`;
    expect(await outputOf('echo a long command line', output, { cols: 20 })).toEqual([
      '0123456789'.repeat(5),
      'end',
    ]);
  });

  test('keeps Chinese text whole across a wrap', async () => {
    expect(await outputOf('cat', '码头笔记码头笔记码头笔记\r\n', { cols: 20 })).toEqual([
      '码头笔记码头笔记码头笔记',
    ]);
  });

  test('gives colours and weights as classes and drops them from blanks', async () => {
    const output =
      '\u001b[1;32mok\u001b[0m \u001b[31;7mbad\u001b[0m   \r\n\u001b[38;5;208mx\u001b[0m\r\n';
    expect(await outputOf('ls', output)).toEqual(['⟦bold fg-2:ok⟧ ⟦inverse fg-1:bad⟧', '⟦fg-3:x⟧']);
  });

  test('keeps output that has no line end before the prompt', async () => {
    expect(await outputOf('printf abc', 'abc')).toEqual(['abc']);
  });

  test('cuts the prompt of an inner program and keeps its question', async () => {
    expect(await outputOf('redis-cli', 'hi\r\n', { after: '127.0.0.1:6379> ' })).toEqual(['hi']);
    expect(await outputOf('prune', 'WARNING!\r\n', { after: 'Continue? [y/N] ' })).toEqual([
      'WARNING!',
      'Continue? [y/N]',
    ]);
  });

  test('cuts blank lines at the end and keeps those inside', async () => {
    expect(await outputOf('x', '\r\na\r\n\r\nb\r\n\r\n\r\n')).toEqual(['', 'a', '', 'b']);
  });

  test('passes over every line of a command that has several', async () => {
    expect(await outputOf('cat <<end\na\nend', 'a\r\n')).toEqual(['a']);
  });

  test('shows what stands after the screen was cleared', async () => {
    expect(await outputOf('clear', 'gone\r\n\u001b[H\u001b[2J\u001b[3Jhere\r\n')).toEqual(['here']);
  });

  test('has all lines of an output longer than the screen', async () => {
    const lines = Array.from({ length: 500 }, (_, n) => `line ${n}`);
    expect(await outputOf('seq', `${lines.join('\r\n')}\r\n`)).toEqual(lines);
  });

  test('does not depend on times that were rounded', async () => {
    const casts = new Map([['docker1', castOf('hostname', 'docker1\r\n')]]);
    const rounded = commandOf('hostname', {
      typedSeconds: 1,
      startSeconds: 2.04,
      endSeconds: 2.95,
    });
    const [only] = await transcriptOf([rounded], casts);
    expect(plain(only?.lines)).toEqual(['docker1']);
  });

  test('reads each host in its own terminal and keeps the order of the session', async () => {
    const casts = new Map([
      ['docker2', castOf('b', 'two\r\n')],
      ['docker1', castOf('a', 'one\r\n')],
    ]);
    const commands = [commandOf('a'), commandOf('b', { host: 'docker2', exitStatus: 1 })];
    const transcript = await transcriptOf(commands, casts);
    expect(
      transcript.map(({ host, exitStatus, lines }) => [host, exitStatus, plain(lines)]),
    ).toEqual([
      ['docker1', 0, ['one']],
      ['docker2', 1, ['two']],
    ]);
  });
});
