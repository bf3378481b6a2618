import { expect, test } from 'vitest';
import { codePieces, inlineHtml, inlinePieces } from './inline-code.ts';

test('inlinePieces tells code from text, and keeps a backtick that stands alone', () => {
  expect(inlinePieces('执行 `docker ps` 看看')).toEqual([
    { text: '执行 ', isCode: false },
    { text: 'docker ps', isCode: true },
    { text: ' 看看', isCode: false },
  ]);
  expect(inlinePieces('`a``b`').map(({ text }) => text)).toEqual(['a', 'b']);
  expect(inlinePieces('一个 ` 反引号')).toEqual([{ text: '一个 ` 反引号', isCode: false }]);
  expect(inlinePieces('')).toEqual([]);
});

test('codePieces keeps options and words with hyphens whole, and lets a very long one break', () => {
  expect(codePieces('docker build --build-arg 名=值 -t a:1')).toEqual([
    { text: 'docker build ', isWhole: false },
    { text: '--build-arg', isWhole: true },
    { text: ' 名=值 ', isWhole: false },
    { text: '-t', isWhole: true },
    { text: ' a:1', isWhole: false },
  ]);
  expect(codePieces('-d')).toEqual([{ text: '-d', isWhole: true }]);
  expect(codePieces('--mount=type=bind').map(({ text }) => text)).toEqual([
    '--mount',
    '=type=bind',
  ]);
  expect(codePieces('CMD ["-c"]').map(({ text }) => text)).toEqual(['CMD ["', '-c', '"]']);
  expect(codePieces('unless-stopped')).toEqual([{ text: 'unless-stopped', isWhole: true }]);
  expect(codePieces('docker ps')).toEqual([{ text: 'docker ps', isWhole: false }]);
  expect(codePieces('COPY --from=<阶段名> a b').map(({ text }) => text)).toEqual([
    'COPY ',
    '--from',
    '=',
    '<阶段名>',
    ' a b',
  ]);
  const wide = '<一个写得太长的占位符号名>';
  expect(codePieces(wide)).toEqual([{ text: wide, isWhole: false }]);
  const long = '--no-such-option-is-this-long';
  expect(codePieces(long)).toEqual([{ text: long, isWhole: false }]);
});

test('inlineHtml writes code as code, keeps its options whole and escapes the rest', () => {
  expect(String(inlineHtml('若 a<b，用 `docker run --rm <镜像>`'))).toBe(
    '若 a&#60;b，用 <code>docker run <span class="whole">--rm</span> <span class="whole">&#60;镜像&#62;</span></code>',
  );
});
