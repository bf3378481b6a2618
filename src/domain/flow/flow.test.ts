import { describe, expect, it } from 'vitest';
import { numberedSteps, stepGroups } from './flow.ts';
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
