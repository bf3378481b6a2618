/**
 * Lets an element fill the screen. Where a browser has no full screen for elements (iPhones), or the reader's
 * page forbids it, the element fills the window.
 */
export class FullWindow {
  readonly #element: HTMLElement;
  readonly #changed: (isFull: boolean) => void;

  constructor(element: HTMLElement, changed: (isFull: boolean) => void, signal: AbortSignal) {
    this.#element = element;
    this.#changed = changed;
    document.addEventListener('fullscreenchange', () => this.#show(), { signal });
  }

  get isFull(): boolean {
    return document.fullscreenElement === this.#element || this.#element.classList.contains('full');
  }

  async toggle(): Promise<void> {
    if (this.isFull) return this.leave();
    try {
      await this.#element.requestFullscreen();
    } catch {
      this.#element.classList.add('full'); // Refused or unknown here: the window is the next best.
      this.#show();
    }
  }

  async leave(): Promise<void> {
    if (document.fullscreenElement === this.#element) await document.exitFullscreen();
    this.#element.classList.remove('full');
    this.#show();
  }

  #show(): void {
    // One class for both ways, so that the style sheet needs to know one.
    this.#element.classList.toggle('filling', this.isFull);
    document.documentElement.classList.toggle(
      'behind-full-window',
      this.#element.classList.contains('full'),
    );
    this.#changed(this.isFull);
  }
}
