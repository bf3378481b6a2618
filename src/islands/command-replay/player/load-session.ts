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

/**
 * Reads a session from the answers of the server: what was typed, and the recording of every host.
 *
 * @param files - The session's own file, then the casts in the order of the hosts.
 * @throws {Unplayable} when a file did not come or cannot be read.
 */
export async function readSession(
  files: readonly PromiseSettledResult<Response>[],
  hosts: readonly string[],
): Promise<LoadedSession> {
  const [session = '', ...texts] = await Promise.all(files.map(textOf));
  const casts = hosts.map((host, index) => ({ host, cast: readCast(host, texts[index] ?? '') }));
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

function readCast(host: string, text: string): HostCast['cast'] {
  try {
    return parseCast(text, `${host}.cast`);
  } catch (error) {
    if (error instanceof FormatError) throw new Unplayable(words.broken, { cause: error });
    throw error;
  }
}

async function textOf(file: PromiseSettledResult<Response>): Promise<string> {
  if (file.status === 'rejected') throw unreached(file.reason);
  const { ok, status } = file.value;
  if (!ok) throw new Unplayable(words.httpError(status));
  try {
    return await file.value.text();
  } catch (error) {
    throw unreached(error);
  }
}

function unreached(error: unknown): Unplayable {
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  return new Unplayable(isLate ? words.tooSlow : words.unreachable, { cause: error });
}
