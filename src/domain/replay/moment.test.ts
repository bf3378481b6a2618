import { describe, expect, test } from 'vitest';
import { writeMoment } from './moment-link.ts';
import { readMoment } from './moment.ts';

describe('moments', () => {
  test('are read from an address', () => {
    expect(readMoment('#cmd=3')).toEqual({ recording: undefined, command: 3 });
    expect(readMoment('#t=12.5')).toEqual({ recording: undefined, seconds: 12.5 });
    expect(readMoment('#replay=swarm/create/no-ssh&cmd=2')).toEqual({
      recording: 'swarm/create/no-ssh',
      command: 2,
    });
  });

  test('are not read into the address of a heading', () => {
    for (const hash of [
      '',
      '#',
      '#replay=swarm/create/join',
      '#cmd',
      '#cmd=x',
      '#先想清楚',
      '#t=-1',
      '#cmd=1&t=2',
    ]) {
      expect(readMoment(hash)).toBeUndefined();
    }
  });

  test('come back as they were written', () => {
    for (const moment of [
      { recording: 'swarm/create/join', command: 7 },
      { recording: 'swarm/create/join', seconds: 12.3 },
      { recording: undefined, command: 1 },
    ]) {
      expect(readMoment(writeMoment(moment))).toEqual(moment);
    }
  });
});
