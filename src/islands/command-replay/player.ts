import { required } from '~/browser/required.ts';
import { advance, completions, nextStop, previousStop } from '~/domain/replay/schedule.ts';
import { transition } from '~/domain/replay/state.ts';
import type { ReplayEvent, ReplayState } from '~/domain/replay/state.ts';
import { mergeCasts } from '~/domain/replay/time-line.ts';
import type { TimeLine } from '~/domain/replay/time-line.ts';
import { loadCasts } from './load-casts.ts';
import { openView } from './player-view.ts';
import type { PlayerView } from './player-view.ts';

/**
 * Opens the player in an island whose HTML CommandReplay.astro wrote.
 *
 * @param positionSeconds - Where to begin, in played time.
 * @throws {Unplayable} when a recording does not come or cannot be read; Error when the terminal does not open.
 */
export async function openPlayer(island: HTMLElement, positionSeconds: number): Promise<Player> {
  const links = [...island.querySelectorAll<HTMLAnchorElement>('a[data-cast]')];
  const casts = await loadCasts(
    new Map(links.map((link) => [link.dataset['cast'] ?? '', link.href])),
  );
  const timeLine = mergeCasts(casts, Number(island.dataset['idle']));
  return new Player(await openView(island, timeLine), { island, timeLine, positionSeconds });
}

/** Plays a session: keeps the time, follows the reader's controls and tells the view what to show. */
export class Player {
  readonly #view: PlayerView;
  readonly #timeLine: TimeLine;
  readonly #listening = new AbortController();
  readonly #stillness = matchMedia('(prefers-reduced-motion: reduce)');
  #state: ReplayState = 'paused';
  #position: number;
  #frame = 0;

  constructor(
    view: PlayerView,
    from: { island: HTMLElement; timeLine: TimeLine; positionSeconds: number },
  ) {
    this.#view = view;
    this.#timeLine = from.timeLine;
    this.#position = from.positionSeconds;
    this.#listen(required(from.island, '[data-player]'));
    this.#show();
  }

  /** Where it stands, in played time. */
  get positionSeconds(): number {
    return this.#position;
  }

  play(): void {
    if (this.#state === 'ended') this.#position = 0;
    if (this.#stillness.matches) {
      // Nothing types itself: each press shows the next command with all its output.
      const stops = completions(this.#view.begins, this.#timeLine.durationSeconds);
      this.#seek(nextStop(stops, this.#position) ?? this.#timeLine.durationSeconds);
      return;
    }
    this.#send('play');
    this.#run(performance.now());
  }

  /** Stops everything and takes the terminals off the page. */
  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#listening.abort();
    this.#view.dispose();
  }

  #run(last: number): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((now) => {
      if (this.#state !== 'playing') return;
      // The first frame's time may lie before the press.
      this.#position = advance(this.#timeLine, this.#position, Math.max(0, now - last));
      if (this.#position >= this.#timeLine.durationSeconds) {
        this.#send('finished');
      } else {
        this.#show();
        this.#run(Math.max(now, last));
      }
    });
  }

  #listen(frame: HTMLElement): void {
    const { signal } = this.#listening;
    frame.addEventListener('click', (event) => this.#press(event), { signal });
    frame.addEventListener('keydown', (event) => this.#key(event), { signal });
    frame.addEventListener('input', () => this.#seek(this.#view.barSeconds), { signal });
  }

  #press({ target }: Event): void {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.dataset['tab'] !== undefined) this.#view.choose(button.dataset['tab']);
    if (button?.dataset['move'] !== undefined) this.#move(button.dataset['move']);
  }

  #move(move: string): void {
    const { begins } = this.#view;
    if (move === 'restart') {
      this.#seek(0);
      if (this.#state !== 'playing') this.play();
    } else if (move === 'previous') this.#seek(previousStop(begins, this.#position) ?? 0);
    else if (move === 'next') this.#seek(nextStop(begins, this.#position) ?? Infinity);
    else if (this.#state === 'playing') this.#send('pause');
    else this.play();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // A button that has the focus answers the space bar itself.
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
    if (event.key === ' ' || event.key === 'k') this.#move('toggle');
    else if (event.key === 'ArrowLeft') this.#seek(this.#position - keyStepSeconds);
    else if (event.key === 'ArrowRight') this.#seek(this.#position + keyStepSeconds);
    else if (event.key === '[') this.#move('previous');
    else if (event.key === ']') this.#move('next');
    else return;
    event.preventDefault();
  }

  #seek(position: number): void {
    const { durationSeconds } = this.#timeLine;
    this.#position = Math.min(Math.max(0, position), durationSeconds);
    this.#send(this.#position === durationSeconds ? 'finished' : 'sought');
  }

  #send(event: ReplayEvent): void {
    this.#state = transition(this.#state, event);
    this.#show();
  }

  #show(): void {
    this.#view.show(this.#position, this.#state);
  }
}

const keyStepSeconds = 5;
