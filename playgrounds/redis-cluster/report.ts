import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDemanded, missingRedis, redisVersion } from './programs.ts';
import { seed } from './random.ts';

/** npm test prints the files that lie here, passed or not. */
const folder = join(import.meta.dirname, '../../test-results/told');

/**
 * Whether tests that compare with Redis must be skipped, after saying why; the name heads what they tell.
 *
 * @throws Error instead, when the tests were asked for by name (REDIS_CLUSTERS is set).
 */
export function needsRedis(name: string): boolean {
  mkdirSync(folder, { recursive: true });
  rmSync(fileOf(name), { force: true });
  if (missingRedis === undefined) {
    tell(name, `Redis ${redisVersion()}, REDIS_SEED=${seed}`);
    return false;
  }
  if (isDemanded) throw new Error(missingRedis);
  tell(name, `not compared with Redis: ${missingRedis}`);
  return true;
}

/** Prints a line, and keeps it for the end of npm test. */
export function tell(name: string, line: string) {
  console.log(`${name}: ${line}`);
  appendFileSync(fileOf(name), `${name}: ${line}\n`);
}

function fileOf(name: string): string {
  return join(folder, `redis-${name}.txt`);
}
