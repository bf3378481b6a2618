import { describe, expect, test } from 'vitest';
import { titleWords } from './title-words.ts';

describe('titleWords', () => {
  test('parts words, and keeps a word of one character with the one before', () => {
    expect(titleWords('退出状态码与重启策略')).toEqual(['退出', '状态码与重启', '策略']);
  });
  test('adds no break beside punctuation or a space, where the browser knows the rules', () => {
    expect(titleWords('引擎：从 docker 到（容器）')).toEqual(['引擎：从 docker 到（容器）']);
  });
  test('loses nothing', () => {
    for (const title of ['', '404', '容器网络的底子：命名空间、veth、网桥、NAT']) {
      expect(titleWords(title).join('')).toBe(title);
    }
  });
});
