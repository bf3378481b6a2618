import { expect, test } from 'vitest';
import { inlinePieces, staysWhole } from './inline-code.ts';

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

test('staysWhole holds for short code, a Chinese character counting twice', () => {
  expect(staysWhole('ip -d')).toBe(true);
  expect(staysWhole('--start-interval')).toBe(true);
  expect(staysWhole('--disable-legacy-registry')).toBe(false);
  expect(staysWhole('<镜像>:<标签>')).toBe(true);
  expect(staysWhole('<主机上的目录名字>')).toBe(false);
});
