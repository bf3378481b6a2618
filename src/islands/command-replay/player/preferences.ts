/** How the reader likes sessions to be played. */
export interface Preferences {
  /** Times as fast as recorded; one of {@link speeds}. */
  readonly speed: number;
  /** The longest pause, in seconds; one of {@link idleLimits}; undefined leaves it to the recording. */
  readonly idle: number | undefined;
}

export const speeds = [0.5, 1, 1.5, 2, 4, 8];
export const idleLimits = [0.5, 1, 2, 5, Infinity];

/**
 * Kept on the device: `{"speed":2,"idle":"Infinity"}`, read by the player of every session. It names no
 * chapter, so nothing happens to it when one moves.
 */
const key = 'dockside:replay';

/** What was kept, as far as it can be read and is still offered. */
export function readPreferences(): Preferences {
  const kept = parse(stored());
  const [speed, idle] = [Number(kept['speed']), Number(kept['idle'])];
  return {
    speed: speeds.includes(speed) ? speed : 1,
    idle: idleLimits.includes(idle) ? idle : undefined,
  };
}

export function keepPreferences({ speed, idle }: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify({ speed, idle: idle?.toString() }));
  } catch {
    // A browser that keeps nothing for this site plays at the usual speed the next time.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off.
  }
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {}; // Someone else's text under our key.
  }
}
