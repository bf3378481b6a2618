import { describe, expect, test } from 'vitest';
import { maskLine } from './masks.ts';

/** Pairs of lines of two runs of the same command, as engines wrote them: masked, they are the same. */
const same = {
  'a row of docker ps': [
    '36d6a44f3700   nginx:1.22   "nginx"   3 seconds ago        Up 2 seconds   0.0.0.0:8080->80/tcp   web',
    '4951ed518778   nginx:1.22   "nginx"   About a minute ago   Up 1 minute    0.0.0.0:8080->80/tcp   web',
  ],
  'a row of docker service ps': [
    'web.1 whoami:2.0 Running less than a second ago',
    'web.1 whoami:2.0 Running about a minute ago',
  ],
  'a port that the engine chose': ['0.0.0.0:32768->80/tcp', '0.0.0.0:32781->80/tcp'],
  'a join command': [
    'docker swarm join --token SWMTKN-1-5hq0v2m-a1b2 192.168.110.101:2377',
    'docker swarm join --token SWMTKN-1-0zz9-9z 192.168.110.101:2377',
  ],
  'a row of docker node ls': [
    'tk3jg7zzvq8zz1x9b0p2m4n6d *   docker1   Ready',
    'qn3jg7zzvq8aa1x9b0p2m4n6e *   docker1   Ready',
  ],
  'an access log': [
    '172.17.0.1 - - [21/Nov/2026:12:30:01 +0000] "GET / HTTP/1.1" 200',
    '172.17.0.4 - - [22/Dec/2027:01:02:03 +0000] "GET / HTTP/1.1" 200',
  ],
  'an event': [
    '2026-11-21T12:30:01.123456789Z container die 36d6a44f3700aabb (exitCode=1)',
    '2026-11-22T02:03:04.5Z container die 0123456789abcdef (exitCode=1)',
  ],
  'a digest': [`nginx@sha256:${'ab'.repeat(32)}`, `nginx@sha256:${'1c'.repeat(32)}`],
  'a network card': ['eth0@if6 UP 192.168.110.101/24', 'eth0@if31 UP 192.168.110.101/24'],
  'a row of ls -l': [
    'c--------- 1 root 0, 0 Nov 21 12:50 group',
    'c--------- 1 root 0, 0 Dec  1 02:05 group',
  ],
  usage: ['19.94%   5.3MiB / 23.5GiB', '20.1%   512KiB / 7GiB'],
  'a duration': ['real 0m10.123s', 'real 0m10.999s'],
} as const;

/** Pairs that must stay apart: a mask that swallows these would let anything pass. */
const different = {
  'the hosts of the book': ['192.168.110.101', '192.168.110.102'],
  'a port that a command names': ['0.0.0.0:8080->80/tcp', '0.0.0.0:8081->80/tcp'],
  'an exit status': ['Exited (137) 3 seconds ago', 'Exited (0) 3 seconds ago'],
  'a state': ['Up 3 seconds', 'Up 3 seconds (Paused)'],
  'a count': ['Managers: 3', 'Managers: 1'],
  'the words of an error': ['no such image', 'no such container'],
  'nothing at all': ['0B (0%) reclaimable', '3MB (0%) reclaimable'],
  'a version': ['26.1.5+dfsg1', '26.1.6+dfsg1'],
} as const;

describe('maskLine', () => {
  test.each(Object.entries(same))('finds the same in two runs: %s', (_, [one, other]) => {
    expect(maskLine(one)).toBe(maskLine(other));
  });

  test.each(Object.entries(different))('keeps apart %s', (_, [one, other]) => {
    expect(maskLine(one)).not.toBe(maskLine(other));
  });

  test('names what it masked', () => {
    expect(maskLine('36d6a44f3700   nginx:1.22   Up 2 seconds   web')).toBe(
      '‹id› nginx:1.22 Up ‹duration› web',
    );
  });

  test('masks what a scenario says varies, and only that', () => {
    expect(maskLine('root   351   326   nginx', /(?<=\s)\d{3}(?=\s)/g)).toBe(
      'root ‹varies› ‹varies› nginx',
    );
  });
});
