import { expect, test } from 'vitest';
import { pinyinInitial } from './pinyin-initial.ts';

const byPinyin = new Intl.Collator('zh-CN').compare;

test('pinyinInitial gives the letter that a dictionary lists a word under', () => {
  const words =
    '安全 绑定挂载 仓库 地址管理 恶意 发布端口 根文件系统 后台 基础镜像 可写层 联合文件系统 命名空间 匿名卷 欧拉 平台 清单 任务 隧道 通告地址 网桥 信号 延迟 自动锁定';
  expect(
    words
      .split(' ')
      .map((word) => pinyinInitial(word, byPinyin))
      .join(''),
  ).toBe('ABCDEFGHJKLMNOPQRSTWXYZ');
  expect(['1 号进程', 'BuildKit'].map((word) => pinyinInitial(word, byPinyin))).toEqual([
    '0–9',
    '西文',
  ]);
});
