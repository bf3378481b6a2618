import { describe, expect, test } from 'vitest';
import { bringIn, fillPanes } from './panes.ts';

describe('bringIn', () => {
  test('leaves the panes alone when the host is in view', () => {
    expect(bringIn(['docker1', 'docker2'], 'docker2', [])).toEqual(['docker1', 'docker2']);
  });

  test('takes the place of the host that is worth least', () => {
    expect(bringIn(['docker1', 'docker2'], 'docker3', ['docker1'])).toEqual(['docker1', 'docker3']);
    expect(bringIn(['docker1', 'docker2'], 'docker3', ['docker2', 'docker1'])).toEqual([
      'docker3',
      'docker2',
    ]);
    expect(bringIn(['docker1'], 'docker3', ['docker1'])).toEqual(['docker3']);
  });
});

describe('fillPanes', () => {
  const hosts = ['docker1', 'docker2', 'docker3'];

  test('keeps who is in view and stands in the order of the hosts', () => {
    expect(fillPanes(hosts, ['docker3'], { count: 2, first: 'docker3' })).toEqual([
      'docker1',
      'docker3',
    ]);
    expect(fillPanes(hosts, ['docker3', 'docker2'], { count: 2, first: 'docker2' })).toEqual([
      'docker2',
      'docker3',
    ]);
  });

  test('keeps the first one when there is only one pane', () => {
    expect(fillPanes(hosts, ['docker1', 'docker2'], { count: 1, first: 'docker2' })).toEqual([
      'docker2',
    ]);
  });
});
