import { pictureOf } from '~/domain/lab-state/picture.ts';
import type { SessionCommand } from '~/domain/replay/session.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { stateMarkup } from '../state-markup.ts';
import { stateWords as words } from '../state-messages.ts';

/** The cluster beside the terminal, as it was after the command that was done last. */
export class StatePanel {
  readonly #element: HTMLElement;
  readonly #commands: readonly SessionCommand[];
  readonly #hosts: readonly string[];
  #shown: number | undefined;

  constructor(element: HTMLElement, commands: readonly SessionCommand[]) {
    this.#element = element;
    this.#commands = commands;
    this.#hosts = [...new Set(commands.map(({ host }) => host))];
    const pictures = commands.map((_, index) => this.#picture(index));
    element.hidden = pictures.every((picture) => picture?.isEmpty ?? true);
    if (!element.hidden) this.#makeRoom();
  }

  /** @param index - The command that was done last; -1 before the first. */
  show(index: number): void {
    if (index === this.#shown || this.#element.hidden) return;
    this.#shown = index;
    this.#draw(index);
  }

  #picture(index: number) {
    const state = this.#commands[index]?.state;
    if (state === null || state === undefined) return undefined;
    return pictureOf(state, this.#commands[index - 1]?.state ?? undefined, this.#hosts);
  }

  #draw(index: number): void {
    this.#element.innerHTML = this.#markup(index).toString();
  }

  #markup(index: number): Html {
    const picture = this.#picture(index);
    const title = picture === undefined ? words.titleBefore : words.titleAfter(index + 1);
    return html`<p class="moment">${title}</p>
      ${picture !== undefined && stateMarkup(picture, [this.#commands[index]?.host ?? ''])}`;
  }

  /** As high as the highest state, so that what is below stays where it is while it plays. */
  #makeRoom(): void {
    // All of them below each other, measured together: the browser lays out once.
    const all = this.#commands.map((_, index) => html`<div>${this.#markup(index)}</div>`);
    this.#element.innerHTML = html`<div class="every-state">${all}</div>`.toString();
    const { paddingBlockStart, paddingBlockEnd } = getComputedStyle(this.#element);
    const padding = Number.parseFloat(paddingBlockStart) + Number.parseFloat(paddingBlockEnd);
    const heights = [...this.#element.querySelectorAll<HTMLElement>('.every-state > div')].map(
      ({ offsetHeight }) => offsetHeight,
    );
    this.#element.style.minHeight = `${Math.max(...heights) + padding + 1}px`;
  }
}
