import type { TerminalSink, TerminalSource } from '../terminal-source.ts';

/** The terminals of a session that the reader types: what was written on each, and who listens to the keys. */
export class PracticeSource implements TerminalSource {
  readonly input: (host: string, data: string) => void;
  readonly #written = new Map<string, string>();
  readonly #sinks = new Map<string, TerminalSink>();

  constructor(input: (host: string, data: string) => void) {
    this.input = input;
  }

  attach(host: string, sink: TerminalSink): () => void {
    this.#sinks.set(host, sink);
    void sink.write(this.writtenOn(host));
    return () => {
      if (this.#sinks.get(host) === sink) this.#sinks.delete(host);
    };
  }

  /** Everything a host's terminal has been given. */
  writtenOn(host: string): string {
    return this.#written.get(host) ?? '';
  }

  write(host: string, data: string): void {
    this.#written.set(host, this.writtenOn(host) + data);
    void this.#sinks.get(host)?.write(data);
  }

  /** Begins anew with these texts on the terminals. */
  restart(texts: ReadonlyMap<string, string>): void {
    this.#written.clear();
    for (const [host, text] of texts) this.#written.set(host, text);
    for (const [host, sink] of this.#sinks) {
      sink.reset();
      void sink.write(this.writtenOn(host));
    }
  }
}
