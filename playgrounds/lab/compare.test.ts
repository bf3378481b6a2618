import { describe, expect, test } from 'vitest';
import { differences, type ShownCommand } from './compare.ts';

const ps: ShownCommand = {
  host: 'docker1',
  command: 'docker ps',
  narration: '列出容器。',
  exitStatus: 0,
  lines: ['CONTAINER ID   STATUS', '36d6a44f3700   Up 2 seconds', '4951ed518778   Up 3 seconds'],
};
const rm: ShownCommand = { ...ps, command: 'docker rm web', narration: '删除。', lines: ['web'] };

describe('differences', () => {
  test('finds none when only ids, times and widths differ', () => {
    const lines = ['CONTAINER ID  STATUS', 'aaaaaaaaaaa1  Up 9 minutes', 'bbbbbbbbbbb2  Up 1 hour'];
    expect(differences([ps, rm], [{ ...ps, lines }, rm])).toEqual([]);
  });

  test('shows the lines that differ, and leaves out those that agree', () => {
    const lines = [
      'CONTAINER ID  STATUS',
      'aaaaaaaaaaa1  Up 9 minutes (Paused)',
      ...ps.lines.slice(2),
    ];
    expect(differences([ps], [{ ...ps, lines }])).toEqual([
      '1. docker1$ docker ps\n   - ‹id› Up ‹duration›\n   + ‹id› Up ‹duration› (Paused)',
    ]);
  });

  test('misses a line that is gone and finds one that is new', () => {
    expect(differences([rm], [{ ...rm, lines: [] }])).toEqual([
      '1. docker1$ docker rm web\n   - web',
    ]);
    expect(differences([rm], [{ ...rm, lines: ['web', 'db'] }])).toEqual([
      '1. docker1$ docker rm web\n   + db',
    ]);
  });

  test('compares exit statuses', () => {
    expect(differences([ps, rm], [ps, { ...rm, exitStatus: 1 }])).toEqual([
      '2. docker1$ docker rm web\n   exit status 1, recorded 0',
    ]);
  });

  test('finds a scenario that changed since: its command, its words', () => {
    const now = { ...rm, command: 'docker rm -f web', narration: '强行删除。' };
    expect(differences([rm], [now])).toEqual([
      '1. docker1$ docker rm web\n   the scenario now has: docker1$ docker rm -f web\n   the scenario now says: 强行删除。',
    ]);
  });

  test('takes a command with another token or id for the same', () => {
    const join = {
      ...rm,
      command: 'docker swarm join --token SWMTKN-1-aa-bb 192.168.110.101:2377',
    };
    const again = {
      ...rm,
      command: 'docker swarm join --token SWMTKN-1-cc-dd 192.168.110.101:2377',
    };
    expect(differences([join], [again])).toEqual([]);
  });

  test('finds commands that only one of the two has', () => {
    expect(differences([ps, rm], [ps])).toEqual([
      '2. docker1$ docker rm web\n   is only in the recording',
    ]);
    expect(differences([ps], [ps, rm])).toEqual([
      '2. docker1$ docker rm web\n   is not in the recording',
    ]);
  });

  test('takes lines in any order only where the scenario says so', () => {
    const one = { ...ps, lines: ['db started', 'web started'] };
    const other = { ...ps, lines: ['web started', 'db started'] };
    expect(differences([one], [other])).toHaveLength(1);
    expect(differences([one], [other], [{ anyOrder: true }])).toEqual([]);
  });

  test('takes what a scenario says varies for the same', () => {
    const one = { ...ps, lines: ['pid 351'] };
    const other = { ...ps, lines: ['pid 997'] };
    expect(differences([one], [other])).toHaveLength(1);
    expect(differences([one], [other], [{ varies: /\d{3}/g }])).toEqual([]);
  });
});
