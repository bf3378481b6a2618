/** A recorded terminal session of one terminal, as an asciicast file of version 2 or 3 holds it. */
export interface Cast {
  readonly version: 2 | 3;
  /** The terminal's size when the recording begins, in characters. */
  readonly cols: number;
  readonly rows: number;
  readonly title: string | undefined;
  /** When the recording began, in seconds since 1970. */
  readonly timestamp: number | undefined;
  /** The longest pause a player should keep, in seconds. */
  readonly idleTimeLimitSeconds: number | undefined;
  /** In order of time. */
  readonly events: readonly CastEvent[];
  /** The marker events again, for seeking. */
  readonly markers: readonly Marker[];
  /** The time of the last event. */
  readonly durationSeconds: number;
}

/** One line of the event stream. */
export interface CastEvent {
  /** Seconds from the start. */
  readonly at: number;
  readonly kind: CastEventKind;
  readonly data: string;
}

/** What an event is; the letter is its code in the file. */
export type CastEventKind =
  | 'output' // o: what the program wrote.
  | 'input' // i: what was typed, when the recorder kept it.
  | 'marker' // m: a named moment; data is its label.
  | 'resize' // r: data is COLSxROWS.
  | 'exit' // x, version 3: data is the exit status of the session.
  | 'other'; // Any other code: the specification asks readers to pass over what they do not know.

/** A named moment of a recording; the recorder sets one before each command. */
export interface Marker {
  readonly at: number;
  /** Such as `docker1$ docker node ls`. */
  readonly label: string;
}
