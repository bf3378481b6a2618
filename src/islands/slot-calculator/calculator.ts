import { announce } from '~/browser/announce.ts';
import { copyText } from '~/browser/copy-text.ts';
import { required } from '~/browser/required.ts';
import { calculate, type Calculation } from '~/domain/redis-cluster/calculation.ts';
import {
  emptyForm,
  emptyStep,
  type CalculatorForm,
  type CalculatorView,
  type StepForm,
} from '~/domain/redis-cluster/form.ts';
import { linkOf } from '~/domain/redis-cluster/link.ts';
import { comparedRanges } from './comparison.ts';
import { createForm, createResult } from './create-view.ts';
import { forgetForm, keepForm, saveForm } from './kept-form.ts';
import { commandResult, keysForm, keysResult, listOf } from './keys-view.ts';
import { html, type Html } from './markup.ts';
import { words as pageWords } from './messages.ts';
import { pictureResult } from './picture-view.ts';
import { keyProblemText, startProblemText, stepProblemText } from './problem-words.ts';
import { PictureReader } from './reader.ts';
import { readForm } from './read-form.ts';
import { scaleResult, scaleSummary, stepResult } from './scale-view.ts';
import { stepsForm } from './steps-form.ts';
import { controlWords, pictureWords, scaleWords } from './view-words.ts';

/** Rows of a list of keys shown at first, and with each press more. */
const firstRows = 50;
const moreRows = 200;
const views: readonly CalculatorView[] = ['keys', 'create', 'scale', 'picture'];

/** The open calculator: four views on one form. */
export class Calculator {
  readonly #island: HTMLElement;
  readonly #root: HTMLElement;
  readonly #id: string;
  /** On its own page it keeps what is typed; elsewhere it only links there. */
  readonly #keeps: boolean;
  readonly #preset: CalculatorForm;
  readonly #listening = new AbortController();
  #calculation: Calculation;
  #rows = firstRows;
  /** Fields are being written: those that go may say `change` on their way out, and are not to be heard. */
  #isWriting = false;
  /** The step from which the picture compares: 0 is the beginning. */
  #since = 0;

  constructor(island: HTMLElement, form: CalculatorForm, preset: CalculatorForm) {
    this.#island = island;
    this.#root = required(island, '[data-calculator]');
    this.#id = `slots-${island.dataset['preset'] ?? ''}`;
    this.#keeps = 'keeps' in island.dataset;
    this.#preset = preset;
    this.#calculation = calculate(form);
    this.#writeForms();
    const { signal } = this.#listening;
    this.#island.addEventListener('input', (event) => this.#typed(event), { signal });
    this.#island.addEventListener('change', (event) => this.#chosen(event), { signal });
    this.#island.addEventListener('click', (event) => void this.#pressed(event), { signal });
    this.#island.addEventListener('keydown', (event) => this.#keyed(event), { signal });
    this.#island.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    this.#island.addEventListener('drop', (event) => void this.#dropped(event), { signal });
    addEventListener('pagehide', saveForm, { signal });
    // Paper shows every view, so every view must be written by then.
    addEventListener('beforeprint', () => views.forEach((view) => this.#showView(view)), {
      signal,
    });
    this.#show();
  }

  /** Opens one of the views. */
  open(view: CalculatorView) {
    this.#change({ ...this.#calculation.form, view });
    this.#tab(view).focus();
  }

  dispose() {
    saveForm();
    this.#listening.abort();
  }

  /** What is typed, for an element that is put into the page again. */
  get form(): CalculatorForm {
    return this.#calculation.form;
  }

  #change(form: CalculatorForm) {
    this.#calculation = calculate(form);
    this.#show();
    const isKept = !this.#keeps || keepForm(form);
    required(this.#root, '[data-kept]').textContent = isKept ? '' : controlWords.tooLong;
  }

