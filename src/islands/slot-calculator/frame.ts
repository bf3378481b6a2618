import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import type { CalculatorView } from '~/domain/redis-cluster/form.ts';
import { createForm } from './create-view.ts';
import { keysForm } from './keys-view.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { words as pageWords } from './messages.ts';
import { controlWords, scaleWords } from './view-words.ts';

/** The four views with their fields and the places for what they say; steps and results are written later. */
export function frame(calculation: Calculation, id: string): Html {
  const panel = (view: CalculatorView, content: Html) =>
    html`<div
      role="tabpanel"
      id="${panelId(id, view)}"
      data-panel="${view}"
      aria-labelledby="${panelId(id, view)}-tab"
    >
      ${content}
      <div data-out="${view}"></div>
    </div>`;
  const steps = html`<div data-steps></div>
    <p class="buttons">
      <button type="button" data-add-step>${scaleWords.addStep}</button>
      <button type="button" class="quiet-button" data-clear-steps>${scaleWords.clear}</button>
    </p>`;
  return html`${panel('keys', keysForm(calculation, id))}
    ${panel('create', createForm(calculation, id))} ${panel('scale', steps)}
    ${panel('picture', html`<div class="fields" data-since></div>`)}
    <p class="sr-only" role="status" data-status></p>
    <footer>
      <button type="button" data-share>${controlWords.share}</button>
      <button type="button" data-reset>${controlWords.reset}</button>
      <a data-full href="">${pageWords.openFull}</a>
      <span data-kept role="status"></span>
    </footer>`;
}

/** The id of a view's panel; its tab has the same with -tab. */
export function panelId(id: string, view: CalculatorView): string {
  return `${id}-view-${view}`;
}
