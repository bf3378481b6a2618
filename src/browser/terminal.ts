import { SerializeAddon } from '@xterm/addon-serialize';
import { Terminal } from '@xterm/xterm';

export interface TerminalOptions {
  readonly cols: number;
  readonly rows: number;
  /** What the terminal is called for people who do not see it. */
  readonly label: string;
}

/** A terminal on the page. It does not know whether its bytes were recorded or come from a live engine. */
export interface TerminalView {
  /** Shows bytes or text with its escape sequences; resolves when they stand on the screen. */
  write(data: string | Uint8Array): Promise<void>;
  /** Empties screen, scrollback and modes, after everything written before. */
  reset(): void;
  resize(cols: number, rows: number): void;
  /** From now on the terminal takes keys, and the listener gets what they send. The function given back ends it. */
  listen(listener: (data: string) => void): () => void;
  focus(): void;
  dispose(): void;
}

/** A terminal that nobody sees: it reads along and tells what the screen would be. */
export interface TerminalMemory {
  /** Resolves when the text has been read. */
  write(data: string): Promise<void>;
  /** Text that makes an empty terminal of the same size show the same: screen, scrollback, cursor and modes. */
  screen(): string;
  dispose(): void;
}

/** How many lines a terminal keeps above its screen. A whole session stands in the transcript. */
const scrollback = 300;

/**
 * Opens a terminal in an element, and gives it up with `dispose()`. The page must have
 * src/browser/terminal.css by then: an island's own style sheet imports it, which saves a request.
 *
 * Font, size, line height and colours are the parent's own CSS: `font`, `--terminal-bg`, `--terminal-ink` and
 * the 16 colours `--ansi-0` … `--ansi-15`. When the parent's font size changes with its width, the terminal
 * follows. The rows are plain text in `.xterm-rows`, one child a row, which tests read.
 */
export function openTerminal(
  parent: HTMLElement,
  { cols, rows, label }: TerminalOptions,
): TerminalView {
  const terminal = new Terminal({
    cols,
    rows,
    scrollback,
    ...fontOf(parent),
    theme: themeOf(parent),
    cursorInactiveStyle: 'block',
    disableStdin: true,
  });
  terminal.open(parent);
  terminal.write('\x1b[?25h'); // Else the cursor stays away until the terminal first has the focus.
  parent.setAttribute('role', 'group');
  parent.setAttribute('aria-label', label);
  let listening: { dispose(): void } | undefined;
  // A terminal that takes no keys lets all of them through to the page and is no stop of the Tab key.
  terminal.attachCustomKeyEventHandler((event) => {
    if (listening === undefined) return false;
    // Ctrl-V pastes as everywhere in a browser, and Ctrl-C copies what is selected.
    const isClipboard = event.ctrlKey || event.metaKey;
    return !(isClipboard && (event.key === 'v' || (event.key === 'c' && terminal.hasSelection())));
  });
  const input = terminal.textarea;
  if (input !== undefined) {
    input.tabIndex = -1;
    input.setAttribute('aria-label', label);
  }
  const following = new ResizeObserver(() => {
    Object.assign(terminal.options, fontOf(parent));
  });
  following.observe(parent);
  // Where the terminal is wider than its room, the room follows the cursor.
  terminal.onWriteParsed(() => {
    const { scrollWidth, clientWidth, scrollLeft } = parent;
    if (scrollWidth <= clientWidth) return;
    const cursor = (terminal.buffer.active.cursorX / cols) * scrollWidth;
    const margin = clientWidth / 4;
    if (cursor < scrollLeft || cursor > scrollLeft + clientWidth - margin) {
      parent.scrollLeft = Math.max(0, cursor - clientWidth + margin);
    }
  });
  const takeKeys = (takes: boolean): void => {
    terminal.options.disableStdin = !takes;
    if (input !== undefined) input.tabIndex = takes ? 0 : -1;
  };
  return {
    write: (data) =>
      new Promise((resolve) => {
        terminal.write(data, resolve);
      }),
    // Terminal.reset() acts at once and leaves what waits in the write buffer; RIS keeps the order.
    reset: () => {
      terminal.write('\x1bc');
    },
    resize: (newCols, newRows) => {
      terminal.resize(newCols, newRows);
    },
    listen: (listener) => {
      listening?.dispose();
      const own = terminal.onData(listener);
      listening = own;
      takeKeys(true);
      return () => {
        own.dispose();
        if (listening !== own) return;
        listening = undefined;
        takeKeys(false);
      };
    },
    focus: () => terminal.focus(),
    dispose: () => {
      following.disconnect();
      terminal.dispose();
    },
  };
}

/** Opens a terminal without a place on the page. */
export function openTerminalMemory({
  cols,
  rows,
}: Pick<TerminalOptions, 'cols' | 'rows'>): TerminalMemory {
  const terminal = new Terminal({ cols, rows, scrollback, allowProposedApi: true });
  const serializer = new SerializeAddon();
  terminal.loadAddon(serializer);
  terminal.write('\x1b[?25h');
  return {
    write: (data) =>
      new Promise((resolve) => {
        terminal.write(data, resolve);
      }),
    screen: () => serializer.serialize(),
    dispose: () => terminal.dispose(),
  };
}

/** The parent's font as xterm wants it: it multiplies the font's own height where CSS gives a line's. */
function fontOf(parent: HTMLElement): {
  fontFamily: string;
  fontSize: number;
  lineHeight: number;
} {
  const style = getComputedStyle(parent);
  const fontSize = Number.parseFloat(style.fontSize);
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) return { fontFamily: style.fontFamily, fontSize, lineHeight: 1 };
  context.font = `${fontSize}px ${style.fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('W');
  const wanted =
    Number.parseFloat(style.lineHeight) / (fontBoundingBoxAscent + fontBoundingBoxDescent);
  return {
    fontFamily: style.fontFamily,
    fontSize,
    lineHeight: Number.isFinite(wanted) ? Math.max(1, wanted) : 1,
  };
}

/** xterm's names for the 16 colours. The variables are written out: what no script names is cut from the style sheets. */
const colourVariables = {
  black: '--ansi-0',
  red: '--ansi-1',
  green: '--ansi-2',
  yellow: '--ansi-3',
  blue: '--ansi-4',
  magenta: '--ansi-5',
  cyan: '--ansi-6',
  white: '--ansi-7',
  brightBlack: '--ansi-8',
  brightRed: '--ansi-9',
  brightGreen: '--ansi-10',
  brightYellow: '--ansi-11',
  brightBlue: '--ansi-12',
  brightMagenta: '--ansi-13',
  brightCyan: '--ansi-14',
  brightWhite: '--ansi-15',
};

/** The colours as they come out in the parent: variables may hold light-dark() and other variables. */
function themeOf(parent: HTMLElement): Record<string, string> {
  const variables = {
    background: '--terminal-bg',
    foreground: '--terminal-ink',
    cursor: '--terminal-ink',
    cursorAccent: '--terminal-bg',
    ...colourVariables,
  };
  // All probes stand before the first is read, so that the browser works the styles out once.
  const probes = Object.entries(variables).map(([name, variable]) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${variable})`;
    return { name, probe };
  });
  parent.append(...probes.map(({ probe }) => probe));
  const theme = Object.fromEntries(
    probes.map(({ name, probe }) => [name, getComputedStyle(probe).color]),
  );
  for (const { probe } of probes) probe.remove();
  return theme;
}
