import { required } from '~/browser/required.ts';
import { calculate, type Calculation } from '~/domain/redis-cluster/calculation.ts';
import type { CalculatorForm, CalculatorView, StepForm } from '~/domain/redis-cluster/form.ts';
import { linkOf } from '~/domain/redis-cluster/link.ts';
import { nextStep } from '~/domain/redis-cluster/next-step.ts';
import { copyCommands, onlyAllOrSome, replayMoves, shareForm } from './actions.ts';
import { frame, panelId } from './frame.ts';
import { forgetForm, keepForm, saveForm } from './kept-form.ts';
import { readForm } from './read-form.ts';
import { showStatus, showView } from './show.ts';
import { StepFields } from './step-fields.ts';
import { controlWords } from './view-words.ts';

/** Rows of a list of keys shown at first, and with each press more. */
const firstRows = 50;
const moreRows = 200;
const views: readonly CalculatorView[] = ['keys', 'create', 'scale', 'picture'];

/** The open calculator: listens to its fields and buttons, asks the domain, lets the views show. */
export class Calculator {
  readonly #island: HTMLElement;
  readonly #root: HTMLElement;
  readonly #id: string;
  /** On its own page it keeps what is typed; elsewhere it only links there. */
  readonly #keeps: boolean;
  readonly #preset: CalculatorForm;
  readonly #listening = new AbortController();
  #steps: StepFields;
  #calculation: Calculation;
  #rows = firstRows;
  /** The step from which the picture compares: 0 is the beginning. */
  #since = 0;

  constructor(island: HTMLElement, form: CalculatorForm, preset: CalculatorForm) {
    this.#island = island;
    this.#root = required(island, '[data-calculator]');
    this.#id = `slots-${island.dataset['preset'] ?? ''}`;
    this.#keeps = 'keeps' in island.dataset;
    this.#preset = preset;
    this.#calculation = calculate(form);
    this.#steps = this.#writeFrame();
    const { signal } = this.#listening;
    island.addEventListener('input', (event) => this.#typed(event), { signal });
    island.addEventListener('change', (event) => this.#chosen(event), { signal });
    island.addEventListener('click', (event) => void this.#pressed(event), { signal });
    island.addEventListener('keydown', (event) => this.#keyed(event), { signal });
    island.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    island.addEventListener('drop', (event) => void this.#dropped(event), { signal });
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

  #writeFrame(): StepFields {
    this.#root.innerHTML = String(frame(this.#calculation, this.#id));
    required(this.#root, '[data-full]').hidden = this.#keeps;
    const place = required(this.#root, '[data-steps]');
    const steps = new StepFields(place, this.#id, this.#listening.signal);
    steps.write(this.#calculation);
    return steps;
  }

  #change(form: CalculatorForm) {
    this.#calculation = calculate(form);
    this.#show();
    const isKept = !this.#keeps || keepForm(form);
    required(this.#root, '[data-kept]').textContent = isKept ? '' : controlWords.tooLong;
  }

  /** Writes the calculation into the page: tabs, and the view in front. */
  #show() {
    const { form } = this.#calculation;
    required(this.#island, '[data-views]').setAttribute('role', 'tablist');
    for (const view of views) {
      const isFront = view === form.view;
      const tab = this.#tab(view);
      tab.id = `${panelId(this.#id, view)}-tab`;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-selected', String(isFront));
      tab.setAttribute('aria-controls', panelId(this.#id, view));
      tab.tabIndex = isFront ? 0 : -1;
      required(this.#root, `[data-panel="${view}"]`).dataset['front'] = String(isFront);
    }
    for (const part of this.#root.querySelectorAll<HTMLElement>('[data-start]')) {
      part.hidden = part.dataset['start'] !== form.start;
    }
    this.#showView(form.view);
    showStatus(this.#root, this.#calculation);
    const link = linkOf(form);
    const full = required(this.#root, '[data-full]', HTMLAnchorElement);
    full.href = `${this.#page}${link === undefined ? '' : `#${link}`}`;
  }

  #showView(view: CalculatorView) {
    showView[view](this.#root, {
      calculation: this.#calculation,
      rows: this.#rows,
      since: this.#since,
    });
  }

  #typed({ target }: Event) {
    if (!(target instanceof HTMLElement)) return;
    // Those say so with `change`.
    if (target.matches('select, [type="file"], [type="checkbox"], [type="radio"]')) return;
    this.#rows = firstRows;
    this.#change(readForm(this.#root, this.#calculation.form));
  }

  #chosen({ target }: Event) {
    if (this.#steps.isWriting || !(target instanceof HTMLElement)) return;
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
    this.#steps.renew(this.#calculation, target, () => this.#show());
  }

  async #pressed({ target }: Event) {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === null) return;
    const { form } = this.#calculation;
    const { dataset } = button;
    const view = views.find((each) => each === dataset['view']);
    if (view !== undefined) this.open(view);
    else if ('addStep' in dataset) {
      const added = form.steps.length;
      this.#setSteps([...form.steps, nextStep(this.#calculation)], added);
    } else if (dataset['removeStep'] !== undefined) {
      const removed = Number(dataset['removeStep']);
      const steps = form.steps.filter((_, index) => index !== removed);
      this.#setSteps(steps, Math.min(removed, steps.length - 1));
    } else if ('clearSteps' in dataset) this.#setSteps([], -1);
    else if ('more' in dataset) this.#showMore();
    else if ('reset' in dataset) this.#reset();
    else if ('replay' in dataset) replayMoves(this.#root);
    else if ('copy' in dataset) await copyCommands(button);
    else if ('share' in dataset) {
      required(this.#root, '[data-kept]').textContent = await shareForm(form, this.#page);
    }
  }

  /** The arrow keys go from tab to tab. */
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

  /** Other steps than before; the focus goes to one of them, or to the button that adds one. */
  #setSteps(steps: readonly StepForm[], focus: number) {
    const form = { ...this.#calculation.form, steps };
    this.#calculation = calculate(form);
    this.#steps.write(this.#calculation);
    this.#change(form);
    const step = this.#root.querySelector<HTMLElement>(`[data-step="${focus}"] select`);
    (step ?? required(this.#root, '[data-add-step]')).focus();
  }

  #showMore() {
    this.#rows += moreRows;
    this.#show();
    // The last press takes the button away; the list it lengthened is next to it.
    this.#root.querySelector<HTMLElement>('[data-more], .tall')?.focus();
  }

  #reset() {
    const { view } = this.#calculation.form;
    this.#calculation = calculate({ ...this.#preset, view });
    this.#rows = firstRows;
    this.#since = 0;
    this.#steps = this.#writeFrame();
    this.#show();
    if (this.#keeps) forgetForm();
    this.#tab(view).focus();
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

  get #page(): string {
    return this.#island.dataset['page'] ?? '';
  }

  #tab(view: CalculatorView): HTMLElement {
    return required(this.#island, `[data-view="${view}"]`);
  }
}
