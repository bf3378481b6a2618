/** The one clock of a recording: seconds since it started, with microseconds. */
export class RecordingClock {
  #start = performance.now();

  now(): number {
    return Number(((performance.now() - this.#start) / 1000).toFixed(6));
  }
}

/** One event of an asciicast: seconds, what it is, data. `o` is output, `m` a marker. */
export type CastEvent = readonly [at: number, kind: 'o' | 'm', data: string];

/** What the terminal of one host showed, as it happens. */
export class CastTrack {
  readonly events: CastEvent[] = [];
  readonly #clock: RecordingClock;

  constructor(clock: RecordingClock) {
    this.#clock = clock;
  }

  output(data: string): void {
    this.events.push([this.#clock.now(), 'o', data]);
  }

  marker(label: string): void {
    this.events.push([this.#clock.now(), 'm', label]);
  }

  /** The time of the last event, 0 before any. */
  get end(): number {
    return this.events.at(-1)?.[0] ?? 0;
  }
}

/** Players skip what lasts longer than this; the times in the file stay real. */
export const idleTimeLimitSeconds = 2;

/**
 * An asciicast file, version 2: the packaged asciinema refuses version 3.
 *
 * @see https://docs.asciinema.org/manual/asciicast/v2/
 */
export function formatCast(
  events: readonly CastEvent[],
  about: { title: string; size: { cols: number; rows: number }; recordedAt: Date },
): string {
  const header = {
    version: 2,
    width: about.size.cols,
    height: about.size.rows,
    timestamp: Math.floor(about.recordedAt.getTime() / 1000),
    title: about.title,
    idle_time_limit: idleTimeLimitSeconds,
    env: { TERM: 'xterm-256color', SHELL: '/bin/bash' },
  };
  return [header, ...events].map((line) => JSON.stringify(line)).join('\n') + '\n';
}
