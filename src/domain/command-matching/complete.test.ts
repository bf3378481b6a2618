import { describe, expect, test } from 'vitest';
import { complete } from './complete.ts';

const known = {
  commands: [
    'docker swarm join --token SWMTKN-1-abc 192.168.110.101:2377',
    'docker rm web web2 && time docker info | grep Swarm',
  ],
  shown: ['[root@docker1 ~]# dokcer\ndocker2 Ready greenish'],
};

describe('complete', () => {
  test.each([
    ['doc', 'ker '],
    ['docker sw', 'arm '],
    ['docker swarm joi', 'n'],
    ['docker swarm init --adv', 'ertise-addr '],
    ['docker swarm join --token SWM', 'TKN-1-abc '],
    ['docker swarm join --token SWMTKN-1-abc 192', '.168.110.101:2377 '],
    ['docker info | gr', 'ep '],
    ['docker rm web && ti', 'me '],
    ['docker inspect gree', 'nish '],
    ['Rea', ''],
    ['docker rm w', 'eb'],
    ['docker rm web2', ' '],
    ['docker xyz', ''],
  ])('%s with %s', (before, insert) => {
    expect(complete(before, known).insert).toBe(insert);
  });

  test('lists what could stand here when it is more than one', () => {
    expect(complete('docker swarm join', known).candidates).toEqual(['join', 'join-token']);
    expect(complete('docker swarm ', known).candidates).toContain('init');
    expect(complete('docker rm web', known).candidates).toEqual(['web', 'web2']);
  });

  test('does not give an argument away before its first letter', () => {
    expect(complete('docker swarm join --token ', known)).toEqual({ insert: '', candidates: [] });
    expect(complete('', known)).toEqual({ insert: '', candidates: [] });
  });
});
