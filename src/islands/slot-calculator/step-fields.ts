import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import { stepsForm, stepsShape } from './steps-form.ts';

/**
 * The fields of the steps on the page. They are written again only when other fields or other choices are due,
 * never while a press is under way: the press would end on a field that is no longer there, and be lost.
 */
export class StepFields {
  readonly #place: HTMLElement;
  readonly #id: string;
  #shape = '';
  #isWriting = false;
  #isPressed = false;
  #waiting: (() => void) | undefined;

  constructor(place: HTMLElement, id: string, signal: AbortSignal) {
    this.#place = place;
    this.#id = id;
    addEventListener('pointerdown', () => (this.#isPressed = true), { signal, capture: true });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      // A click comes after the pointer is up.
      addEventListener(end, () => setTimeout(() => this.#released()), { signal, capture: true });
    }
  }

  /** Fields that go may say `change` on their way out; that is not the reader. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /**
   * Writes the fields if they must be others now; `then` follows if they were.
   *
   * @param changed - What the reader changed. A text says so when the next press begins, and then the fields wait
   *   for its end; a list or a box says so when the press is over, and a list may swallow that end.
   */
  renew(calculation: Calculation, changed: HTMLElement, then: () => void) {
    if (stepsShape(calculation) === this.#shape) {
      this.#waiting = undefined;
      return;
    }
    const write = () => {
      this.write(calculation);
      then();
    };
    const isText = changed.matches('input:not([type="checkbox"], [type="radio"]), textarea');
    if (isText && this.#isPressed) this.#waiting = write;
    else write();
  }

  /** Writes the fields now, and puts the focus back where it was. */
  write(calculation: Calculation) {
    const focused = this.#place.contains(document.activeElement) ? document.activeElement : null;
    const name = focused === null ? undefined : nameOf(focused);
    this.#waiting = undefined;
    this.#shape = stepsShape(calculation);
    this.#isWriting = true;
    this.#place.innerHTML = String(stepsForm(calculation, this.#id));
    this.#isWriting = false;
    if (name !== undefined) this.#place.querySelector<HTMLElement>(name)?.focus();
  }

  #released() {
    this.#isPressed = false;
    this.#waiting?.();
  }
}

/** A selector that finds the same field again after it was written anew. */
function nameOf(field: Element): string | undefined {
  if (field.id !== '') return `[id="${CSS.escape(field.id)}"]`;
  if (!(field instanceof HTMLElement)) return undefined;
  const step = `[data-step="${field.closest<HTMLElement>('[data-step]')?.dataset['step'] ?? ''}"]`;
  const { weight, field: name } = field.dataset;
  if (weight !== undefined) return `${step} [data-weight="${CSS.escape(weight)}"]`;
  if (name !== undefined) return `${step} [data-field="${name}"]`;
  const isSource = field instanceof HTMLInputElement && 'from' in field.dataset;
  return isSource ? `${step} [data-from][value="${CSS.escape(field.value)}"]` : undefined;
}
