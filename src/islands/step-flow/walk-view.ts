import { announce } from '~/browser/announce.ts';
import { required } from '~/browser/required.ts';
import type { TellingName } from '~/domain/flow/flow.ts';
import { placeId, readingMs, stepWithin, type Place } from '~/domain/flow/walk.ts';
import { walkWords as words } from './walk-messages.ts';

/** A flow that is being walked: one step at a time of what StepFlow.astro wrote. */
export interface Walk {
  /** Begins or goes on: at the place, or at the first step of the telling that is shown. */
  goTo(place?: Place): void;
  /** Shows all again and stops what runs. */
  leave(): void;
}

/** Gives a flow its bar and its keys. All of it is undone by `leave()`. */
export function openWalk(flow: HTMLElement): Walk {
  const name = flow.dataset['flow'] ?? '';
  let listening: AbortController | undefined;
  let telling: TellingName = 'true';
  let step = 1;
  let playing: ReturnType<typeof setTimeout> | undefined;

  const bar = makeBar();
  const section = () => required(flow, `[data-telling=${telling}]`);
  const items = () => [...section().querySelectorAll('li')];
  const radio = (value: string) => flow.querySelector<HTMLInputElement>(`[value=${value}]`);

  return { goTo, leave };

  function goTo(place?: Place): void {
    if (listening === undefined) begin();
    telling = place?.telling ?? shownTelling();
    const input = radio(telling);
    if (input !== null) input.checked = true;
    enter();
    show(place?.step ?? 1);
    flow.scrollIntoView({ block: 'start' });
    if (place === undefined) required(bar, '[data-move="1"]').focus({ preventScroll: true });
  }

  function begin(): void {
    listening = new AbortController();
    const { signal } = listening;
    bar.addEventListener('click', press, { signal });
    bar.addEventListener('change', jump, { signal });
    flow.addEventListener('keydown', key, { signal });
    flow.addEventListener('change', switchTelling, { signal });
    flow.dataset['walking'] = '';
  }

  function leave(): void {
    stop();
    listening?.abort();
    listening = undefined;
    bar.remove();
    delete flow.dataset['walking'];
    for (const each of flow.querySelectorAll('.now, .past')) each.classList.remove('now', 'past');
    flow.querySelector<HTMLElement>('[data-walk]')?.focus({ preventScroll: true });
  }

  /** Puts the bar under the picture of the telling that is shown, and learns its chapters and heights. */
  function enter(): void {
    const figure = required(section(), 'figure');
    if (figure.nextElementSibling !== bar) figure.after(bar);
    let next = 1;
    const chapters = [...section().querySelectorAll('[data-steps] > ol')].map((list) => {
      const first = next;
      next += list.childElementCount;
      // Steps outside the phases are called by the first of them.
      const title = list.previousElementSibling?.matches('.phase')
        ? list.previousElementSibling
        : required(list, 'strong');
      return new Option(title.textContent, String(first));
    });
    const select = required(bar, 'select', HTMLSelectElement);
    select.replaceChildren(...chapters);
    select.hidden = chapters.length < 2;
    const steps = required(section(), '[data-steps]');
    // While it plays by itself nothing below may move: the list keeps the height of its tallest step.
    steps.style.removeProperty('min-height');
    const heights = items().map((item) => {
      item.classList.add('now');
      const height = steps.offsetHeight;
      item.classList.remove('now');
      return height;
    });
    steps.style.minHeight = `${Math.max(...heights)}px`;
    keepHeads(required(section(), '.diagram-scroll'));
  }

  function show(wanted: number): void {
    const all = items();
    step = stepWithin(wanted, all.length);
    all.forEach((item, index) => item.classList.toggle('now', index + 1 === step));
    for (const shape of section().querySelectorAll<SVGElement>('[data-step]')) {
      const own = Number(shape.dataset['step']);
      shape.classList.toggle('now', own === step);
      shape.classList.toggle('past', own < step);
      if (own === step) centre(shape);
    }
    const select = required(bar, 'select', HTMLSelectElement);
    const starts = [...select.options].filter(({ value }) => Number(value) <= step);
    select.selectedIndex = starts.length - 1;
    const place = words.place(step, all.length);
    required(bar, '[data-place]').textContent = place;
    for (const [move, isEnd] of [
      ['-1', step === 1],
      ['1', step === all.length],
    ] as const) {
      required(bar, `[data-move="${move}"]`).ariaDisabled = String(isEnd);
    }
    history.replaceState(history.state, '', `#${placeId({ flow: name, telling, step })}`);
    announce(`${place}。${all[step - 1]?.innerText ?? ''}`);
    if (playing !== undefined) play();
  }

  function play(): void {
    clearTimeout(playing);
    if (step === items().length) return stop();
    const text = items()[step - 1]?.textContent ?? '';
    playing = setTimeout(() => {
      show(step + 1);
    }, readingMs(text));
    required(bar, '[data-play]').textContent = words.pause;
  }

  function stop(): void {
    clearTimeout(playing);
    playing = undefined;
    required(bar, '[data-play]').textContent = words.play;
  }

  function press({ target }: Event): void {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === null) return;
    if ('leave' in button.dataset) return leave();
    if ('play' in button.dataset) {
      if (playing !== undefined) return stop();
      if (step === items().length) show(1);
      return play();
    }
    stop();
    show(step + Number(button.dataset['move']));
  }

  function jump({ target }: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    stop();
    show(Number(target.value));
  }

  function key(event: KeyboardEvent): void {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    // A radio and a select have these keys for themselves.
    if (altKey || ctrlKey || metaKey || (target as Element).matches('input, select, textarea')) {
      return;
    }
    // So have rows that scroll sideways.
    if (key !== 'Escape' && (target as Element).matches('pre')) return;
    const moves: Record<string, number> = {
      ArrowLeft: step - 1,
      ArrowRight: step + 1,
      Home: 1,
      End: items().length,
    };
    const wanted = moves[key];
    if (wanted === undefined && key !== 'Escape') return;
    event.preventDefault();
    if (wanted === undefined) return leave();
    stop();
    show(wanted);
  }

  function switchTelling({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    stop();
    telling = shownTelling();
    enter();
    show(1);
  }

  function shownTelling(): TellingName {
    return radio('notes')?.checked === true ? 'notes' : 'true';
  }

  /** The participants stay in view while the rest of the picture scrolls below them. */
  function keepHeads(pane: HTMLElement): void {
    const svg = required(pane, 'svg', SVGSVGElement);
    const lift = () => {
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      svg.style.setProperty('--lift', `${pane.scrollTop / scale}px`);
    };
    pane.addEventListener('scroll', lift, listening);
  }
}

/** Scrolls a shape into the middle of its pane. */
function centre(shape: Element): void {
  const pane = shape.closest('.diagram-scroll');
  if (pane === null) return;
  const [inner, outer] = [shape.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollTo({
    left: pane.scrollLeft + inner.left - outer.left + (inner.width - outer.width) / 2,
    top: pane.scrollTop + inner.top - outer.top + (inner.height - outer.height) / 2,
    behavior: motion(),
  });
}

function motion(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}

function makeBar(): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'walk';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', words.bar);
  bar.innerHTML = `<button type="button" data-move="-1">${words.previous}</button><button type="button" data-play>${words.play}</button><button type="button" data-move="1">${words.next}</button><span data-place></span><select aria-label="${words.chapter}"></select><button type="button" data-leave>${words.whole}</button><small>${words.keys}</small>`;
  return bar;
}
