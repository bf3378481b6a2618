import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { waitFor } from './run.ts';
import { takeLab } from './lock.ts';

/** A process that takes a lock, says so, and stays. */
async function holder(lock: string) {
  const module = JSON.stringify(join(import.meta.dirname, 'lock.ts'));
  const code = `const { takeLab } = await import(${module});
    await takeLab('up docker1', ${JSON.stringify(lock)}); console.log('taken'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

/** A lock that no lab uses. */
const lockFor = (name: string) => `\0dockside-notes-test-${process.pid}-${name}`;

describe.runIf(process.platform === 'linux')('takeLab', () => {
  test('names the pid and the purpose of whoever has the lab', async () => {
    const lock = lockFor('held');
    const child = await holder(lock);
    await expect(takeLab('record a/b/c', lock)).rejects.toThrow(
      `Process ${child.pid} (up docker1) is using the lab. Wait for it, or end it: kill ${child.pid}`,
    );
    child.kill('SIGKILL');
  });

  test('finds the lab free after its holder was killed', async () => {
    const lock = lockFor('killed');
    const child = await holder(lock);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const isFree = async () => {
      try {
        await takeLab('up', lock);
        return true;
      } catch {
        return false; // The kernel is still taking the process down.
      }
    };
    await waitFor('the lock to be free', isFree, { withinMs: 5000 });
  });
});
