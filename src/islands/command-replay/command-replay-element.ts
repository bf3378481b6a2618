import { announce } from '~/browser/announce.ts';
import { copyText } from '~/browser/copy-text.ts';
import { required } from '~/browser/required.ts';
import { loadStylesheet } from '~/browser/stylesheet.ts';
import { transition } from '~/domain/replay/state.ts';
import type { ReplayEvent, ReplayState } from '~/domain/replay/state.ts';
import { elementWords as words } from './messages.ts';
import playerStyles from './player.css?url';
import type { Player } from './player.ts';

/** Brings the transcript that CommandReplay.astro wrote to life: copying at once, the player when asked. */
export class CommandReplayElement extends HTMLElement {
  #state: ReplayState = 'idle';
  #player: Player | undefined;
  /** Where the reader was when the element was taken out of the document. */
  #placeSeconds = 0;
  #failures = 0;
  /** The player's frame has its style sheet and may be seen. */
  #isStyled = false;
  #listening: AbortController | undefined;

  connectedCallback() {
    if (this.#listening !== undefined) return; // Moved in the document: all goes on as it was.
    this.#listening = new AbortController();
    this.addEventListener('click', (event) => void this.#press(event), this.#listening);
    this.#show();
  }

  disconnectedCallback() {
    // A move is a removal followed at once by an insertion.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#listening?.abort();
      this.#listening = undefined;
      this.#placeSeconds = this.#player?.positionSeconds ?? this.#placeSeconds;
      this.#player?.dispose();
      this.#player = undefined;
      this.#state = 'idle';
      this.#show();
    });
  }

  async #press({ target }: Event) {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === null) return;
    if ('copy' in button.dataset) await this.#copy(button);
    else if ('open' in button.dataset) await this.#open();
    else if ('retry' in button.dataset) {
      // A browser may remember that a script did not come; only a new page forgets it.
      if (this.#failures > 1) location.reload();
      required(this, '[data-open]').focus(); // The message goes, and its button with it.
      await this.#open();
    }
  }

  async #copy(button: HTMLElement) {
    const label = button.textContent;
    const isCopied = await copyText(button.closest('li')?.dataset['command'] ?? '');
    announce(isCopied ? words.copied : words.notCopied);
    if (!isCopied) return;
    button.textContent = words.copied;
    setTimeout(() => (button.textContent = label), 2000);
  }

  async #open() {
    if (!this.#send('play')) return;
    const listening = this.#listening;
    try {
      await loadStylesheet(playerStyles);
      this.#isStyled = true;
      this.#makeRoom();
      this.#show();
      const { openPlayer } = await import('./player.ts');
      const player = await openPlayer(this, this.#placeSeconds);
      if (listening?.signal.aborted === true) {
        player.dispose(); // The element was removed while the player was on its way.
        return;
      }
      this.#send('loaded');
      this.#player = player;
      this.#failures = 0;
      player.play();
    } catch (error) {
      if (listening?.signal.aborted === true) return;
      this.#failures += 1;
      required(this, '[data-reason]').textContent = readersReason(error);
      this.#send('broken');
    }
  }

  /** Tells the stylesheet how large the terminals will be, so that nothing moves when they arrive. */
  #makeRoom() {
    const { cols = '', rows = '' } = this.dataset;
    const { fontFamily } = getComputedStyle(required(this, '[data-screens]'));
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) return; // The stylesheet guesses.
    context.font = `100px ${fontFamily}`;
    const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('0');
    const height = fontBoundingBoxAscent + fontBoundingBoxDescent;
    const sizes = { cols, rows, character: width / 100, line: Math.max(1.3, height / 100) };
    for (const [name, size] of Object.entries(sizes)) {
      this.style.setProperty(`--${name}`, String(size));
    }
  }

  #send(event: ReplayEvent): boolean {
    const before = this.#state;
    this.#state = transition(before, event);
    this.#show();
    return this.#state !== before;
  }

  /** Writes the state into the page; once the player is there, it writes its own. */
  #show() {
    if (this.#player !== undefined) return;
    const state = this.#state;
    this.dataset['state'] = state;
    required(this, '[data-player]').hidden =
      !this.#isStyled || state === 'idle' || state === 'failed';
    required(this, '[data-open-label]').textContent =
      state === 'loading' ? words.loading : words.play;
    required(this, '[data-failure]').hidden = state !== 'failed';
    required(this, '[data-retry]').textContent = this.#failures > 1 ? words.reload : words.retry;
  }
}

/** What the player could not do, in its own words; without them it was its script that did not come. */
function readersReason(error: unknown): string {
  return error instanceof Error && 'forReader' in error && typeof error.forReader === 'string'
    ? error.forReader
    : words.unplayable;
}

customElements.define('command-replay', CommandReplayElement);
