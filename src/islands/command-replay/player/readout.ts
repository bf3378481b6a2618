import { required } from '~/browser/required.ts';
import type { CommandTimes, SessionCommand } from '~/domain/replay/session.ts';
import { frameWords as words } from './messages.ts';

/** Where a session stands, for everything on the page that tells it. */
export interface Place {
  /** Index of the command at hand. */
  readonly index: number;
  /** In played seconds. */
  readonly position: number;
  readonly durationSeconds: number;
  readonly isPlaying: boolean;
  /** What the button for the next step will do. */
  readonly next: 'next' | 'run' | 'finished';
}

/** Writes the place into narration, bar, clock, buttons and the transcript below. */
export class Readout {
  readonly #frame: HTMLElement;
  readonly #commands: readonly SessionCommand[];
  readonly #items: readonly HTMLElement[];
  readonly #bar: HTMLInputElement;

  /** @param items - The commands of the transcript on the page. */
  constructor(
    frame: HTMLElement,
    commands: readonly SessionCommand[],
    items: readonly HTMLElement[],
  ) {
    this.#frame = frame;
    this.#commands = commands;
    this.#items = items;
    this.#bar = required(frame, 'input[type="range"]', HTMLInputElement);
  }

  /** Where the reader has put the bar. */
  get barSeconds(): number {
    return this.#bar.valueAsNumber;
  }

  /** Marks on the bar where each command begins. */
  drawTicks(times: readonly CommandTimes[], durationSeconds: number): void {
    this.#bar.max = String(durationSeconds);
    const ticks = times.map(({ at }) => {
      const tick = document.createElement('i');
      tick.style.setProperty('--share', String(at / Math.max(durationSeconds, Number.EPSILON)));
      return tick;
    });
    required(this.#frame, '[data-ticks]').replaceChildren(...ticks);
  }

  show(place: Place): void {
    const { index, position, durationSeconds, isPlaying } = place;
    const command = this.#commands[index];
    const number = index + 1;
    this.#write('[data-count]', words.command(number, this.#commands.length));
    this.#write('[data-caption]', command?.narration ?? '');
    const at = clockText(position);
    this.#write('[data-time]', words.time(at, clockText(durationSeconds)));
    this.#write('[data-toggle-label]', isPlaying ? words.pause : words.play);
    this.#write('[data-next-label]', words[place.next]);
    this.#bar.value = String(position);
    this.#bar.setAttribute('aria-valuetext', words.position(at, number, command?.command ?? ''));
    for (const [each, item] of this.#items.entries()) {
      if (each === index) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
  }

  dispose(): void {
    for (const item of this.#items) item.removeAttribute('aria-current');
  }

  /** Live regions speak when their text is set, even to the same words. */
  #write(selector: string, text: string): void {
    const element = required(this.#frame, selector);
    if (element.textContent !== text) element.textContent = text;
  }
}

/** Seconds as `0:07` or `12:34`. */
function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
