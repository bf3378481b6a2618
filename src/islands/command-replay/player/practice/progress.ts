/**
 * How far the reader has typed a session. Kept on the device under `dockside:practice:<recording>` as
 * `{"of":"<fingerprint>","done":3}`; read when the reader types this session again. A chapter that moves keeps
 * it, because recordings keep their names; a recording made anew has another fingerprint and begins at the start.
 */
interface Progress {
  readonly of: string;
  readonly done: number;
}

const keyOf = (recording: string) => `dockside:practice:${recording}`;

/** How many commands are done; 0 when nothing fitting was kept. */
export function readProgress(recording: string, commands: readonly string[]): number {
  try {
    const kept = JSON.parse(
      localStorage.getItem(keyOf(recording)) ?? 'null',
    ) as Partial<Progress> | null;
    const { of, done } = kept ?? {};
    const isFitting = of === fingerprint(commands) && Number.isInteger(done);
    return isFitting ? Math.min(Math.max(0, done ?? 0), commands.length) : 0;
  } catch {
    return 0; // Storage is switched off, or holds someone else's text.
  }
}

export function keepProgress(recording: string, commands: readonly string[], done: number): void {
  const progress: Progress = { of: fingerprint(commands), done };
  try {
    localStorage.setItem(keyOf(recording), JSON.stringify(progress));
  } catch {
    // A browser that keeps nothing begins at the start the next time.
  }
}

/** A short text that is another one when the commands are (djb2). */
function fingerprint(commands: readonly string[]): string {
  let hash = 5381;
  for (const character of commands.join('\n')) {
    hash = ((hash << 5) + hash + (character.codePointAt(0) ?? 0)) | 0;
  }
  return `${commands.length}-${(hash >>> 0).toString(36)}`;
}
