import { required } from '~/browser/required.ts';
import { openTerminal } from '~/browser/terminal.ts';
import type { TerminalView } from '~/browser/terminal.ts';
import { activeHostAt, outputBetween, screenInputAt } from '~/domain/replay/schedule.ts';
import type { ReplayState } from '~/domain/replay/state.ts';
import { toPlayed } from '~/domain/replay/time-line.ts';
import type { TimeLine } from '~/domain/replay/time-line.ts';
import { playerWords as words } from './player-messages.ts';

/** One command of the session as the transcript has it; `at` is when its typing begins, in played seconds. */
interface Step {
  readonly at: number;
  readonly host: string;
  readonly command: string;
  readonly narration: string;
  readonly item: HTMLElement;
}

interface Screen {
  readonly frame: HTMLElement;
  readonly terminal: TerminalView;
}

/** Gives the player its room, then opens a terminal for every host. */
export async function openView(island: HTMLElement, timeLine: TimeLine): Promise<PlayerView> {
  const { cols, rows } = island.dataset;
  const size = { cols: Number(cols), rows: Number(rows) };
  const room = required(island, '[data-screens]');
  const screens = new Map<string, Screen>();
  const frames = timeLine.hosts.map((host) => {
    const frame = document.createElement('div');
    frame.dataset['screen'] = host;
    return { host, frame };
  });
  room.append(...frames.map(({ frame }) => frame));
  try {
    for (const { host, frame } of frames) {
      const terminal = await openTerminal(frame, { ...size, label: words.terminal(host) });
      screens.set(host, { frame, terminal });
    }
  } catch (error) {
    for (const { frame } of frames) frame.remove();
    throw error;
  }
  return new PlayerView(island, timeLine, screens);
}

/** What the player shows of itself on the page. */
export class PlayerView {
  readonly #island: HTMLElement;
  readonly #timeLine: TimeLine;
  readonly #screens: ReadonlyMap<string, Screen>;
  readonly #steps: readonly Step[];
  readonly #bar: HTMLInputElement;
  /** Up to where the terminals have been written. */
  #written = -Infinity;
  #activeHost: string | undefined;
  #shownHost: string | undefined;

  constructor(island: HTMLElement, timeLine: TimeLine, screens: ReadonlyMap<string, Screen>) {
    this.#island = island;
    this.#timeLine = timeLine;
    this.#screens = screens;
    this.#bar = required(island, 'input[type="range"]', HTMLInputElement);
    this.#bar.max = String(timeLine.durationSeconds);
    this.#steps = [...island.querySelectorAll<HTMLElement>('li[data-command]')].map(
      (item, index) => ({
        // The first command is the one at hand from the start: moving on means the second.
        at: index === 0 ? 0 : toPlayed(timeLine.pace, Number(item.dataset['typed'])),
        host: item.dataset['host'] ?? '',
        command: item.dataset['command'] ?? '',
        narration: required(item, '[data-narration]').textContent,
        item,
      }),
    );
    this.#drawTicks();
    // The button that was pressed is about to go; the focus must not fall off the page with it.
    const toggle = required(island, '[data-move="toggle"]');
    if (required(island, '[data-open]') === document.activeElement) toggle.focus();
    required(island, '[data-player]').scrollIntoView({ block: 'nearest' });
  }

  /** When each command's typing begins, in played seconds. */
  get begins(): readonly number[] {
    return this.#steps.map(({ at }) => at);
  }

  /** Where the reader has put the bar. */
  get barSeconds(): number {
    return this.#bar.valueAsNumber;
  }

  /** Shows a host's terminal until a command begins on another one. */
  choose(host: string): void {
    this.#shownHost = host;
    this.#showHost();
  }

  /** Writes position and state into the page, all of it. */
  show(position: number, state: ReplayState): void {
    this.#write(position);
    const active = activeHostAt(this.#steps, position) ?? this.#timeLine.hosts[0];
    if (active !== this.#activeHost) {
      this.#activeHost = active;
      this.#shownHost = active;
    }
    this.#showHost();
    this.#showStep(position);
    this.#island.dataset['state'] = state;
    const label = state === 'playing' ? words.pause : words.play;
    setText(required(this.#island, '[data-toggle-label]'), label);
  }

  dispose(): void {
    for (const { terminal, frame } of this.#screens.values()) {
      terminal.dispose();
      frame.remove();
    }
    for (const { item } of this.#steps) item.removeAttribute('aria-current');
    required(this.#island, '[data-ticks]').replaceChildren();
  }

  #write(position: number): void {
    const isBack = position < this.#written;
    const input = isBack
      ? screenInputAt(this.#timeLine, position)
      : outputBetween(this.#timeLine, this.#written, position);
    for (const [host, { terminal }] of this.#screens) {
      if (isBack) terminal.reset();
      const data = input.get(host);
      if (data !== undefined) void terminal.write(data);
    }
    this.#written = position;
  }

  #showHost(): void {
    for (const [host, { frame }] of this.#screens) {
      frame.toggleAttribute('data-shown', host === this.#shownHost);
      const tab = required(this.#island, `[data-tab="${host}"]`);
      tab.setAttribute('aria-pressed', String(host === this.#shownHost));
    }
  }

  #showStep(position: number): void {
    const index = Math.max(
      0,
      this.#steps.findLastIndex(({ at }) => at <= position),
    );
    for (const [each, { item }] of this.#steps.entries()) {
      if (each === index) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
    const step = this.#steps[index];
    const at = clockText(position);
    const duration = clockText(this.#timeLine.durationSeconds);
    setText(required(this.#island, '[data-caption]'), step?.narration ?? '');
    setText(required(this.#island, '[data-count]'), words.command(index + 1, this.#steps.length));
    setText(required(this.#island, '[data-time]'), words.time(at, duration));
    this.#bar.value = String(position);
    this.#bar.setAttribute('aria-valuetext', words.position(at, index + 1, step?.command ?? ''));
    const share = position / Math.max(this.#timeLine.durationSeconds, Number.EPSILON);
    this.#bar.style.setProperty('--share', String(share));
  }

  #drawTicks(): void {
    const ticks = this.#steps.map(({ at }) => {
      const tick = document.createElement('i');
      tick.style.setProperty('--share', String(at / this.#timeLine.durationSeconds));
      return tick;
    });
    required(this.#island, '[data-ticks]').replaceChildren(...ticks);
  }
}

/** Seconds as `0:07` or `12:34`. */
function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Live regions speak when their text is set, even to the same words. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
