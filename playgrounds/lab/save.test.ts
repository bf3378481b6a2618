import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile, saveRecording } from './save.ts';

const base = mkdtempSync(join(tmpdir(), 'save-'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(base, 'folder-'));
  for (const name of ['pull.docker1.cast', 'pull.docker2.cast', 'pull.json', 'pull-all.cast']) {
    writeFileSync(join(folder, name), 'old');
  }
});
afterAll(() => rmSync(base, { recursive: true }));

const files = [
  { name: 'pull.cast', text: 'new' },
  { name: 'pull.json', text: 'new' },
];

function contents(): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('saveRecording', () => {
  test('takes the place of an earlier recording with other hosts, and of no other recording', () => {
    writeFileSync(join(folder, 'push.json.new'), 'half'); // Of a recorder that was killed.
    saveRecording(folder, 'pull', files);
    expect(contents()).toEqual({ 'pull-all.cast': 'old', 'pull.cast': 'new', 'pull.json': 'new' });
  });

  test('leaves the earlier recording whole when a file cannot be written', () => {
    const before = contents();
    const nowhere = { name: 'no-such-folder/pull.cast', text: 'new' };
    expect(() => saveRecording(folder, 'pull', [...files, nowhere])).toThrow(
      `The recording cannot be written; what was in ${folder} is untouched.`,
    );
    expect(contents()).toEqual(before);
  });
});

describe('replaceFile', () => {
  test('replaces one file and touches no other', () => {
    replaceFile(folder, { name: 'pull.json', text: 'new' });
    expect(contents()).toMatchObject({ 'pull.json': 'new', 'pull.docker1.cast': 'old' });
  });
});

/** Runs a line of shell where a small disk may be mounted: in namespaces of its own. */
function inNamespaces(line: string) {
  return spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', line], {
    encoding: 'utf8',
  });
}
const mountSmall = 'mount -t tmpfs -o size=64k tmpfs';

// macOS has no namespaces, and some machines forbid them to users.
describe.runIf(inNamespaces(`${mountSmall} "${base}"`).status === 0)('on a full disk', () => {
  test('one message tells it, and the earlier recording stays', () => {
    const module = JSON.stringify(join(import.meta.dirname, 'save.ts'));
    const script = `
      const { saveRecording } = await import(${module});
      const small = { name: 'pull.json', text: 'old' };
      saveRecording('.', 'pull', [small]);
      try {
        saveRecording('.', 'pull', [{ name: 'pull.cast', text: 'x'.repeat(100_000) }, small]);
      } catch (error) {
        console.log(error.message);
      }`;
    writeFileSync(join(base, 'script.mjs'), script);
    const { stdout, stderr } = inNamespaces(
      `set -e; mkdir -p "${folder}/disk"; ${mountSmall} "${folder}/disk"; cd "${folder}/disk"
       "${process.execPath}" "${base}/script.mjs"; ls; cat pull.json`,
    );
    expect({ stdout, stderr }).toEqual({
      stderr: '',
      stdout:
        'ENOSPC: no space left on device, write\n' +
        'The recording cannot be written; what was in . is untouched. Mend that, and run the same command again.\n' +
        'pull.json\nold',
    });
  });
});
