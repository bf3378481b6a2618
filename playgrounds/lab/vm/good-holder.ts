import type { VmHolder } from './holder.ts';

/** A machine that has everything, for tests. */
export const goodHolder: VmHolder = {
  platform: 'linux',
  uid: 0,
  user: 'root',
  subuid: '',
  hasProgram: () => true,
  hasBase: true,
  missingImages: [],
  freeBytes: 20 * 1024 ** 3,
  arch: 'x64',
  emulators: ['10.0.13'],
  hasImage: true,
  hasData: true,
  freeMemory: 8 * 1024 ** 3,
  port: 2322,
  portAccess: 'free',
  mayWrite: true,
  kvm: 'open',
  wanted: undefined,
  isUp: false,
};
