import { advance } from '~/domain/replay/schedule.ts';
import { transition } from '~/domain/replay/state.ts';
import type { ReplayEvent, ReplayState } from '~/domain/replay/state.ts';

/** Keeps the time of a session that plays: where it stands, how fast it runs, whether it runs. */
export class Playback {
  readonly #changed: () => void;
  #state: ReplayState = 'paused';
  #position = 0;
  #durationSeconds: number;
  #frame = 0;
  speed: number;

  /** @param changed - Called after every step of the clock and every change of state. */
  constructor(
    { durationSeconds, speed }: { durationSeconds: number; speed: number },
    changed: () => void,
  ) {
    this.#durationSeconds = durationSeconds;
    this.speed = speed;
    this.#changed = changed;
  }

  get state(): ReplayState {
    return this.#state;
  }
  /** In played seconds. */
  get position(): number {
    return this.#position;
  }
  get durationSeconds(): number {
    return this.#durationSeconds;
  }

  play(): void {
    if (this.#state === 'ended') this.#position = 0;
    this.#send('play');
    this.#run(performance.now());
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#send('pause');
  }

  seek(position: number): void {
    this.#position = Math.min(Math.max(0, position), this.#durationSeconds);
    this.#send(this.#position === this.#durationSeconds ? 'finished' : 'sought');
  }

  /** The same session with other pauses; `position` is where it stands in them. */
  retime(durationSeconds: number, position: number): void {
    this.#durationSeconds = durationSeconds;
    this.#position = Math.min(position, durationSeconds);
    this.#changed();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
  }

  #run(last: number): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((now) => {
      if (this.#state !== 'playing') return;
      // The first frame's time may lie before the press.
      const passedMs = Math.max(0, now - last);
      const length = { durationSeconds: this.#durationSeconds };
      this.#position = advance(length, this.#position, { passedMs, speed: this.speed });
      if (this.#position >= this.#durationSeconds) {
        this.#send('finished');
      } else {
        this.#changed();
        this.#run(Math.max(now, last));
      }
    });
  }

  #send(event: ReplayEvent): void {
    this.#state = transition(this.#state, event);
    this.#changed();
  }
}
