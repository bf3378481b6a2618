import { parseCast } from '~/domain/asciicast/parse-cast.ts';
import { FormatError } from '~/domain/finding/finding.ts';
import type { HostCast } from '~/domain/replay/time-line.ts';
import { playerWords as words } from './player-messages.ts';

/** A recording that cannot be played, with the reason in the reader's words. */
export class Unplayable extends Error {
  readonly forReader: string;
  constructor(forReader: string, options?: ErrorOptions) {
    super(forReader, options);
    this.name = 'Unplayable';
    this.forReader = forReader;
  }
}

const patienceMs = 20_000;

/**
 * Fetches the recording of every host.
 *
 * @param addresses - Host name to the address of its cast.
 * @throws {Unplayable} when one does not come or cannot be read.
 */
export function loadCasts(addresses: ReadonlyMap<string, string>): Promise<HostCast[]> {
  return Promise.all(
    [...addresses].map(async ([host, address]) => ({ host, cast: await loadCast(address) })),
  );
}

async function loadCast(address: string): Promise<HostCast['cast']> {
  const text = await fetchText(address);
  try {
    return parseCast(text, address);
  } catch (error) {
    if (error instanceof FormatError) throw new Unplayable(words.broken, { cause: error });
    throw error;
  }
}

async function fetchText(address: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) throw new Unplayable(words.httpError(response.status));
    return await response.text();
  } catch (error) {
    if (error instanceof Unplayable) throw error;
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    throw new Unplayable(isLate ? words.tooSlow : words.unreachable, { cause: error });
  }
}
