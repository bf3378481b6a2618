import { spawnSync } from 'node:child_process';

/** Why redis-server and redis-cli cannot be used here; undefined when they can. */
export const missingRedis: string | undefined = findMissing();

/** Whether somebody asked for these tests by name, so that skipping them would be a lie. */
export const isDemanded = process.env['REDIS_CLUSTERS'] !== undefined;

function findMissing(): string | undefined {
  for (const program of ['redis-server', 'redis-cli']) {
    const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (error !== undefined) {
      return `${program} is not installed (Debian: apt-get install redis-server redis-tools)`;
    }
    const major = Number(/(?:v=|redis-cli )(\d+)\./.exec(stdout)?.[1] ?? 0);
    if (major < 7) return `${program} is older than 7: ${stdout.trim()}`;
  }
  return undefined;
}

/** The version of the redis-server found, such as `7.0.15`. */
export function redisVersion(): string {
  const { stdout } = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
  return /v=([\d.]+)/.exec(stdout)?.[1] ?? 'unknown';
}
