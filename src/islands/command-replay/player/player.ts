import { announce } from '~/browser/announce.ts';
import { copyText } from '~/browser/copy-text.ts';
import { required } from '~/browser/required.ts';
import { nextStop, previousStop } from '~/domain/replay/schedule.ts';
import { writeMoment } from '~/domain/replay/moment-link.ts';
import type { Moment } from '~/domain/replay/moment.ts';
import { commandTimes } from '~/domain/replay/session.ts';
import type { CommandTimes, Session } from '~/domain/replay/session.ts';
import { mergeCasts, toPlayed, toRecorded } from '~/domain/replay/time-line.ts';
import type { HostCast, TimeLine } from '~/domain/replay/time-line.ts';
import { FullWindow } from './full-window.ts';
import { wishOf } from './keys.ts';
import type { Wish } from './keys.ts';
import { frameWords as words } from './messages.ts';
import { Playback } from './playback.ts';
import { keepPreferences, readPreferences, speeds } from './preferences.ts';
import type { Preferences } from './preferences.ts';
import { Practice } from './practice/practice.ts';
import { Readout } from './readout.ts';
import { RecordingSource } from './recording-source.ts';
import { Screens } from './screens.ts';
import { StatePanel } from './state-panel.ts';

type Terminals = Pick<
  typeof import('~/browser/terminal.ts'),
  'openTerminal' | 'openTerminalMemory'
>;

/** How a reader goes through a session. */
export type Mode =
  | 'watch' // It plays by itself.
  | 'step' // One press, one step; for a teacher with a projector.
  | 'type'; // The reader types the commands.

/** How a player begins. */
interface Beginning {
  readonly mode: Mode;
  readonly moment?: Moment | undefined;
  readonly isStill?: boolean;
}

/** What a player is made of. */
export interface PlayerParts {
  /** The element that CommandReplay.astro wrote. */
  readonly island: HTMLElement;
  /** The player's frame in it, filled. */
  readonly frame: HTMLElement;
  readonly session: Session;
  readonly casts: readonly HostCast[];
  readonly terminals: Terminals;
}

/** A session that plays, is stepped through or typed: follows the reader's controls and tells the parts what to show. */
export class Player {
  readonly #parts: PlayerParts;
  readonly #playback: Playback;
  readonly #source: RecordingSource;
  readonly #screens: Screens;
  readonly #readout: Readout;
  readonly #statePanel: StatePanel;
  readonly #practice: Practice;
  readonly #window: FullWindow;
  readonly #items: readonly HTMLElement[];
  readonly #listening = new AbortController();
  readonly #stillness = matchMedia('(prefers-reduced-motion: reduce)');
  #preferences: Preferences = readPreferences();
  #timeLine: TimeLine;
  #times: readonly CommandTimes[];
  #mode: Mode = 'watch';

