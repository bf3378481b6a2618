import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostFolder, labFolder } from './folders.ts';
import { refuseOtherLabs, startedBy } from './other-labs.ts';

const words = ['unshare', '--net', 'bash', '/clone/playgrounds/lab/host/init.sh'];
const line = (...more: string[]) => [...words, ...more].map((word) => `${word}\0`).join('');

describe('startedBy', () => {
  test('finds host and folder in the command line that starts one, whichever clone did', () => {
    expect(startedBy(line('docker2', '/elsewhere/hosts/docker2', '/elsewhere/base'))).toEqual({
      name: 'docker2',
      folder: '/elsewhere/hosts/docker2',
    });
  });

  test('finds none in others', () => {
    for (const other of ['', 'tini\0-s\0', line('nobody', '/elsewhere/hosts/nobody')]) {
      expect(startedBy(other)).toBeUndefined();
    }
  });
});

describe('refuseOtherLabs', () => {
  test('lets a lab touch its own hosts', () => {
    refuseOtherLabs([]);
    refuseOtherLabs([{ name: 'docker1', folder: hostFolder('docker1') }]);
  });

  test('names the host that another lab runs, and how to end it', () => {
    const folder = join(labFolder, 'second', 'hosts', 'docker2');
    expect(() => refuseOtherLabs([{ name: 'docker2', folder }])).toThrow(
      `docker2 of the lab in ${labFolder}/second is up, and a machine has one lab at a time. End it: LAB_DIR=${labFolder}/second npm run lab -- down`,
    );
  });
});
