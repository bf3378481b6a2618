import { announce } from '~/browser/announce.ts';
import { copyText } from '~/browser/copy-text.ts';
import { required } from '~/browser/required.ts';
import { loadStylesheet } from '~/browser/stylesheet.ts';
import { readMoment } from '~/domain/replay/moment.ts';
import type { Moment } from '~/domain/replay/moment.ts';
import playerStyles from './player/player.css?url';
import type { Mode, Player } from './player/player.ts';

/** What the reader asked for: a way to go through the session, or a place in it. */
interface Wish {
  readonly mode: Mode;
  readonly moment?: Moment | undefined;
  /** Nobody pressed play: it waits at the moment. */
  readonly isStill?: boolean;
}

/** Where the island stands; the open player knows more: playing, paused, ended. */
type IslandState =
  | 'idle' // Nothing loaded; the transcript is on the page.
  | 'loading' // The reader asked; terminal and recording are on their way.
  | 'open'
  | 'failed'; // Something did not come; the transcript stays, and a press tries again.

/** Brings the transcript that CommandReplay.astro wrote to life: copying at once, the player when asked. */
export class CommandReplayElement extends HTMLElement {
  #state: IslandState = 'idle';
  #player: Player | undefined;
  #wish: Wish = { mode: 'watch' };
  #failures = 0;
  #listening: AbortController | undefined;

  connectedCallback() {
    if (this.#listening !== undefined) return; // Moved in the document: all goes on as it was.
    this.#listening = new AbortController();
    this.addEventListener('click', (event) => void this.#press(event), this.#listening);
    addEventListener('hashchange', () => void this.#follow(), this.#listening);
    this.#show('idle');
    void this.#follow();
    if ('autoload' in this.dataset) void this.#open({ mode: 'watch', isStill: true });
  }

  disconnectedCallback() {
    // A move is a removal followed at once by an insertion.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#listening?.abort();
      this.#listening = undefined;
      if (this.#player !== undefined) {
        this.#wish = { mode: 'watch', moment: { seconds: this.#player.recordedSeconds } };
      }
      this.#close();
    });
  }

  /** Opens where the address leads, when it leads here: by name, or to the first session of the page. */
  async #follow() {
    const moment = readMoment(location.hash);
    const {
      recording = document.querySelector<HTMLElement>(this.localName)?.dataset['recording'],
    } = moment ?? {};
    if (moment === undefined || recording !== this.dataset['recording']) return;
    this.scrollIntoView();
    if (this.#player !== undefined) {
      this.#player.goTo(moment);
      return;
    }
    const { scrollY } = window;
    await this.#open({ mode: 'watch', moment, isStill: true });
    // The page above may have grown or shrunk meanwhile; a reader who has scrolled is left alone.
    if (window.scrollY === scrollY) this.scrollIntoView();
  }

  async #press({ target }: Event) {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === null) return;
    const { open, copy, retry } = button.dataset;
    if (copy !== undefined) await this.#copy(button);
    else if (open !== undefined) await this.#enter(open as Mode);
    else if (retry !== undefined) {
      // A browser may remember that a script did not come; only a new page forgets it.
      if (this.#failures > 1) location.reload();
      required(this, '[data-open]').focus(); // The message goes, and its button with it.
      await this.#open(this.#wish);
    }
  }

  async #copy(button: HTMLElement) {
    const label = button.textContent;
    const isCopied = await copyText(button.closest('li')?.dataset['command'] ?? '');
    const { copied = '', refused = '' } = this.dataset; // The words are in the page, which has them anyway.
    announce(isCopied ? copied : refused);
    if (!isCopied) return;
    button.textContent = copied;
    setTimeout(() => (button.textContent = label), 2000);
  }

  async #enter(mode: Mode) {
    if (this.#player === undefined) await this.#open({ moment: this.#wish.moment, mode });
    else this.#player.enter(mode);
  }

  async #open(wish: Wish) {
    if (this.#state === 'loading' || this.#state === 'open') return;
    this.#wish = wish;
    this.#show('loading');
    const listening = this.#listening;
    try {
      // All at once: the files of the session do not wait for the script that reads them.
      const [{ openPlayer }, terminals, files] = await Promise.all([
        import('./player/open-player.ts'),
        import('~/browser/terminal.ts'),
        Promise.allSettled((this.dataset['files'] ?? '').split(' ').map(fetchPatiently)),
        loadStylesheet(playerStyles),
      ]);
      const player = await openPlayer(this, terminals, files);
      if (listening?.signal.aborted === true) {
        player.dispose(); // The element was removed while the player was on its way.
        return;
      }
      this.#player = player;
      this.#failures = 0;
      this.#show('open');
      player.begin(wish);
    } catch (error) {
      if (listening?.signal.aborted === true) return;
      if (this.#player !== undefined) throw error; // It came, and has a fault of its own.
      this.#failures += 1;
      this.#tell(error);
      this.#show('failed');
    }
  }

  #close() {
    this.#player?.dispose();
    this.#player = undefined;
    this.#show('idle');
  }

  /** Writes the state into the page; an open player writes its own. */
  #show(state: IslandState) {
    this.#state = state;
    const { style, dataset } = this;
    if (state !== 'open') dataset['state'] = state;
    const isOpen = state === 'loading' || state === 'open';
    if (isOpen) {
      // The player has its place at once, so that nothing moves when it arrives: the style sheet counts it out.
      const final = this.querySelector<HTMLElement>('[data-final]')?.offsetHeight ?? 0;
      style.setProperty('--state', `${final}px`);
    }
    required(this, '[data-player]').hidden = !isOpen;
    required(this, '[data-failure]').hidden = state !== 'failed';
  }

  /** What the player could not do, in its own words; without them it was a script that did not come. */
  #tell(error: unknown) {
    const reason = required(this, '[data-reason]');
    const told = error instanceof Error && 'forReader' in error ? error.forReader : undefined;
    reason.textContent = typeof told === 'string' ? told : (this.dataset['unplayable'] ?? '');
    if (this.#failures < 2) return;
    required(this, '[data-retry]').textContent = this.dataset['reload'] ?? '';
  }
}

/** A server that does not answer for twenty seconds will not. */
const fetchPatiently = (address: string) => fetch(address, { signal: AbortSignal.timeout(20_000) });

customElements.define('command-replay', CommandReplayElement);
