import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** What apt knows of an archive: where it is, which release, and what its Release file says of itself. */
interface Archive {
  readonly uri: string;
  readonly release: string;
  readonly origin: string;
  readonly label?: string;
}

const debian: Archive = { uri: 'http://zz.example/debian', release: 'bookworm', origin: 'Debian' };
const others: readonly Archive[] = [
  { uri: 'http://aa.example/tools', release: 'stable', origin: 'Tools' },
  { uri: 'http://bb.example/debian', release: 'bookworm-backports', origin: 'Debian Backports' },
  {
    uri: 'http://cc.example/debian-security',
    release: 'bookworm-security',
    origin: 'Debian',
    label: 'Debian-Security',
  },
];
const disc = 'deb [trusted=yes] cdrom:[Debian GNU/Linux 12]/ bookworm main';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'apt-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What debian_archive says where the real apt has read these archives. */
function foundAmong(archives: readonly Archive[], more: readonly string[] = []) {
  for (const part of ['lists/partial', 'parts', 'cache']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  for (const { uri, release, origin, label = origin } of archives) {
    const name = `${uri.replace('http://', '').replaceAll('/', '_')}_dists_${release}`;
    const says = `Origin: ${origin}\nLabel: ${label}\nCodename: ${release}\nComponents: main\n`;
    const dated = 'Date: Sat, 01 Nov 2025 00:00:00 UTC\nArchitectures: amd64\nSHA256:\n';
    const holds = ` ${'0'.repeat(64)} 10 main/binary-amd64/Packages\n`;
    writeFileSync(join(folder, 'lists', `${name}_Release`), says + dated + holds);
    writeFileSync(join(folder, 'lists', `${name}_main_binary-amd64_Packages`), '');
  }
  const lines = archives.map(({ uri, release }) => `deb [trusted=yes] ${uri} ${release} main`);
  writeFileSync(join(folder, 'sources.list'), [...more, ...lines, ''].join('\n'));
  const settings = {
    'APT::Architecture': 'amd64',
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': join(folder, 'parts'),
    'Dir::State::lists': join(folder, 'lists'),
  };
  const conf = Object.entries(settings).map(([name, value]) => `${name} "${value}";\n`);
  writeFileSync(join(folder, 'apt.conf'), conf.join(''));
  const script = `set -eu; . '${join(import.meta.dirname, 'archive.sh')}'; archive=$(debian_archive); echo "$archive"`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, APT_CONFIG: join(folder, 'apt.conf') },
  });
  return { status, stdout, stderr };
}

const hasApt = spawnSync('apt-get', ['--version']).status === 0;

describe.runIf(hasApt)('the archive that file systems are built from', () => {
  test("is Debian's, whatever stands before it", () => {
    expect(foundAmong([...others, debian], [disc])).toEqual({
      status: 0,
      stdout: 'http://zz.example/debian/\n',
      stderr: '',
    });
  });

  test("is the first of Debian's that apt knows", () => {
    const second = { ...debian, uri: 'http://dd.example/debian' };
    expect(foundAmong([debian, second]).stdout).toBe('http://zz.example/debian/\n');
  });

  test('is missed aloud where apt knows others only, or has read none', () => {
    for (const archives of [others, []]) {
      const { status, stdout, stderr } = foundAmong(archives);
      expect(status).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^apt knows no archive of Debian .* apt-get update\n$/);
      rmSync(join(folder, 'lists'), { recursive: true });
    }
  });
});

test('every script that builds out of Debian asks for that archive', () => {
  const builders = globSync('**/*.sh', { cwd: import.meta.dirname }).filter((file) =>
    /^ *mmdebstrap --variant/m.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
  );
  expect(builders.sort()).toEqual([
    'host/build.sh',
    'images/layers.sh',
    'vm/build.sh',
    'vm/qemu.sh',
  ]);
  for (const file of builders) {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    expect(text, file).toMatch(/archive=\$\(debian_archive\)\n/);
    expect(text, file).not.toContain('indextargets');
  }
});
