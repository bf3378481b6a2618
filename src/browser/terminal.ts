import { Terminal } from '@xterm/xterm';
import stylesheet from '@xterm/xterm/css/xterm.css?url';
import { loadStylesheet } from './stylesheet.ts';

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
  /** From now on the terminal takes keys, and the listener gets what they send. */
  onData(listener: (data: string) => void): void;
  dispose(): void;
}

/**
 * Opens a terminal in an element, and gives it up with `dispose()`.
 *
 * Font, size, line height and colours are the parent's own CSS: `font`, `--terminal-bg`, `--terminal-ink` and
 * the 16 colours `--ansi-0` … `--ansi-15`. When the parent's font size changes with its width, the terminal
 * follows. The rows are plain text in `.xterm-rows`, one child a row, which tests read.
 *
 * @throws Error when the terminal's stylesheet does not come.
 */
export async function openTerminal(
  parent: HTMLElement,
  { cols, rows, label }: TerminalOptions,
): Promise<TerminalView> {
  await loadStylesheet(stylesheet);
  const terminal = new Terminal({
    cols,
    rows,
    ...fontOf(parent),
    theme: themeOf(parent),
    cursorInactiveStyle: 'block',
    disableStdin: true,
  });
  terminal.open(parent);
  terminal.write('\x1b[?25h'); // Else the cursor stays away until the terminal first has the focus.
  parent.setAttribute('role', 'group');
  parent.setAttribute('aria-label', label);
  let takesKeys = false;
  // A terminal that takes no keys lets all of them through to the page and is no stop of the Tab key.
  terminal.attachCustomKeyEventHandler(() => takesKeys);
  const input = terminal.textarea;
  if (input !== undefined) {
    input.tabIndex = -1;
    input.setAttribute('aria-label', label);
  }
  const following = new ResizeObserver(() => {
    Object.assign(terminal.options, fontOf(parent));
  });
  following.observe(parent);
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
    onData: (listener) => {
      takesKeys = true;
      terminal.options.disableStdin = false;
      if (input !== undefined) input.tabIndex = 0;
      terminal.onData(listener);
    },
    dispose: () => {
      following.disconnect();
      terminal.dispose();
    },
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

const colourNames = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
  'brightBlack',
  'brightRed',
  'brightGreen',
  'brightYellow',
  'brightBlue',
  'brightMagenta',
  'brightCyan',
  'brightWhite',
] as const;

/** The colours as they come out in the parent: variables may hold light-dark() and other variables. */
function themeOf(parent: HTMLElement): Record<string, string> {
  const probe = document.createElement('i');
  parent.append(probe);
  const colour = (variable: string): string => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const background = colour('--terminal-bg');
  const foreground = colour('--terminal-ink');
  const theme = {
    background,
    foreground,
    cursor: foreground,
    cursorAccent: background,
    ...Object.fromEntries(colourNames.map((name, index) => [name, colour(`--ansi-${index}`)])),
  };
  probe.remove();
  return theme;
}
