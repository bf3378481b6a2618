import { html, type Html } from '~/domain/html/html.ts';
import { practiceWords as words } from './messages.ts';

/** What stands beside the terminal while the reader types. */
export function practiceMarkup(): Html {
  const button = (name: string, label: string) =>
    html`<button type="button" data-practice="${name}">${label}</button>`;
  return html`<div class="typing">
    <p data-feedback role="status"></p>
    <div class="buttons">
      ${button('hint', words.hint)} ${button('answer', words.answer)} ${button('skip', words.skip)}
      ${button('again', words.again)}
    </div>
    <p class="honest">${words.honest}</p>
  </div>`;
}
