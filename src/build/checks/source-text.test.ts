import { describe, expect, test } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { decodeSource } from './source-text.ts';

const file = 'content/data/glossary.yaml';
const encode = (text: string) => new TextEncoder().encode(text);

describe('decodeSource', () => {
  test('gives a sound text as it is', () => {
    expect(decodeSource(file, encode('一\r\n\t二\n'))).toEqual({
      text: '一\r\n\t二\n',
      findings: [],
    });
  });

  test('names a byte order mark, bytes that are not UTF-8, and control characters', () => {
    const read = decodeSource(
      file,
      new Uint8Array([...encode('\uFEFF一\n二\0\n'), 0xd6, 0xd0, 10]),
    );
    expect(read.text.startsWith('一')).toBe(true);
    expect(formatFindings(read.findings)).toMatchInlineSnapshot(`
      "content/data/glossary.yaml:1: the file begins with a byte order mark (BOM).
        Save the file as UTF-8 without one; editors call it “UTF-8 with BOM”. [text/bom]
      content/data/glossary.yaml:2: the control character U+0000 stands in this line.
        Delete it, or type the line again. [text/control]
      content/data/glossary.yaml:3: the bytes of this line are not UTF-8.
        Save the file as UTF-8 and type the line again. [text/not-utf8]"
    `);
  });

  test('leaves recordings to their own check', () => {
    expect(decodeSource('playgrounds/recordings/a/b.cast', encode('\uFEFF\0')).findings).toEqual(
      [],
    );
  });
});
