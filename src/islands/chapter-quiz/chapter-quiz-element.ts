import { required } from '~/browser/required.ts';
import { keepAnswers, readAnswers, type Answer, type Answers } from './answers.ts';
import { gradeOptions, gradeOrder, type Verdict } from './grade.ts';
import { messages } from './messages.ts';

/** The questions of a chapter, answered first and explained then; what was answered stays on the device. */
export class ChapterQuizElement extends HTMLElement {
  #listening: AbortController | undefined;
  #answers: Answers = {};

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#answers = readAnswers(this.#id);
    for (const question of this.#questions) this.#restore(question);
    this.#showProgress(true);
    this.addEventListener('click', (event) => this.#onClick(event), { signal });
    this.addEventListener('input', (event) => this.#onInput(event), { signal });
  }
  disconnectedCallback() {
    this.#listening?.abort();
  }

  get #id() {
    return this.dataset['quiz'] ?? '';
  }
  get #questions() {
    return [...this.querySelectorAll<HTMLElement>('[data-question]')];
  }

  #onClick({ target }: Event) {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    if (button.hasAttribute('data-again')) return this.#startAgain();
    const question = button.closest<HTMLElement>('[data-question]');
    if (!question) return;
    if (button.hasAttribute('data-check')) this.#check(question);
    else this.#move(question, button);
  }

  /** Keeps what was chosen or written at once, unchecked. */
  #onInput({ target }: Event) {
    const question = target instanceof Element && target.closest<HTMLElement>('[data-question]');
    if (!question) return;
    clearMarks(question);
    this.#keep(question, null);
  }

  #check(question: HTMLElement) {
    const said = required(question, '.say output', HTMLOutputElement);
    if (question.dataset['kind'] === 'free') {
      explanation(question).open = true;
      return this.#keep(question, null);
    }
    const given = givenIn(question);
    if (given.length === 0) {
      said.value = messages.nothingChosen;
      return;
    }
    this.#keep(question, this.#mark(question));
  }

  /** Marks what was chosen and says the result. */
  #mark(question: HTMLElement): boolean {
    const items = itemsOf(question);
    const inOrder = question.dataset['kind'] === 'order';
    const { verdicts, isRight } = inOrder
      ? gradeOrder(items.map(({ dataset }) => Number(dataset['place'])))
      : gradeOptions(
          items.map((item) => required(item, 'input', HTMLInputElement).checked),
          items.map((item) => item.hasAttribute('data-correct')),
        );
    const words = inOrder ? messages.places : messages.choices;
    items.forEach((item, index) => showVerdict(item, verdicts[index] ?? 'none', words));
    const said = required(question, '.say output', HTMLOutputElement);
    said.value = isRight ? messages.right : messages.wrong;
    explanation(question).open = true;
    return isRight;
  }

  #move(question: HTMLElement, button: HTMLButtonElement) {
    const item = button.closest<HTMLElement>('[data-place]');
    const step = Number(button.dataset['move']);
    const other = step < 0 ? item?.previousElementSibling : item?.nextElementSibling;
    if (!item || !other) return;
    if (step < 0) other.before(item);
    else other.after(item);
    button.focus(); // Moving an element takes the focus from it.
    clearMarks(question);
    const text = required(item, 'span').textContent.trim();
    const place = itemsOf(question).indexOf(item) + 1;
    required(question, '.say output', HTMLOutputElement).value = messages.moved(text, place);
    this.#keep(question, null);
  }

  #keep(question: HTMLElement, isRight: boolean | null) {
    const id = question.dataset['question'] ?? '';
    const text = question.querySelector('textarea')?.value;
    const answer: Answer =
      text === undefined
        ? { given: givenIn(question), isRight }
        : { given: text, isRight, isCompared: explanation(question).open };
    this.#answers = { ...this.#answers, [id]: answer };
    this.#showProgress(keepAnswers(this.#id, this.#answers));
  }

  #restore(question: HTMLElement) {
    const answer = this.#answers[question.dataset['question'] ?? ''];
    if (!answer) return;
    const { given, isRight, isCompared } = answer;
    if (typeof given === 'string') {
      const field = question.querySelector('textarea');
      if (!field) return; // The question has changed.
      field.value = given;
      explanation(question).open = isCompared === true;
      return;
    }
    const items = itemsOf(question);
    if (question.dataset['kind'] === 'order') {
      const inOrder = given.map((place) =>
        items.find((item) => item.dataset['place'] === String(place)),
      );
      if (inOrder.includes(undefined) || inOrder.length !== items.length) return; // The question has changed.
      items[0]?.parentElement?.append(...inOrder.filter((item) => item !== undefined));
    } else {
      items.forEach((item, index) => {
        required(item, 'input', HTMLInputElement).checked = given.includes(index);
      });
    }
    if (isRight !== null) this.#mark(question);
  }

  #startAgain() {
    this.#answers = {};
    for (const question of this.#questions) {
      clearMarks(question);
      for (const input of question.querySelectorAll('input')) input.checked = false;
      for (const field of question.querySelectorAll('textarea')) field.value = '';
      explanation(question).open = false;
    }
    this.#showProgress(keepAnswers(this.#id, {}));
    required(this, 'input, textarea, button', HTMLElement).focus();
  }

  #showProgress(isKept: boolean) {
    const all = Object.values(this.#answers);
    const answered = all.filter(
      ({ isRight, given }) => isRight !== null || (typeof given === 'string' && given !== ''),
    );
    const right = all.filter(({ isRight }) => isRight === true);
    const said = required(this, '.progress output', HTMLOutputElement);
    said.value =
      messages.progress(right.length, answered.length, this.#questions.length) +
      (isKept ? '' : messages.notKept);
  }
}

function itemsOf(question: HTMLElement): HTMLElement[] {
  return [...question.querySelectorAll<HTMLElement>('.options > li')];
}

/** What explains the question: the reasons, or the answer to compare with. */
function explanation(question: HTMLElement): HTMLDetailsElement {
  return required(question, 'details', HTMLDetailsElement);
}

function givenIn(question: HTMLElement): number[] {
  const items = itemsOf(question);
  if (question.dataset['kind'] === 'order') {
    return items.map(({ dataset }) => Number(dataset['place']));
  }
  return items.flatMap((item, index) =>
    required(item, 'input', HTMLInputElement).checked ? [index] : [],
  );
}

/** Writes the verdict into the option, in words and as `data-verdict` for its colour. */
function showVerdict(item: HTMLElement, verdict: Verdict, words: Record<Verdict, string>) {
  item.querySelector('.verdict')?.remove();
  item.dataset['verdict'] = verdict;
  if (words[verdict] === '') return;
  const mark = document.createElement('strong');
  mark.className = 'verdict';
  mark.textContent = words[verdict];
  item.append(mark);
}

function clearMarks(question: HTMLElement) {
  for (const item of itemsOf(question)) showVerdict(item, 'none', messages.choices);
  required(question, '.say output', HTMLOutputElement).value = '';
}

customElements.define('chapter-quiz', ChapterQuizElement);
