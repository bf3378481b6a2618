import { required } from '~/browser/required.ts';
import type { Service } from './service.ts';

/**
 * Waits beside the HTML that StepFlow.astro wrote. What a press or an address asks for is in service.ts, which
 * comes with the first of them: a page with a flow that nobody walks loads next to nothing.
 */
export class StepFlowElement extends HTMLElement {
  #service: Promise<Service> | undefined;
  #listening: AbortController | undefined;

  connectedCallback() {
    if (this.#listening !== undefined) return; // Moved in the document: all goes on as it was.
    this.#listening = new AbortController();
    this.addEventListener('click', ({ target }) => this.#serve(target), this.#listening);
    addEventListener('hashchange', () => this.#serve(), this.#listening);
    this.#serve();
  }

  disconnectedCallback() {
    // A move is a removal followed at once by an insertion.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#listening?.abort();
      this.#listening = undefined;
      void this.#service?.then((service) => service.end());
    });
  }

  /** For a button of the header, or for the address when it names a step of this flow. */
  #serve(target?: EventTarget | null) {
    const wanted = (target as Element | undefined)?.closest('[data-walk], [data-edit]');
    const isNamed = location.hash.startsWith(`#flow=${this.dataset['flow'] ?? ''}&`);
    if (target === undefined ? !isNamed : !wanted) return;
    const told = required(this, '[data-failed]');
    told.hidden = true;
    this.#service ??= import('./service.ts').then(({ serve }) => serve(this));
    this.#service
      .then((service) => service.answer(wanted))
      .catch(() => {
        // A file did not come; the next press asks for it again.
        told.hidden = false;
        this.#service = undefined;
      });
  }
}

customElements.define('step-flow', StepFlowElement);
