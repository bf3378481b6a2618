import { required } from '~/browser/required.ts';
import type { TerminalOptions, TerminalView } from '~/browser/terminal.ts';
import { bringIn, fillPanes } from '~/domain/replay/panes.ts';
import { frameWords as words } from './messages.ts';
import type { TerminalSource } from './terminal-source.ts';

interface Screen {
  readonly frame: HTMLElement;
  readonly terminal: TerminalView;
  detach: () => void;
}

export type OpenTerminal = (parent: HTMLElement, options: TerminalOptions) => TerminalView;

/**
 * The terminals of a session: one in view, or two side by side. A host's terminal is opened when it first comes
 * into view. Where the bytes come from is the source's business.
 */
export class Screens {
  readonly #frame: HTMLElement;
  readonly #hosts: readonly string[];
  readonly #size: { readonly cols: number; readonly rows: number };
  readonly #open: OpenTerminal;
  readonly #screens = new Map<string, Screen>();
  #source: TerminalSource;
  #panes: readonly string[];
  #active: string;
  #previous: string | undefined;
  #pinned: string | undefined;
  #isDouble = false;

  constructor(
    frame: HTMLElement,
    session: {
      readonly hosts: readonly string[];
      readonly size: { readonly cols: number; readonly rows: number };
      readonly first: string;
      readonly source: TerminalSource;
      readonly open: OpenTerminal;
    },
  ) {
    this.#frame = frame;
    this.#hosts = session.hosts;
    this.#size = session.size;
    this.#source = session.source;
    this.#open = session.open;
    this.#active = session.first;
    this.#panes = [session.first];
    this.#show();
  }

  get active(): string {
    return this.#active;
  }
  get isDouble(): boolean {
    return this.#isDouble;
  }
  get pinned(): string | undefined {
    return this.#pinned;
  }

  /** Shows the bytes of another source from now on. */
  connect(source: TerminalSource): void {
    this.#source = source;
    for (const [host, screen] of this.#screens) this.#attach(host, screen);
  }

  /** Marks the host on which something is typed now, and brings it into view unless the reader pinned another. */
  follow(host: string): void {
    if (host === this.#active) return;
    this.#previous = this.#active;
    this.#active = host;
    if (this.#pinned === undefined || this.#isDouble) {
      this.#panes = bringIn(this.#panes, host, [this.#pinned, this.#previous]);
    }
    this.#show();
  }

  /** Brings a host into view, because the reader wants to see it. */
  choose(host: string): void {
    this.#panes = bringIn(this.#panes, host, [this.#pinned, this.#active]);
    if (this.#pinned !== undefined && !this.#isDouble) this.#pinned = host;
    this.#show();
  }

  /** Keeps the host in view, or lets it go again; with two panes, the one that is not active. */
  togglePin(): void {
    const resting = this.#panes.find((host) => host !== this.#active);
    this.#pinned = this.#pinned === undefined ? (resting ?? this.#panes[0]) : undefined;
    if (this.#pinned === undefined) {
      this.#panes = bringIn(this.#panes, this.#active, []);
    }
    this.#show();
  }

  /** One pane or two. */
  setDouble(isDouble: boolean): void {
    if (isDouble === this.#isDouble) return;
    this.#isDouble = isDouble;
    this.#panes = fillPanes(this.#hosts, [this.#previous ?? '', ...this.#panes].filter(Boolean), {
      count: isDouble ? 2 : 1,
      first: this.#pinned ?? this.#active,
    });
    if (isDouble && !this.#panes.includes(this.#active)) {
      this.#panes = bringIn(this.#panes, this.#active, [this.#pinned]);
    }
    this.#show();
  }

  /** Gives the keyboard to the terminal of the active host. */
  focus(): void {
    this.choose(this.#active);
    this.#screens.get(this.#active)?.terminal.focus();
  }

  dispose(): void {
    for (const { terminal, detach } of this.#screens.values()) {
      detach();
      terminal.dispose();
    }
    this.#screens.clear();
  }

  #attach(host: string, screen: Screen): void {
    screen.detach();
    const { terminal } = screen;
    terminal.reset();
    const source = this.#source;
    const detach = source.attach(host, terminal);
    const input = source.input?.bind(source);
    const stopListening =
      input === undefined ? undefined : terminal.listen((data) => input(host, data));
    screen.detach = () => {
      detach();
      stopListening?.();
    };
  }

  #screenOf(host: string): Screen {
    const known = this.#screens.get(host);
    if (known !== undefined) return known;
    const frame = document.createElement('div');
    frame.dataset['screen'] = host;
    required(this.#frame, '[data-screens]').append(frame);
    const terminal = this.#open(frame, { ...this.#size, label: words.terminal(host) });
    const screen: Screen = { frame, terminal, detach: () => {} };
    this.#screens.set(host, screen);
    this.#attach(host, screen);
    return screen;
  }

  #show(): void {
    for (const host of this.#panes) this.#screenOf(host);
    for (const [host, { frame }] of this.#screens) {
      frame.hidden = !this.#panes.includes(host);
      frame.style.order = String(this.#panes.indexOf(host));
      frame.classList.toggle('active', host === this.#active);
    }
    for (const host of this.#hosts) {
      const tab = required(this.#frame, `[data-tab="${host}"]`);
      tab.setAttribute('aria-pressed', String(this.#panes.includes(host)));
      tab.classList.toggle('pinned', host === this.#pinned);
      required(tab, '[data-running]').textContent = host === this.#active ? words.running : '';
    }
    this.#frame.classList.toggle('double', this.#isDouble);
    const press = (name: string, isPressed: boolean) =>
      this.#frame
        .querySelector(`[data-do="${name}"]`)
        ?.setAttribute('aria-pressed', String(isPressed));
    press('pin', this.#pinned !== undefined);
    press('panes', this.#isDouble);
  }
}
