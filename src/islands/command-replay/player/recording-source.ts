import { keyframePlaces, routeTo } from '~/domain/replay/keyframes.ts';
import type { Keyframe } from '~/domain/replay/keyframes.ts';
import type { TimeLine } from '~/domain/replay/time-line.ts';
import { countUntil, textBetween, tracksOf } from '~/domain/replay/track.ts';
import type { Track } from '~/domain/replay/track.ts';
import type { TerminalMemory } from '~/browser/terminal.ts';
import type { TerminalSink, TerminalSource } from './terminal-source.ts';

/** How much output lies between two remembered screens, in characters. */
const keyframeSpacing = 16_384;

/** A session that stands at its beginning shows the first prompt, which took the shell a moment to write. */
const firstPromptSeconds = 1e-3;

interface Shown {
  readonly sink: TerminalSink;
  /** How many events of its track stand on it; undefined before the first. */
  events: number | undefined;
}

/** The terminals of a recording at one moment, which can be moved in both directions. */
export class RecordingSource implements TerminalSource {
  #tracks: ReadonlyMap<string, Track>;
  readonly #shown = new Map<string, Shown>();
  readonly #keyframes = new Map<string, Keyframe[]>();
  readonly #openMemory: () => TerminalMemory;
  #at = 0;
  #isDisposed = false;

  /** @param openMemory - Gives a terminal of the recording's size in which its screens are remembered. */
  constructor(timeLine: TimeLine, openMemory: () => TerminalMemory) {
    this.#tracks = tracksOf(timeLine);
    this.#openMemory = openMemory;
  }

  /** Takes the same recording with other pauses; what was remembered stays true. */
  retime(timeLine: TimeLine): void {
    this.#tracks = tracksOf(timeLine);
  }

  attach(host: string, sink: TerminalSink): () => void {
    this.#shown.set(host, { sink, events: undefined });
    void this.#bring(host);
    return () => {
      if (this.#shown.get(host)?.sink === sink) this.#shown.delete(host);
    };
  }

  /** Brings every terminal to a moment, in played seconds; resolves when they show it. */
  async show(at: number): Promise<void> {
    this.#at = at;
    await Promise.all([...this.#shown.keys()].map((host) => this.#bring(host)));
  }

  /** Reads long tracks ahead, while nothing else is to be done, so that seeking need not begin at zero. */
  async remember(): Promise<void> {
    for (const [host, track] of this.#tracks) {
      const places = keyframePlaces(track, keyframeSpacing);
      if (places.length === 0) continue;
      const keyframes: Keyframe[] = [];
      this.#keyframes.set(host, keyframes);
      const memory = this.#openMemory();
      let read = 0;
      for (const events of places) {
        await whenIdle();
        if (this.#isDisposed) break;
        await memory.write(textBetween(track, read, events));
        read = events;
        keyframes.push({ events, screen: memory.screen() });
      }
      memory.dispose();
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#shown.clear();
    this.#keyframes.clear();
  }

  async #bring(host: string): Promise<void> {
    const shown = this.#shown.get(host);
    const track = this.#tracks.get(host);
    if (shown === undefined || track === undefined) return;
    const wanted = countUntil(track, Math.max(this.#at, firstPromptSeconds));
    if (wanted === shown.events) return;
    const route = routeTo(wanted, shown.events, this.#keyframes.get(host) ?? []);
    if (route.isFresh) shown.sink.reset();
    shown.events = wanted;
    await shown.sink.write(route.screen + textBetween(track, route.from, wanted));
  }
}

/** Resolves when the browser has nothing better to do; Safari does not tell and waits a moment instead. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(() => resolve(), { timeout: 1000 });
    } else setTimeout(resolve, 30);
  });
}
