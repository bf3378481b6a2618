/** A terminal as its source sees it. */
export interface TerminalSink {
  write(data: string): Promise<void>;
  /** Empties screen, scrollback and modes. */
  reset(): void;
}

/**
 * Where the bytes of some terminals come from. A recording is one, a session that the reader types is another,
 * and a live engine can be a third: who shows the terminals does not know which.
 */
export interface TerminalSource {
  /** Brings a terminal to what the host shows now and keeps it so, until the function given back is called. */
  attach(host: string, sink: TerminalSink): () => void;
  /** Takes what the reader typed in a host's terminal; absent where nobody listens. */
  readonly input?: (host: string, data: string) => void;
}
