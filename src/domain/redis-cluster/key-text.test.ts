import { describe, expect, test } from 'vitest';
import { quoteKey, readKeyText } from './key-text.ts';

const text = (read: ReturnType<typeof readKeyText>) => ('bytes' in read ? [...read.bytes] : read);
const bytesOf = (key: string) => [...new TextEncoder().encode(key)];

describe('readKeyText', () => {
  test('takes text without quotes as it stands, backslashes and blanks too', () => {
    expect(text(readKeyText('a \\x41'))).toEqual(bytesOf('a \\x41'));
  });

  test('reads escapes in double quotes', () => {
    expect(text(readKeyText('"\\xe7\\x94\\xa8\\n\\"\\\\\\q"'))).toEqual([
      ...[0xe7, 0x94, 0xa8, 0x0a, 0x22, 0x5c, 0x71],
    ]);
  });

  test("reads only \\' in single quotes", () => {
    expect(text(readKeyText("'it\\'s \\x41'"))).toEqual(bytesOf("it's \\x41"));
  });

  test('passes over the number that redis-cli prints before an element', () => {
    expect(text(readKeyText('12) "foo"'))).toEqual(bytesOf('foo'));
    expect(text(readKeyText('12) foo'))).toEqual(bytesOf('12) foo'));
  });

  test('says where a quoted key goes wrong', () => {
    expect(readKeyText('"foo')).toEqual({ problem: 'unterminated', at: 0 });
    expect(readKeyText('"foo"bar')).toEqual({ problem: 'after-quote', at: 5 });
    expect(readKeyText('"foo" bar')).toEqual({ problem: 'after-quote', at: 5 });
  });
});

test('quoteKey is what readKeyText reads back, for every byte', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(quoteKey(bytes)).toMatch(/^"\\x00.*\\a\\b\\t\\n\\x0b\\x0c\\r.*\\xff"$/);
  expect(text(readKeyText(quoteKey(bytes)))).toEqual([...bytes]);
});
