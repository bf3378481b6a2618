import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookImages, missingImages, tagsInRegistry } from './book-images.ts';

const sources = join(import.meta.dirname, 'images');
const names = () => bookImages().map(({ name }) => name);

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'images-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The tags under plain names that push.sh brings to the registry, on an engine that says yes to everything. */
function pushed(...words: string[]): Set<string> {
  const log = join(folder, 'pushed');
  writeFileSync(log, '');
  cpSync(sources, join(folder, 'images'), { recursive: true });
  mkdirSync(join(folder, 'host'), { recursive: true });
  const engine = `shift 2; case "$*" in "docker build"*) cat > /dev/null ;; "docker push"*) echo "$4" >> '${log}' ;; esac`;
  writeFileSync(join(folder, 'host', 'enter.sh'), engine);
  mkdirSync(join(folder, 'lab', 'hosts', 'registry'), { recursive: true });
  writeFileSync(join(folder, 'lab', 'hosts', 'registry', 'pid'), '1');
  const { status, stderr } = spawnSync('bash', [join(folder, 'images', 'push.sh'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, LAB_DIR: join(folder, 'lab') },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const targets = readFileSync(log, 'utf8').matchAll(/^[^/]+\/library\/(.*)$/gm);
  return new Set([...targets].map(([, tag = '']) => tag));
}

describe("the book's images", () => {
  test('are the folders of images/, each once', () => {
    const folders = readdirSync(sources, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(names().sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  test('stand after those that they are built from', () => {
    for (const [index, { name }] of bookImages().entries()) {
      const text = readFileSync(join(sources, name, 'Dockerfile'), 'utf8');
      const base = /^FROM (\S+)/m.exec(text)?.[1] ?? '';
      const before = bookImages().slice(0, index);
      const ours = bookImages().some(({ tags }) => tags.includes(base));
      expect(!ours || before.some(({ tags }) => tags.includes(base)), name).toBe(true);
    }
  });

  test('are all there when push.sh has pushed all', () => {
    expect(missingImages(pushed())).toEqual([]);
  });

  test('are missing when it was told to push others', () => {
    expect(missingImages(pushed('busybox', 'nginx'))).toEqual(
      names().filter((name) => name !== 'busybox' && name !== 'nginx'),
    );
  });

  test('are missing as long as one of their tags is', () => {
    const tags = new Set(bookImages().flatMap((image) => image.tags));
    tags.delete('whoami:2.0');
    tags.delete('redis:latest');
    expect(missingImages(tags)).toEqual(['whoami', 'redis']);
  });
});

describe('tagsInRegistry', () => {
  /** What a registry writes down for a tag. */
  const hold = (repository: string, tag: string, file = 'current/link') => {
    const repositories = join(folder, 'docker', 'registry', 'v2', 'repositories');
    const path = join(repositories, repository, '_manifests', 'tags', tag, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'sha256:0');
  };

  test('reads what engines ask for by a plain name', () => {
    hold('library/whoami', '1.0');
    hold('library/debian-tools', 'latest');
    hold('redis', '7.0');
    hold('library/nginx', '1.22', 'index/sha256');
    expect(tagsInRegistry(folder)).toEqual(new Set(['whoami:1.0', 'debian-tools:latest']));
  });

  test('finds nothing where no registry was', () => {
    expect(tagsInRegistry(join(folder, 'none'))).toEqual(new Set());
  });
});
