import type { HostName } from './addresses.ts';
import type { RunOn } from './reach.ts';

/** How long an engine may take to answer; one that lost its quorum would take 20 s to say so. */
export const usualSeconds = 5;

/**
 * The answers to some GETs of one engine's API; undefined when it is not there or refuses one.
 *
 * @param withinSeconds - How long each may take.
 * @see https://docs.docker.com/reference/api/engine/version/v1.45/
 */
export async function ask(
  host: HostName,
  paths: readonly string[],
  runOn: RunOn,
  withinSeconds = usualSeconds,
): Promise<unknown[] | undefined> {
  const urls = paths.map((path) => `'http://docker/v1.45/${path}'`).join(' ');
  const curl = `curl -sS --fail-early -f --max-time ${withinSeconds} --unix-socket /var/run/docker.sock ${urls}`;
  const { status, stdout } = await runOn(host, curl);
  if (status !== 0) return undefined;
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as unknown);
}

/** Orders things by one of their words. */
export function by<Key extends string>(key: Key) {
  return (a: Readonly<Record<Key, string>>, b: Readonly<Record<Key, string>>): number =>
    a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;
}