  constructor(parts: PlayerParts) {
    const { island, frame, session, casts, terminals } = parts;
    this.#parts = parts;
    this.#timeLine = mergeCasts(casts, this.#idleLimit);
    this.#times = commandTimes(session.commands, this.#timeLine);
    const { size } = session;
    this.#source = new RecordingSource(this.#timeLine, () => terminals.openTerminalMemory(size));
    this.#screens = new Screens(frame, {
      hosts: this.#timeLine.hosts,
      size,
      first: session.commands[0]?.host ?? this.#timeLine.hosts[0] ?? '',
      source: this.#source,
      open: terminals.openTerminal,
    });
    this.#items = [...island.querySelectorAll<HTMLElement>('ol > li')];
    this.#readout = new Readout(frame, session.commands, this.#items);
    this.#statePanel = new StatePanel(required(frame, '[data-state]'), session.commands);
    this.#practice = new Practice(frame, {
      session,
      timeLine: this.#timeLine,
      screens: this.#screens,
      show: (index, isDone) => this.#showPractice(index, isDone),
    });
    const { signal } = this.#listening;
    this.#window = new FullWindow(frame, (isFull) => this.#showWindow(isFull), signal);
    const { durationSeconds } = this.#timeLine;
    const { speed } = this.#preferences;
    this.#playback = new Playback({ durationSeconds, speed }, () => this.#show());
    this.#readout.drawTicks(this.#times, durationSeconds);
    this.#listen();
    this.#showPreferences();
    this.#show();
    void this.#source.remember();
  }

  /** Where it stands, in seconds of the recording. */
  get recordedSeconds(): number {
    return toRecorded(this.#timeLine.pace, this.#playback.position);
  }

  /** Shows itself for the first time, at a moment or at the start, and plays unless it is to be still. */
  begin({ mode, moment, isStill = false }: Beginning): void {
    if (moment !== undefined) this.goTo(moment);
    this.enter(mode);
    if (mode === 'watch' && !isStill) this.play();
    // The button that was pressed stays, but the reader wants to go on with the player.
    if (mode === 'type' || isStill) return;
    const first = required(
      this.#parts.frame,
      `[data-do="${mode === 'watch' ? 'toggle' : 'next'}"]`,
    );
    first.focus({ preventScroll: true });
  }

  /** Goes on in another way, from the command at hand. */
  enter(mode: Mode): void {
    const before = this.#mode;
    this.#mode = mode;
    this.#playback.pause();
    this.#parts.island.dataset['mode'] = mode;
    this.#showMode(mode);
    if (mode === 'type') {
      this.#practice.begin();
      return;
    }
    if (before === 'type') {
      this.#practice.end();
      this.#screens.connect(this.#source);
    }
    if (mode === 'step') this.#goToCommand(this.#index, 'typed');
    else this.#show();
  }

  /** Plays, or with reduced motion shows the next command with all its output. */
  play(): void {
    if (this.#stillness.matches) {
      const { position, durationSeconds } = this.#playback;
      const stops = this.#times.map(({ doneAt }) => doneAt);
      this.#seek(nextStop(stops, position === durationSeconds ? -1 : position) ?? durationSeconds);
    } else this.#playback.play();
  }

  /** Goes where a link leads. */
  goTo({ command, seconds }: Moment): void {
    if (command !== undefined) this.#goToCommand(command - 1, 'done');
    else if (seconds !== undefined) this.#seek(toPlayed(this.#timeLine.pace, seconds));
  }

  /** Stops everything and takes the terminals off the page. */
  dispose(): void {
    this.#listening.abort();
    this.#practice.end();
    this.#playback.dispose();
    this.#source.dispose();
    this.#screens.dispose();
    this.#readout.dispose();
    void this.#window.leave();
    this.#parts.frame.replaceChildren();
    this.#showMode(undefined);
  }

  get #idleLimit(): number {
    return this.#preferences.idle ?? this.#parts.session.idleTimeLimitSeconds;
  }

  /** The command at hand: the last one whose typing has begun. */
  get #index(): number {
    if (this.#mode === 'type') return this.#practice.index;
    const { position } = this.#playback;
    return Math.max(
      0,
      this.#times.findLastIndex(({ at }) => at <= position + 1e-6),
    );
  }

  #listen(): void {
    const { signal } = this.#listening;
    const { frame } = this.#parts;
    frame.addEventListener('click', (event) => this.#press(event), { signal });
    frame.addEventListener('change', (event) => this.#choose(event), { signal });
    frame.addEventListener(
      'input',
      ({ target }) => {
        if (target instanceof HTMLInputElement && target.type === 'range') {
          this.#seek(this.#readout.barSeconds);
        }
      },
      { signal },
    );
    // Before the site's own keys: ? in a player asks for the player's sheet.
    document.addEventListener('keydown', (event) => this.#key(event), { signal, capture: true });
  }

  #press({ target }: Event): void {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === null) return;
    const { tab, do: deed } = button.dataset;
    if (tab !== undefined) this.#screens.choose(tab);
    if (deed !== undefined) void this.#do(deed);
  }

  #choose({ target }: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const value = Number(target.value);
    if (target.dataset['choose'] === 'speed') this.#prefer({ ...this.#preferences, speed: value });
    else this.#prefer({ ...this.#preferences, idle: value });
  }

  #key(event: KeyboardEvent): void {
    const { frame } = this.#parts;
    const isOurs =
      this.#window.isFull || (event.target instanceof Node && frame.contains(event.target));
    if (!isOurs || event.defaultPrevented) return;
    if (event.key === 'Escape' && frame.classList.contains('full')) void this.#window.leave();
    const wish = wishOf(event, this.#mode);
    if (wish === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#grant(wish);
  }

  #grant(wish: Wish): void {
    const { position, durationSeconds } = this.#playback;
    if ('do' in wish) void this.#do(wish.do);
    else if ('seekBy' in wish) this.#seek(position + wish.seekBy);
    else if ('seekByShare' in wish) this.#seek(position + wish.seekByShare * durationSeconds);
    else if ('seekToShare' in wish) this.#seek(wish.seekToShare * durationSeconds);
    else {
      const speed = speeds[speeds.indexOf(this.#playback.speed) + wish.speedBy];
      if (speed !== undefined) this.#prefer({ ...this.#preferences, speed });
    }
  }

  async #do(deed: string): Promise<void> {
    const command = this.#parts.session.commands[this.#index];
    if (deed === 'restart') this.#restart();
    else if (deed === 'previous') this.#move(-1);
    else if (deed === 'next') this.#move(1);
    else if (deed === 'toggle' && this.#playback.state === 'playing') this.#playback.pause();
    else if (deed === 'toggle') this.play();
    else if (deed === 'pin') this.#screens.togglePin();
    else if (deed === 'panes') await this.#togglePanes();
    else if (deed === 'full') await this.#window.toggle();
    else if (deed === 'blank') this.#parts.frame.classList.toggle('blanked');
    else if (deed === 'help') required(this.#parts.frame, 'dialog', HTMLDialogElement).showModal();
    else if (deed === 'copy-command') await copy(command?.command ?? '');
    else if (deed === 'copy-output') {
      const parts = this.#items[this.#index]?.querySelectorAll('pre') ?? [];
      const output = [...parts].map(({ textContent }) => textContent).join('\n');
      if (output === '') announce(words.nothingToCopy);
      else await copy(output);
    } else if (deed === 'copy-link') await copy(this.#link());
  }

  #restart(): void {
    this.#seek(0);
    if (this.#mode === 'watch' && this.#playback.state !== 'playing') this.play();
  }

  /** To the next or the previous stop: a command, and in step mode also the moment before it is entered. */
  #move(by: 1 | -1): void {
    const { position, durationSeconds } = this.#playback;
    const isStepping = this.#mode === 'step';
    const stops = isStepping
      ? this.#times.flatMap(({ enteredAt, doneAt }) => [enteredAt, doneAt])
      : this.#times.map(({ at }) => at);
    if (by === 1) this.#seek(nextStop(stops, position) ?? durationSeconds);
    else if (isStepping) this.#seek(stops.findLast((stop) => stop < position - 1e-6) ?? 0);
    else this.#seek(previousStop(stops, position) ?? 0);
  }

  async #togglePanes(): Promise<void> {
    const isDouble = !this.#screens.isDouble;
    // Two terminals of a hundred columns do not fit into a column of text.
    if (isDouble && !this.#window.isFull) await this.#window.toggle();
    this.#screens.setDouble(isDouble);
  }

  #goToCommand(index: number, part: 'typed' | 'done'): void {
    const times = this.#times[Math.min(Math.max(0, index), this.#times.length - 1)];
    if (times !== undefined) this.#seek(part === 'typed' ? times.enteredAt : times.doneAt);
  }

  #seek(position: number): void {
    this.#playback.seek(position);
  }

  #link(): string {
    const { id } = this.#parts.session;
    const moment =
      this.#mode === 'watch' && this.#playback.state === 'paused'
        ? { recording: id, seconds: this.recordedSeconds }
        : { recording: id, command: this.#index + 1 };
    return location.href.replace(/#.*/, '') + writeMoment(moment);
  }

  #prefer(preferences: Preferences): void {
    const recorded = this.recordedSeconds;
    const isOtherIdle = preferences.idle !== this.#preferences.idle;
    this.#preferences = preferences;
    keepPreferences(preferences);
    this.#playback.speed = preferences.speed;
    this.#showPreferences();
    if (!isOtherIdle) return;
    this.#timeLine = mergeCasts(this.#parts.casts, this.#idleLimit);
    this.#times = commandTimes(this.#parts.session.commands, this.#timeLine);
    this.#source.retime(this.#timeLine);
    this.#readout.drawTicks(this.#times, this.#timeLine.durationSeconds);
    const position = toPlayed(this.#timeLine.pace, recorded);
    this.#playback.retime(this.#timeLine.durationSeconds, position);
  }

  #showPreferences(): void {
    const select = (name: string) =>
      required(this.#parts.frame, `[data-choose="${name}"]`, HTMLSelectElement);
    select('speed').value = String(this.#preferences.speed);
    select('idle').value = String(this.#idleLimit);
  }

  /** The buttons for the ways to go through stand outside of the player's frame: they are there before it. */
  #showMode(mode: Mode | undefined): void {
    for (const button of this.#parts.island.querySelectorAll<HTMLElement>('[data-open]')) {
      button.setAttribute('aria-pressed', String(button.dataset['open'] === mode));
    }
  }

  #showWindow(isFull: boolean): void {
    const button = required(this.#parts.frame, '[data-do="full"]');
    const label = isFull ? words.leaveFullWindow : words.fullWindow;
    button.setAttribute('aria-label', label);
    button.title = label;
    if (!isFull) this.#screens.setDouble(false);
  }

  #show(): void {
    if (this.#mode === 'type') return;
    const { state, position, durationSeconds } = this.#playback;
    const index = this.#index;
    const command = this.#parts.session.commands[index];
    const times = this.#times[index];
    if (command !== undefined) this.#screens.follow(command.host);
    void this.#source.show(position);
    const isEntered = times !== undefined && position > times.enteredAt + 1e-6;
    this.#statePanel.show(isDone(times, position) ? index : index - 1);
    const isLast = index === this.#times.length - 1;
    const next = this.#mode === 'step' && !isEntered ? 'run' : isLast ? 'finished' : 'next';
    const isPlaying = state === 'playing';
    this.#readout.show({ index, position, durationSeconds, isPlaying, next });
    this.#parts.island.dataset['state'] = state;
  }

  #showPractice(index: number, isCommandDone: boolean): void {
    this.#statePanel.show(isCommandDone ? index : index - 1);
    this.#parts.island.dataset['state'] = 'paused';
    const position = this.#times[index]?.at ?? 0;
    const { durationSeconds } = this.#playback;
    this.#readout.show({ index, position, durationSeconds, isPlaying: false, next: 'next' });
  }
}

/** The recorder looked at the engines as soon as the prompt was back. */
function isDone(times: CommandTimes | undefined, position: number): boolean {
  return times !== undefined && position >= times.endsAt - 1e-6;
}

async function copy(text: string): Promise<void> {
  announce((await copyText(text)) ? words.copied : words.notCopied);
}
