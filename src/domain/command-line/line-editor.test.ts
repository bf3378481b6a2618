import { describe, expect, test } from 'vitest';
import { columnsOf, lastLine, plainText } from './columns.ts';
import { edit, emptyHistory, emptyLine, keysIn, recall, remember } from './line-editor.ts';
import type { EditedLine } from './line-editor.ts';

/** The line after some keys, with | where the cursor stands. */
function typed(...data: readonly string[]): string {
  const { text, cursor } = keysIn(data.join('')).reduce<EditedLine>(edit, emptyLine);
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

describe('edit', () => {
  test.each([
    [['docker ps'], 'docker ps|'],
    [['abc', '\x1b[D', '\x1b[D', 'X'], 'aX|bc'],
    [['abc', '\x7f'], 'ab|'],
    [['a码头', '\x7f', '\x1b[D'], 'a|码'],
    [['a🐋', '\x7f'], 'a|'],
    [['abc', '\x01', '\x1b[3~'], '|bc'],
    [['abc', '\x01', '\x05', 'd'], 'abcd|'],
    [['docker node ls', '\x17'], 'docker node |'],
    [['docker node ls', '\x1bb', '\x0b'], 'docker node |'],
    [['docker node ls', '\x1bb', '\x15'], '|ls'],
    [['docker node', '\x01', '\x1bf'], 'docker| node'],
    [['\x1b[D', '\x7f', 'a'], 'a|'],
    [['\x1b[200~docker ps\x1b[201~'], 'docker ps|'],
    [['a', '\x1b[5~', 'b'], 'ab|'],
  ])('%j gives %s', (data, line) => {
    expect(typed(...data)).toBe(line);
  });

  test('takes a paste of several lines as so many lines', () => {
    expect(keysIn('a\r\nb\nc').map(({ kind }) => kind)).toEqual([
      'text',
      'enter',
      'text',
      'enter',
      'text',
    ]);
  });
});

describe('history', () => {
  const history = remember(remember(remember(emptyHistory, 'one'), 'two'), 'two');

  test('keeps no empty line and no repetition', () => {
    expect(remember(history, '  ').lines).toEqual(['one', 'two']);
  });

  test('leads back, forward again and to the draft', () => {
    const draft = { text: 'dra', cursor: 3 };
    const up = recall(draft, history, -1);
    expect(up.line).toEqual({ text: 'two', cursor: 3 });
    const twice = recall(up.line, up.history, -1);
    expect(twice.line.text).toBe('one');
    expect(recall(twice.line, twice.history, -1)).toEqual(twice);
    const down = recall(twice.line, twice.history, 1);
    expect(recall(down.line, down.history, 1).line).toEqual(draft);
  });
});

describe('columns', () => {
  test('count wide characters twice and escape sequences not at all', () => {
    expect(columnsOf('[root@docker1 ~]# ')).toBe(18);
    expect(columnsOf('码头 a')).toBe(6);
    expect(columnsOf('\x1b[1;32mok\x1b[0m\x1b]0;title\x07')).toBe(2);
  });

  test('tell the prompt at the end of an output', () => {
    expect(lastLine('Swarm initialized\r\n\x1b[?2004h[root@docker1 ~]# ')).toBe(
      '[root@docker1 ~]# ',
    );
    expect(lastLine('50%\r100%\r\n/ # ')).toBe('/ # ');
    expect(lastLine('50%\r100%')).toBe('100%');
    expect(plainText('\x1b[31ma\x1b[0m\r')).toBe('a');
  });
});
