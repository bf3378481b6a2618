import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bookImages } from '../book-images.ts';
import { announcementOf } from './build.ts';
import { goodHolder } from './good-holder.ts';
import type { VmHolder } from './holder.ts';

test('whoever waits for a build is told what is built and how long that takes', () => {
  const parts = [
    { what: 'kernel and root file system', minutes: 2 },
    { what: "the hosts' disk", minutes: 0.5 },
  ];
  expect(announcementOf(parts)).toBe(
    "The virtual machine is built first, once: kernel and root file system, the hosts' disk. About 3 min on two processors, longer beside other work.",
  );
});

describe.runIf(process.platform === 'linux')('a lab with a folder of its own', () => {
  let lab = '';
  const vm = (file: string) => join(lab, 'vm', file);
  const mocked = [
    '../build.ts',
    '../down.ts',
    '../lock.ts',
    './emulator.ts',
    './holder.ts',
    './running.ts',
  ];
  const allImages = bookImages().map(({ name }) => name);

  beforeEach(() => {
    lab = mkdtempSync(join(tmpdir(), 'lab-'));
    mkdirSync(join(lab, 'vm'));
    vi.stubEnv('LAB_DIR', lab);
    vi.resetModules(); // LAB_DIR is read when a module is loaded.
    vi.spyOn(console, 'log').mockImplementation(() => {});
    const bin = join(lab, 'bin');
    mkdirSync(bin);
    // No file system is made here: the one says it was, the other that it cannot be.
    for (const [name, status] of Object.entries({ mke2fs: 0, mmdebstrap: 1 })) {
      writeFileSync(join(bin, name), `#!/bin/sh\nexit ${status}\n`);
      chmodSync(join(bin, name), 0o755);
    }
    vi.stubEnv('PATH', bin + delimiter + (process.env['PATH'] ?? ''));
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    for (const module of mocked) vi.doUnmock(module);
    vi.restoreAllMocks();
    rmSync(lab, { recursive: true, force: true });
  });

  /** Puts images into the lab's registry, as it writes them down. */
  function hold(names: readonly string[]): void {
    const registry = join(lab, 'hosts', 'registry', 'upper', 'var', 'lib', 'registry');
    const images = join(registry, 'docker', 'registry', 'v2', 'repositories', 'library');
    const tags = bookImages().flatMap((image) => (names.includes(image.name) ? image.tags : []));
    for (const [repository = '', tag = ''] of tags.map((each) => each.split(':'))) {
      const link = join(images, repository, '_manifests', 'tags', tag, 'current', 'link');
      mkdirSync(dirname(link), { recursive: true });
      writeFileSync(link, 'sha256:0');
    }
  }

  /** A disk that was made of what the registry holds now. */
  async function makeDisk(): Promise<void> {
    const { buildMachine } = await withHolder({ hasData: false });
    await buildMachine();
  }

  /** The builder on such a machine: what would touch the machine's only lab, or start a build, only counts. */
  async function withHolder(holder: Partial<VmHolder>) {
    vi.resetModules();
    const built = vi.fn((images: readonly string[]) => Promise.resolve(hold(images)));
    vi.doMock('../build.ts', () => ({ build: built }));
    vi.doMock('../down.ts', () => ({ down: () => Promise.resolve() }));
    vi.doMock('../lock.ts', () => ({ takeLab: () => Promise.resolve() }));
    vi.doMock('./holder.ts', () => ({
      diskTagsFile: vm('data.tags'),
      thisHolder: () => Promise.resolve({ ...goodHolder, ...holder }),
    }));
    vi.doMock('./emulator.ts', async (original) => ({
      ...(await original<typeof import('./emulator.ts')>()),
      findEmulators: () => [{ program: 'qemu', args: [], version: '10.0.13' }],
    }));
    const started = vi.fn(() => 0);
    const { buildMachine, buildWhatIsMissing } = await import('./build.ts');
    return { buildMachine, buildWhatIsMissing: () => buildWhatIsMissing(started), built, started };
  }

  async function partsHere() {
    vi.doUnmock('./holder.ts');
    vi.resetModules();
    const { thisHolder } = await import('./holder.ts');
    const { imagesToBuild } = await import('./needs.ts');
    const holder = await thisHolder();
    return { hasData: holder.hasData, images: imagesToBuild(holder) };
  }

  test('builds the images that it lacks before the disk, and only those', async () => {
    hold(allImages.filter((name) => name !== 'whoami' && name !== 'redis'));
    expect(await partsHere()).toEqual({ hasData: false, images: ['whoami', 'redis'] });
    const { buildMachine, built } = await withHolder({
      hasData: false,
      missingImages: ['whoami', 'redis'],
    });
    await buildMachine();
    expect(built.mock.calls).toEqual([[['whoami', 'redis']]]);
    expect(readFileSync(vm('data.tags'), 'utf8').split('\n')).toContain('whoami:2.0');
    expect(await partsHere()).toEqual({ hasData: true, images: [] });
  });

  test('notices a disk that was made before all images were there', async () => {
    hold(['busybox', 'nginx']);
    await makeDisk();
    hold(allImages);
    expect(await partsHere()).toEqual({ hasData: false, images: [] });
    await makeDisk();
    expect(await partsHere()).toEqual({ hasData: true, images: [] });
  });

  test('takes a disk without a list for one that may lack images', async () => {
    hold(allImages);
    await makeDisk();
    rmSync(vm('data.tags'));
    expect(await partsHere()).toEqual({ hasData: false, images: [] });
  });

  test('needs no images any more when the disk has them', async () => {
    hold(allImages);
    await makeDisk();
    rmSync(join(lab, 'hosts'), { recursive: true });
    expect(await partsHere()).toEqual({ hasData: true, images: [] });
  });

  test('builds nothing while the machine is up, and says how to end it', async () => {
    vi.doMock('./running.ts', () => ({ runningMachine: () => ({ pid: 1 }) }));
    const lacking = { hasData: false, missingImages: ['redis'] };
    const { buildMachine, buildWhatIsMissing, built, started } = await withHolder(lacking);
    for (const build of [buildMachine, buildWhatIsMissing]) {
      await expect(build()).rejects.toThrow(
        "is up; to be built: images of the book (redis), the hosts' disk. End it first: npm run lab -- --vm down",
      );
    }
    expect(built).not.toHaveBeenCalled();
    expect(started).not.toHaveBeenCalled();
  });

  test('builds nothing where the port is taken, which is known before ten minutes of work', async () => {
    const { buildWhatIsMissing, started } = await withHolder({
      hasData: false,
      portAccess: 'taken',
    });
    await expect(buildWhatIsMissing()).rejects.toThrow(/^Port 2322 of 127\.0\.0\.1 is taken/);
    expect(started).not.toHaveBeenCalled();
  });

  test('starts a build where a part is missing, and none where all is built', async () => {
    const complete = await withHolder({});
    await complete.buildWhatIsMissing();
    expect(complete.started).not.toHaveBeenCalled();
    const lacking = await withHolder({ hasData: false });
    await lacking.buildWhatIsMissing();
    expect(lacking.started).toHaveBeenCalledOnce();
    lacking.started.mockReturnValue(1);
    await expect(lacking.buildWhatIsMissing()).rejects.toThrow('why stands above');
  });

  test('makes kernel and disks anew when told, whatever is there', async () => {
    hold(allImages);
    await makeDisk();
    writeFileSync(vm('data.tags'), 'old');
    const { buildMachine } = await withHolder({});
    await buildMachine();
    expect(readFileSync(vm('data.tags'), 'utf8')).toBe('old');
    await expect(buildMachine({ anew: true })).rejects.toThrow('vm/build.sh ended with status 1.');
  });

  test('knows a port that is taken before anything is built', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.address() as AddressInfo;
    vi.stubEnv('LAB_VM_PORT', String(port));
    const { thisHolder } = await import('./holder.ts');
    expect(await thisHolder()).toMatchObject({ port, portAccess: 'taken' });
    await new Promise((resolve) => server.close(resolve));
    expect(await thisHolder()).toMatchObject({ port, portAccess: 'free' });
  });

  test('refuses a port and an accelerator that are none', async () => {
    const { thisHolder } = await import('./holder.ts');
    vi.stubEnv('LAB_VM_PORT', '99999');
    await expect(thisHolder()).rejects.toThrow(/^LAB_VM_PORT=99999 is no port/);
    vi.stubEnv('LAB_VM_PORT', '');
    vi.stubEnv('LAB_VM_ACCEL', 'hvf');
    await expect(thisHolder()).rejects.toThrow(/^LAB_VM_ACCEL=hvf is no accelerator/);
  });
});
