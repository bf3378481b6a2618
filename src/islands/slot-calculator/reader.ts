import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import { slotCount } from '~/domain/redis-cluster/key-slot.ts';
import type { ComparedRange } from './comparison.ts';
import { readingOf } from './picture-view.ts';
import { ringCursor, slotAtPoint } from './ring.ts';
import { pictureWords as words } from './view-words.ts';

/**
 * Reads ranges on a picture of the slots: by pointer on its strips and ring, and by keys, as a slider does. The
 * range read is said in a line below.
 */
export class PictureReader {
  readonly #frame: HTMLElement;
  readonly #line: HTMLElement;
  readonly #calculation: Calculation;
  readonly #runs: readonly ComparedRange[];
  #slot = 0;

  /** @param frame - Holds the strips and the ring, if there is one. */
  constructor(frame: HTMLElement, calculation: Calculation, runs: readonly ComparedRange[]) {
    this.#frame = frame;
    this.#calculation = calculation;
    this.#runs = runs;
    this.#line = document.createElement('p');
    this.#line.className = 'reading';
    this.#line.textContent = words.keys;
    frame.after(this.#line);
    frame.tabIndex = 0;
    frame.setAttribute('role', 'slider');
    frame.setAttribute('aria-label', words.reader);
    frame.setAttribute('aria-valuemin', '0');
    frame.setAttribute('aria-valuemax', String(slotCount - 1));
    frame.setAttribute('aria-valuenow', '0');
    frame.setAttribute('aria-valuetext', this.#reading());
    frame.addEventListener('pointermove', (event) => this.#point(event));
    frame.addEventListener('pointerdown', (event) => this.#point(event));
    frame.addEventListener('keydown', (event) => this.#press(event));
  }

  #point({ target, clientX, clientY }: PointerEvent) {
    if (!(target instanceof Element)) return;
    const picture = target.closest('svg.ring, svg.bar');
    if (picture === null) return;
    const { left, top, width, height } = picture.getBoundingClientRect();
    const x = (clientX - left) / width;
    const slot = picture.classList.contains('ring')
      ? slotAtPoint(x, (clientY - top) / height)
      : Math.floor(x * slotCount);
    this.#read(slot);
  }

  #press(event: KeyboardEvent) {
    const run = this.#run();
    const goTo: Readonly<Record<string, number>> = {
      ArrowRight: run.last + 1,
      ArrowDown: run.last + 1,
      ArrowLeft: this.#startBefore(run),
      ArrowUp: this.#startBefore(run),
      PageUp: this.#slot + 1,
      PageDown: this.#slot - 1,
      Home: 0,
      End: slotCount - 1,
    };
    const slot = goTo[event.key];
    if (slot === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#read(slot);
  }

  /** Where the range before this one begins. */
  #startBefore({ first }: ComparedRange): number {
    return this.#runs[this.#runs.findIndex((run) => run.first === first) - 1]?.first ?? 0;
  }

  #read(slot: number) {
    this.#slot = Math.max(0, Math.min(slotCount - 1, slot));
    const run = this.#run();
    this.#line.textContent = this.#reading();
    this.#frame.setAttribute('aria-valuenow', String(this.#slot));
    this.#frame.setAttribute('aria-valuetext', this.#reading());
    this.#frame.style.setProperty('--at', String(run.first / slotCount));
    this.#frame.style.setProperty('--wide', String((run.last - run.first + 1) / slotCount));
    this.#frame.dataset['reading'] = '';
    this.#frame.querySelector('[data-ring-cursor]')?.setAttribute('d', ringCursor(run));
  }

  #reading(): string {
    return `${words.reader} ${this.#slot}：${readingOf(this.#calculation, this.#run())}`;
  }

  #run(): ComparedRange {
    const run = this.#runs.find(({ last }) => last >= this.#slot);
    if (run === undefined) throw new Error(`No range holds slot ${this.#slot}.`);
    return run;
  }
}
