import { describe, expect, it } from 'vitest';
import { circled, numberedSteps, shortName, stepGroups, withoutBreaks } from './flow.ts';
import { everyConstruct } from './fixtures.ts';

describe('numberedSteps', () => {
  it('numbers every step in reading order, through phases and courses', () => {
    expect(numberedSteps(everyConstruct).map(({ number, step }) => `${number} ${step.id}`)).toEqual(
      ['1 ask', '2 think', '3 retry', '4 answer', '5 refuse', '6 remark', '7 beat', '8 last'],
    );
  });

  it('knows the phases around a step, outermost first', () => {
    const retry = numberedSteps(everyConstruct).find(({ step }) => step.id === 'retry');
    expect(retry?.courses).toEqual([
      { phase: 'stage', title: '先问' },
      { phase: 'loop', title: '直到有答复' },
    ]);
  });
});

describe('stepGroups', () => {
  it('groups by the outermost course and keeps the courses of an alt apart', () => {
    expect(
      stepGroups(everyConstruct).map(({ course, steps }) => [
        course?.title,
        steps.map(({ number }) => number),
      ]),
    ).toEqual([
      ['先问', [1, 2, 3]],
      ['令牌对', [4]],
      ['令牌不对', [5, 6]],
      ['角色是管理节点', [7]],
      [undefined, [8]],
    ]);
  });
});

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
