import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { hostLine, quoted, sshArguments } from './ssh.ts';

describe('quoted', () => {
  test('gives a shell the same words back', () => {
    const words = ['printf', '%s|', 'a b', "it's", '$HOME', '"', '', 'x;y', '中文', 'a\nb'];
    const { stdout } = spawnSync('sh', ['-c', quoted(words)], { encoding: 'utf8' });
    expect(stdout.split('|').slice(0, -1)).toEqual(words.slice(2));
  });
});

describe('hostLine', () => {
  test('names the verb and the host before the command', () => {
    expect(hostLine('on', 'docker1', ['bash', '-c', 'docker ps'])).toBe(
      "'lab-hosts' 'on' 'docker1' 'bash' '-c' 'docker ps'",
    );
  });
});

describe('sshArguments', () => {
  test('reach the loopback address only, and read nothing of the user', () => {
    const args = sshArguments(2400);
    expect(args.at(-1)).toBe('root@127.0.0.1');
    expect(args.slice(0, 2)).toEqual(['-F', '/dev/null']);
    expect(args[args.indexOf('-p') + 1]).toBe('2400');
  });
});
