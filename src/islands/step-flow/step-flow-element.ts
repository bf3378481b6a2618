import { loadStylesheet } from '~/browser/stylesheet.ts';
import { parsePlace, type Place } from '~/domain/flow/walk.ts';
import type { Editor } from './edit.ts';
import { failed } from './failure-messages.ts';
import type { Walk } from './walk-view.ts';
import walkStyles from './walk.css?url';

/** Waits beside the HTML that StepFlow.astro wrote, and brings the walk and the editor when they are asked for. */
export class StepFlowElement extends HTMLElement {
  #walk: Walk | undefined;
  #editor: Editor | undefined;
  #listening: AbortController | undefined;

  connectedCallback() {
    if (this.#listening !== undefined) return; // Moved in the document: all goes on as it was.
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', (event) => void this.#press(event), { signal });
    addEventListener('hashchange', () => void this.#follow(), { signal });
    void this.#follow();
  }

  disconnectedCallback() {
    // A move is a removal followed at once by an insertion.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#listening?.abort();
      this.#listening = undefined;
      this.#walk?.leave();
      this.#editor?.close();
      this.#walk = this.#editor = undefined;
    });
  }

  /** Goes where the address says, when it names a step of this flow. */
  async #follow() {
    const place = parsePlace(location.hash);
    if (place?.flow === this.dataset['flow']) await this.#open(place);
  }

  async #press({ target }: Event) {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.matches('[data-walk]') === true) await this.#open();
    else if (button?.matches('[data-edit]') === true) await this.#edit();
  }

  async #open(place?: Place) {
    await this.#load(async () => {
      const [{ openWalk }] = await Promise.all([
        import('./walk-view.ts'),
        loadStylesheet(walkStyles),
      ]);
      this.#editor?.close();
      this.#walk ??= openWalk(this);
      this.#walk.goTo(place);
    });
  }

  async #edit() {
    await this.#load(async () => {
      const { openEditor } = await import('./edit.ts');
      this.#walk?.leave();
      this.#editor ??= await openEditor(this);
      this.#editor.open();
    });
  }

  /** Does what needs more files; when they do not come, says so and leaves the page as it is. */
  async #load(work: () => Promise<void>) {
    this.querySelector(':scope > [role=alert]')?.remove();
    try {
      await work();
    } catch {
      // A file did not come; the next press asks for it again.
      const told = document.createElement('p');
      told.setAttribute('role', 'alert');
      told.textContent = failed;
      this.querySelector('header')?.after(told);
    }
  }
}

customElements.define('step-flow', StepFlowElement);
