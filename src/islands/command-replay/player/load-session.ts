import { parseCast } from '~/domain/asciicast/parse-cast.ts';
import { FormatError } from '~/domain/finding/finding.ts';
import type { Session } from '~/domain/replay/session.ts';
import type { HostCast } from '~/domain/replay/time-line.ts';
import { loadWords as words } from './messages.ts';

/** A recording that cannot be played, with the reason in the reader's words. */
export class Unplayable extends Error {
  readonly forReader: string;
  constructor(forReader: string, options?: ErrorOptions) {
    super(forReader, options);
    this.name = 'Unplayable';
    this.forReader = forReader;
  }
}

export interface LoadedSession {
  readonly session: Session;
  /** In the order of the page. */
  readonly casts: readonly HostCast[];
}

/** Where the files of a session lie. */
export interface SessionAddresses {
  readonly session: string;
  /** Host name to the address of its cast. */
  readonly casts: ReadonlyMap<string, string>;
}

const patienceMs = 20_000;

/**
 * Fetches a session: what was typed, and the recording of every host.
 *
 * @throws {Unplayable} when a file does not come or cannot be read.
 */
export async function loadSession(addresses: SessionAddresses): Promise<LoadedSession> {
  const [session, casts] = await Promise.all([
    fetchText(addresses.session),
    Promise.all(
      [...addresses.casts].map(async ([host, address]) => ({
        host,
        cast: await loadCast(address),
      })),
    ),
  ]);
  return { session: parseSession(session), casts };
}

/** The file is made by the build of this very page: it is there whole, or it is not what was asked for. */
function parseSession(text: string): Session {
  try {
    return JSON.parse(text) as Session;
  } catch (error) {
    throw new Unplayable(words.broken, { cause: error });
  }
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
