import { describe, expect, test } from 'vitest';
import { shellMarks, type ShellPiece } from './shell-marks.ts';

const ended = '\x1b]133;D;1\x07';
const prompt = '\x1b]133;B\x07';

describe('shellMarks', () => {
  test('cuts output, the end of a command and the prompt apart', () => {
    expect(shellMarks()(`no such file\r\n${ended}[root@docker1 ~]# ${prompt}`)).toEqual([
      { kind: 'text', text: 'no such file\r\n' },
      { kind: 'ended', status: 1 },
      { kind: 'text', text: '[root@docker1 ~]# ' },
      { kind: 'prompt' },
    ]);
  });

  test('finds the same wherever the output is split', () => {
    const whole = `a\x1b[1mb${ended}# ${prompt}ls\x1b[6n\x1b]0;title\x07`;
    for (let at = 0; at <= whole.length; at++) {
      const read = shellMarks();
      const pieces = [...read(whole.slice(0, at)), ...read(whole.slice(at))];
      expect(joined(pieces)).toEqual(joined(shellMarks()(whole)));
    }
  });

  test('takes out the question where the cursor is', () => {
    expect(shellMarks()('/ # \x1b[6n')).toEqual([{ kind: 'text', text: '/ # ' }]);
  });

  test('leaves colours and titles alone', () => {
    const text = '\x1b[31mred\x1b[0m\x1b]0;title\x07';
    expect(shellMarks()(text)).toEqual([{ kind: 'text', text }]);
  });

  test('reads statuses of three digits', () => {
    expect(shellMarks()('\x1b]133;D;137\x07')).toEqual([{ kind: 'ended', status: 137 }]);
  });
});

/** Neighbouring texts in one: how output comes in pieces does not matter. */
function joined(pieces: readonly ShellPiece[]): ShellPiece[] {
  const result: ShellPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') {
      result[result.length - 1] = { kind: 'text', text: last.text + piece.text };
    } else result.push(piece);
  }
  return result;
}
