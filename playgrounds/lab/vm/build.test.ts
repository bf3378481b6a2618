import { expect, test } from 'vitest';
import { announcementOf } from './build.ts';

test('whoever waits for a build is told what is built and how long that takes', () => {
  const parts = [
    { what: 'kernel and root file system', minutes: 2 },
    { what: "the hosts' disk", minutes: 0.5 },
  ];
  expect(announcementOf(parts)).toBe(
    "The virtual machine is built first, once: kernel and root file system, the hosts' disk. About 3 min on two processors, longer beside other work.",
  );
});
