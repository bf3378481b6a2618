import { required } from '~/browser/required.ts';
import { loadStylesheet } from '~/browser/stylesheet.ts';
import type { CalculatorView } from '~/domain/redis-cluster/form.ts';
import calculatorStyles from './calculator.css?url';
import type { OpenCalculator } from './open.ts';
import { words } from './messages.ts';

/** Opens the calculator in place of the worked example that SlotCalculator.astro wrote, when it is asked for. */
export class SlotCalculatorElement extends HTMLElement {
  #open: OpenCalculator | undefined;
  #isLoading = false;
  #failures = 0;
  #listening: AbortController | undefined;

  connectedCallback() {
    if (this.#listening !== undefined) return; // Moved in the document: all goes on as it was.
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', (event) => this.#press(event), { signal });
    // A shared link, or what was left here last time, is asked for by coming here.
    if ('keeps' in this.dataset) {
      if (this.#isAskedFor()) void this.#show(undefined);
      addEventListener('hashchange', () => this.#follow(), { signal });
    }
  }

  disconnectedCallback() {
    // A move is a removal followed at once by an insertion.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#listening?.abort();
      this.#listening = undefined;
      this.#open?.dispose();
      this.#open = undefined;
    });
  }

  #isAskedFor(): boolean {
    if (location.hash.startsWith('#slots:')) return true;
    try {
      return localStorage.getItem('dockside-slot-calculator') !== null;
    } catch {
      return false; // The browser keeps nothing for this site.
    }
  }

  /** Somebody put another shared link into the address of the open page. */
  #follow() {
    if (!location.hash.startsWith('#slots:')) return;
    this.#open?.dispose();
    this.#open = undefined;
    void this.#show(undefined);
  }

  #press({ target }: Event) {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === null || this.#open !== undefined) return;
    if ('retry' in button.dataset) {
      // A browser may remember that a script did not come; only a new page forgets it.
      if (this.#failures > 1) location.reload();
      void this.#show(undefined);
    } else if (button.dataset['view'] !== undefined) {
      void this.#show(button.dataset['view'] as CalculatorView);
    }
  }

  async #show(view: CalculatorView | undefined) {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.dataset['state'] = 'loading';
    const listening = this.#listening;
    required(this, '[data-failure]').hidden = true;
    try {
      await loadStylesheet(calculatorStyles);
      const { openCalculator } = await import('./open.ts');
      if (listening?.signal.aborted === true) return;
      this.#open = openCalculator(this, view);
      this.dataset['state'] = 'open';
      this.#failures = 0;
    } catch {
      this.#failures += 1;
      this.dataset['state'] = 'failed';
      required(this, '[data-failure]').hidden = false;
      required(this, '[data-retry]').textContent = this.#failures > 1 ? words.reload : words.retry;
    } finally {
      this.#isLoading = false;
    }
  }
}

customElements.define('slot-calculator', SlotCalculatorElement);