  /** Every field anew, as the form has it: after a press that changes which fields there are. */
  #writeForms() {
    const calculation = this.#calculation;
    const panel = (view: CalculatorView, content: Html) =>
      html`<div
        role="tabpanel"
        id="${this.#id}-view-${view}"
        data-panel="${view}"
        aria-labelledby="${this.#id}-view-${view}-tab"
      >
        ${content}
      </div>`;
    this.#root.innerHTML = String(
      html` ${panel(
          'keys',
          html`${keysForm(calculation, this.#id)}
            <div data-out="keys"></div>`,
        )}
        ${panel(
          'create',
          html`${createForm(calculation, this.#id)}
            <div data-out="create"></div>`,
        )}
        ${panel(
          'scale',
          html`<div data-steps></div>
            <p class="buttons">
              <button type="button" data-add-step>${scaleWords.addStep}</button>
              <button type="button" class="quiet-button" data-clear-steps>
                ${scaleWords.clear}
              </button>
            </p>
            <div data-out="scale"></div>`,
        )}
        ${panel(
          'picture',
          html`<div class="fields" data-since></div>
            <div data-out="picture"></div>`,
        )}
        <p class="sr-only" role="status" data-status></p>
        <footer>
          <button type="button" data-share>${controlWords.share}</button>
          <button type="button" data-reset>${controlWords.reset}</button>
          <a data-full href="">${pageWords.openFull}</a>
          <span data-kept role="status"></span>
        </footer>`,
    );
    required(this.#root, '[data-full]').hidden = this.#keeps;
    this.#writeSteps();
  }

  #writeSteps() {
    this.#isWriting = true;
    required(this.#root, '[data-steps]').innerHTML = String(stepsForm(this.#calculation, this.#id));
    this.#isWriting = false;
  }

  /** Writes the calculation into the page: tabs, results of the view in front, what is wrong with each field. */
  #show() {
    const { form } = this.#calculation;
    for (const view of views) {
      const isFront = view === form.view;
      const tab = this.#tab(view);
      tab.id = `${this.#id}-view-${view}-tab`;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-selected', String(isFront));
      tab.setAttribute('aria-controls', `${this.#id}-view-${view}`);
      tab.tabIndex = isFront ? 0 : -1;
      required(this.#root, `[data-panel="${view}"]`).dataset['front'] = String(isFront);
    }
    required(this.#island, '[data-views]').setAttribute('role', 'tablist');
    for (const part of this.#root.querySelectorAll<HTMLElement>('[data-start]')) {
      part.hidden = part.dataset['start'] !== form.start;
    }
    this.#showView(form.view);
    const full = required(this.#root, '[data-full]', HTMLAnchorElement);
    const link = linkOf(form);
    full.href = `${this.#island.dataset['page'] ?? ''}${link === undefined ? '' : `#${link}`}`;
  }

  #showView(view: CalculatorView) {
    const calculation = this.#calculation;
    const out = required(this.#root, `[data-out="${view}"]`);
    if (view === 'keys') this.#showKeys(out);
    if (view === 'create') write(out, createResult(calculation, 'calculator'));
    if (view === 'scale') this.#showScale(out);
    if (view === 'picture') this.#showPicture(out);
    this.#showStartProblems();
  }

  #showKeys(out: HTMLElement) {
    const list = listOf(this.#calculation);
    write(out, keysResult(this.#calculation, list, this.#rows));
    const problems = list.problems.slice(0, 5).map(keyProblemText);
    this.#blame(this.#root, 'keys', problems);
    const command = commandResult(this.#calculation);
    this.#blame(this.#root, 'command', command.kind === 'problem' ? [command.text] : []);
    const answer = required(this.#root, '[data-out="command"]');
    answer.textContent = command.kind === 'problem' ? '' : command.text;
    answer.className = command.kind;
  }

  #showScale(out: HTMLElement) {
    const calculation = this.#calculation;
    calculation.form.steps.forEach((_, index) => {
      const step = this.#root.querySelector(`[data-step="${index}"]`);
      const result = this.#root.querySelector(`[data-result="${index}"]`);
      if (step === null || result === null) return;
      const outcome = calculation.steps[index];
      const waits = calculation.start.cluster === undefined ? scaleWords.noStart : scaleWords.waits;
      write(
        result,
        outcome === undefined
          ? html`<p class="quiet">${waits}</p>`
          : stepResult(calculation, outcome, 'calculator'),
      );
      const texts = new Map<string, string[]>();
      for (const problem of outcome?.problems ?? []) {
        texts.set(problem.field, [...(texts.get(problem.field) ?? []), stepProblemText(problem)]);
      }
      for (const place of step.querySelectorAll<HTMLElement>('[data-problem]')) {
        const name = place.dataset['problem'] ?? '';
        this.#blame(step, name, texts.get(name) ?? []);
      }
    });
    required(this.#root, '[data-status]').textContent = scaleSummary(calculation);
    if (!write(out, scaleResult(calculation))) return;
    const [before] = calculation.clusters;
    const after = calculation.clusters.at(-1);
    const frame = out.querySelector<HTMLElement>('.picture');
    if (frame === null || before === undefined || after === undefined) return;
    new PictureReader(frame, calculation, comparedRanges(before, after));
  }

  #showPicture(out: HTMLElement) {
    const calculation = this.#calculation;
    const last = calculation.clusters.length - 1;
    this.#since = Math.max(0, Math.min(this.#since, last - 1));
    const before = calculation.clusters[this.#since];
    const after = calculation.clusters[last];
    const since = required(this.#root, '[data-since]');
    if (before === undefined || after === undefined) {
      since.replaceChildren();
      delete since.dataset['choices'];
      write(out, html`<p class="quiet">${scaleWords.noStart}</p>`);
      return;
    }
    // Written only when the choices change, so that the list keeps the focus while it is used.
    const choices = last > 1 ? last : 0;
    if (since.dataset['choices'] !== String(choices)) {
      since.dataset['choices'] = String(choices);
      since.innerHTML = String(choices === 0 ? html`` : this.#sinceField(choices));
    }
    if (!write(out, pictureResult(calculation, before, after, 'calculator'))) return;
    new PictureReader(required(out, '.pictures'), calculation, comparedRanges(before, after));
  }

  #sinceField(choices: number): Html {
    return html`<div class="field">
      <label for="${this.#id}-since">${pictureWords.compare}</label>
      <select id="${this.#id}-since" data-since-step>
        ${Array.from(
          { length: choices },
          (_, step) =>
            html`<option value="${step}" ${step === this.#since && html` selected`}>
              ${step === 0 ? pictureWords.start : pictureWords.afterStep(step)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #showStartProblems() {
    const texts = new Map<string, string[]>();
    for (const problem of this.#calculation.start.problems) {
      texts.set(problem.field, [...(texts.get(problem.field) ?? []), startProblemText(problem)]);
    }
    const panel = required(this.#root, '[data-panel="create"]');
    for (const name of ['masters', 'replicas', 'hosts', 'port', 'nodes']) {
      this.#blame(panel, name, (texts.get(name) ?? []).slice(0, 8));
    }
  }

  /** Says what is wrong with a field, beside it. */
  #blame(scope: Element, name: string, texts: readonly string[]) {
    const place = required(scope, `[data-problem="${name}"]`);
    const text = texts.join('\n');
    if (place.textContent !== text) place.textContent = text;
    const wrong = scope.querySelectorAll(
      `[data-field="${name}"], [data-of="${name}"] [data-weight]`,
    );
    for (const each of wrong) {
      if (text === '') each.removeAttribute('aria-invalid');
      else each.setAttribute('aria-invalid', 'true');
    }
  }

  #typed({ target }: Event) {
    if (!(target instanceof HTMLElement) || target.matches('select, [type="file"]')) return;
    if (target.matches('[type="checkbox"], [type="radio"]')) return; // They say so with `change`.
    this.#rows = firstRows;
    this.#change(readForm(this.#root, this.#calculation.form));
  }

  #chosen({ target }: Event) {
    if (this.#isWriting || !(target instanceof HTMLElement)) return;
    if (target instanceof HTMLInputElement && target.type === 'file') {
      void this.#take(target.files?.[0]);
      return;
    }
    if (target instanceof HTMLSelectElement && 'sinceStep' in target.dataset) {
      this.#since = Number(target.value);
      this.#show();
      return;
    }
    if (target instanceof HTMLInputElement && 'from' in target.dataset) onlyAllOrSome(target);
    this.#change(readForm(this.#root, this.#calculation.form));
    // What can be chosen in the steps may have changed: new fields, new masters.
    if (target.closest('[data-panel="scale"]') !== null) this.#renewSteps(target);
    if (target.closest('[data-panel="create"]') !== null) this.#writeSteps();
  }

  /** Writes the steps' fields again and puts the focus back where it was. */
  #renewSteps(target: HTMLElement) {
    const focused = document.activeElement;
    const id = focused?.id ?? '';
    const step = target.closest<HTMLElement>('[data-step]')?.dataset['step'] ?? '';
    const value =
      focused instanceof HTMLInputElement && 'from' in focused.dataset ? focused.value : undefined;
    const weight = focused instanceof HTMLElement ? focused.dataset['weight'] : undefined;
    this.#writeSteps();
    this.#show();
    const fieldset = this.#root.querySelector(`[data-step="${step}"]`);
    const again =
      value !== undefined
        ? fieldset?.querySelector<HTMLElement>(`[data-from][value="${CSS.escape(value)}"]`)
        : weight !== undefined
          ? fieldset?.querySelector<HTMLElement>(`[data-weight="${CSS.escape(weight)}"]`)
          : id !== '' && this.#root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    if (again instanceof HTMLElement) again.focus();
  }

  async #pressed({ target }: Event) {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === null) return;
    const { form } = this.#calculation;
    const { dataset } = button;
    const view = views.find((each) => each === dataset['view']);
    if (view !== undefined) this.open(view);
    else if ('addStep' in dataset) this.#addStep();
    else if (dataset['removeStep'] !== undefined) this.#removeStep(Number(dataset['removeStep']));
    else if ('replay' in dataset) this.#replay();
    else if ('clearSteps' in dataset) this.#setSteps([], '[data-add-step]');
    else if ('more' in dataset) {
      this.#rows += moreRows;
      this.#show();
      this.#root.querySelector<HTMLElement>('[data-more]')?.focus();
    } else if ('reset' in dataset) this.#reset();
    else if ('share' in dataset) await this.#share(form);
    else if ('copy' in dataset) await this.#copy(button);
  }

  #keyed(event: KeyboardEvent) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || target.getAttribute('role') !== 'tab') return;
    const at = views.indexOf(this.#calculation.form.view);
    const goTo: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at + views.length - 1,
      Home: 0,
      End: views.length - 1,
    };
    const next = goTo[key];
    const view = next === undefined ? undefined : views[next % views.length];
    if (view === undefined) return;
    event.preventDefault();
    this.open(view);
  }

  /** A new step offers what is likely: first a new master, then slots for it. */
  #addStep() {
    const { form, masters, clusters } = this.#calculation;
    const last = form.steps.at(-1);
    const count = clusters
      .at(-1)
      ?.nodes.filter(({ replicates }) => replicates === undefined).length;
    const added = last?.kind === 'add' ? last.address.trim() : undefined;
    const next: StepForm =
      added === undefined && form.steps.length === 0
        ? { ...emptyStep, kind: 'add', address: nextAddress(masters, form) }
        : {
            ...emptyStep,
            slots: count === undefined || count === 0 ? '' : String(Math.floor(16_384 / count)),
            to: added ?? '',
          };
    const index = form.steps.length;
    this.#setSteps([...form.steps, next], `[data-step="${index}"] select`);
  }

  #removeStep(index: number) {
    const steps = this.#calculation.form.steps.filter((_, each) => each !== index);
    this.#setSteps(steps, `[data-step="${Math.min(index, steps.length - 1)}"] select`);
  }

  #setSteps(steps: readonly StepForm[], focus: string) {
    this.#calculation = calculate({ ...this.#calculation.form, steps });
    this.#writeSteps();
    this.#change(this.#calculation.form);
    const target =
      this.#root.querySelector<HTMLElement>(focus) ?? required(this.#root, '[data-add-step]');
    target.focus();
  }

  #reset() {
    const { view } = this.#calculation.form;
    this.#calculation = calculate({ ...this.#preset, view });
    this.#rows = firstRows;
    this.#since = 0;
    this.#writeForms();
    this.#show();
    if (this.#keeps) forgetForm();
    this.#tab(view).focus();
  }

  async #share(form: CalculatorForm) {
    const link = linkOf(form);
    const kept = required(this.#root, '[data-kept]');
    if (link === undefined) {
      kept.textContent = controlWords.tooLong;
      return;
    }
    const page = new URL(this.#island.dataset['page'] ?? '', location.href);
    page.hash = link;
    const isCopied = await copyText(page.href);
    kept.textContent = isCopied ? controlWords.shared : controlWords.notShared;
  }

  async #copy(button: HTMLElement) {
    const code = button.parentElement?.querySelector('code')?.textContent ?? '';
    const isCopied = await copyText(code);
    announce(isCopied ? controlWords.copied : controlWords.notCopied);
    if (!isCopied) return;
    button.textContent = controlWords.copied;
    setTimeout(() => (button.textContent = controlWords.copy), 2000);
  }

  async #dropped(event: DragEvent) {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    await this.#take(file);
  }

  /** Puts a file's text into the list of keys, or into the pasted nodes when that view is in front. */
  async #take(file: File | undefined) {
    if (file === undefined) return;
    const text = (await file.text()).replace(/\n$/, '');
    const { form } = this.#calculation;
    const name = form.view === 'create' ? 'nodes' : 'keys';
    required(this.#root, `[data-field="${name}"]`, HTMLTextAreaElement).value = text;
    this.#change({ ...form, [name]: text, ...(name === 'nodes' && { start: 'nodes' }) });
  }

  /** Lets what moved move once more. */
  #replay() {
    for (const part of this.#root.querySelectorAll('.was, .moved')) {
      for (const animation of part.getAnimations()) {
        animation.cancel();
        animation.play();
      }
    }
  }

  #tab(view: CalculatorView): HTMLElement {
    return required(this.#island, `[data-view="${view}"]`);
  }
}

/**
 * Writes a result into its place, unless it stands there already: then a picture does not move again, and what is
 * being read on it stays.
 *
 * @returns Whether anything was written.
 */
function write(place: Element, content: Html): boolean {
  const text = String(content);
  if (written.get(place) === text) return false;
  written.set(place, text);
  place.innerHTML = text;
  return true;
}
const written = new WeakMap<Element, string>();

/** `all` and named sources shut each other out. */
function onlyAllOrSome(changed: HTMLInputElement) {
  if (!changed.checked) return;
  const step = changed.closest('[data-step]');
  for (const each of step?.querySelectorAll<HTMLInputElement>('[data-from]') ?? []) {
    if ((each.value === 'all') !== (changed.value === 'all')) each.checked = false;
  }
}

/** The address after the last one of the cluster, with a port that no node has. */
function nextAddress(masters: readonly string[], form: CalculatorForm): string {
  const [first = ''] = masters;
  const host = first.slice(0, first.lastIndexOf(':')) || emptyForm.hosts;
  const nodes = Number(form.masters) * (1 + Number(form.replicas));
  const port = Number(first.slice(first.lastIndexOf(':') + 1)) + (nodes > 0 ? nodes : 1);
  return `${host}:${Number.isFinite(port) ? port : 6387}`;
}
