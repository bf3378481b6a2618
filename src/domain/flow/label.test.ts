import { describe, expect, it } from 'vitest';
import { circled, markedLabel, shortName, withoutBreaks } from './label.ts';

describe('withoutBreaks', () => {
  it('leaves a space between a Han character and a Latin one', () => {
    expect(withoutBreaks('管理节点<br/>docker1')).toBe('管理节点 docker1');
  });
  it('leaves none between Han characters and full-width signs', () => {
    expect(withoutBreaks('写入记录，<br>等多数<br />确认')).toBe('写入记录，等多数确认');
  });
});

describe('shortName', () => {
  it('is the short name where there is one, else the name on one line', () => {
    expect(shortName({ id: 'a', name: '新节点<br/>docker4', short: 'docker4' })).toBe('docker4');
    expect(shortName({ id: 'a', name: '新节点<br/>docker4' })).toBe('新节点 docker4');
  });
});

describe('circled', () => {
  it('goes on from ⑳ to ㉑ and ㊱, and past ㊿ in brackets', () => {
    expect([1, 20, 21, 35, 36, 50, 51].map(circled)).toEqual([
      '①',
      '⑳',
      '㉑',
      '㉟',
      '㊱',
      '㊿',
      '(51)',
    ]);
  });
});

describe('markedLabel', () => {
  const step = { id: 'a', kind: 'self', from: 'b', label: '核对摘要', explanation: '。' } as const;
  it('puts ≠ before a step that a correction belongs to', () => {
    expect(markedLabel({ ...step, correction: 'F090' })).toBe('≠ 核对摘要');
    expect(markedLabel(step)).toBe('核对摘要');
  });
});
