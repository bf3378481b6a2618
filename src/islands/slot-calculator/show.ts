import { required } from '~/browser/required.ts';
import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import { comparedRanges } from './comparison.ts';
import { createResult } from './create-view.ts';
import { commandResult, keysResult, listOf } from './keys-view.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { pictureResult } from './picture-view.ts';
import { keyProblemText, startProblemText, stepProblemText } from './problem-words.ts';
import { PictureReader } from './reader.ts';
import { scaleResult, scaleSummary, stepResult } from './scale-view.ts';
import { pictureWords, scaleWords } from './view-words.ts';
import { blame, textsByField, write } from './writing.ts';

/** Problems said of one field at a time; a list of a hundred wrong lines helps nobody. */
const mostProblems = 8;

/** What the open calculator shows, and how much of it. */
export interface Shown {
  readonly calculation: Calculation;
  /** Rows of a long list of keys. */
  readonly rows: number;
  /** The step from which the picture compares: 0 is the beginning. */
  readonly since: number;
}

/** Writes what a view says; each looks for its own places below `root`. */
export const showView = {
  keys: showKeys,
  create: showCreate,
  scale: showScale,
  picture: showPicture,
} as const;

function showKeys(root: Element, { calculation, rows }: Shown) {
  const list = listOf(calculation);
  write(required(root, '[data-out="keys"]'), keysResult(calculation, list, rows));
  blame(root, 'keys', list.problems.slice(0, mostProblems).map(keyProblemText));
  const { kind, text } = commandResult(calculation);
  blame(root, 'command', kind === 'problem' ? [text] : []);
  const answer = required(root, '[data-out="command"]');
  answer.textContent = kind === 'problem' ? '' : text;
  answer.className = kind;
}

function showCreate(root: Element, { calculation }: Shown) {
  write(required(root, '[data-out="create"]'), createResult(calculation, 'calculator'));
  const texts = textsByField(calculation.start.problems, startProblemText);
  const panel = required(root, '[data-panel="create"]');
  for (const name of ['masters', 'replicas', 'hosts', 'port', 'nodes']) {
    blame(panel, name, (texts.get(name) ?? []).slice(0, mostProblems));
  }
}

function showScale(root: Element, { calculation }: Shown) {
  for (const step of root.querySelectorAll<HTMLElement>('[data-step]')) {
    const outcome = calculation.steps[Number(step.dataset['step'])];
    const waits = calculation.start.cluster === undefined ? scaleWords.noStart : scaleWords.waits;
    write(
      required(step, '[data-result]'),
      outcome === undefined
        ? html`<p class="quiet">${waits}</p>`
        : stepResult(calculation, outcome, 'calculator'),
    );
    const texts = textsByField(outcome?.problems ?? [], stepProblemText);
    for (const place of step.querySelectorAll<HTMLElement>('[data-problem]')) {
      const name = place.dataset['problem'] ?? '';
      blame(step, name, texts.get(name) ?? []);
    }
  }
  const out = required(root, '[data-out="scale"]');
  if (write(out, scaleResult(calculation))) letRead(out.querySelector('.picture'), calculation, 0);
}

function showPicture(root: Element, { calculation, since }: Shown) {
  const last = calculation.clusters.length - 1;
  const from = Math.max(0, Math.min(since, last - 1));
  const before = calculation.clusters[from];
  const after = calculation.clusters[last];
  const out = required(root, '[data-out="picture"]');
  // Written only when the choices change, so that the list keeps the focus while it is used.
  write(required(root, '[data-since]'), sinceField(last));
  const choice = root.querySelector<HTMLSelectElement>('[data-since-step]');
  if (choice !== null) choice.value = String(from);
  if (before === undefined || after === undefined) {
    write(out, html`<p class="quiet">${scaleWords.noStart}</p>`);
  } else if (write(out, pictureResult(calculation, before, after, 'calculator'))) {
    letRead(out.querySelector('.pictures'), calculation, from);
  }
}

/** Says the end to people who listen, whichever view they type in. */
export function showStatus(root: Element, calculation: Calculation) {
  required(root, '[data-status]').textContent = scaleSummary(calculation);
}

/** From which step on the picture compares; with one step there is nothing to choose. */
function sinceField(last: number): Html {
  if (last < 2) return html``;
  const options = Array.from(
    { length: last },
    (_, step) =>
      html`<option value="${step}">
        ${step === 0 ? pictureWords.start : pictureWords.afterStep(step)}
      </option>`,
  );
  return html`<label class="field">
    <span>${pictureWords.compare}</span>
    <select data-since-step>
      ${options}
    </select>
  </label>`;
}

function letRead(picture: HTMLElement | null, calculation: Calculation, from: number) {
  const before = calculation.clusters[from];
  const after = calculation.clusters.at(-1);
  if (picture === null || before === undefined || after === undefined) return;
  new PictureReader(picture, calculation, comparedRanges(before, after));
}
