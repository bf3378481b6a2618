import type { Mode } from './player.ts';

/** What a key asks the player to do; the names are those of its buttons, and a few more. */
export type Wish =
  | { readonly do: string }
  | { readonly seekBy: number } // Seconds.
  | { readonly seekByShare: number }
  | { readonly seekToShare: number }
  | { readonly speedBy: number };

type Keys = Readonly<Record<string, Wish>>;

const always: Keys = {
  f: { do: 'full' },
  '?': { do: 'help' },
  c: { do: 'copy-command' },
};

/** As in asciinema-player and in players of films. */
const watching: Keys = {
  ...always,
  ' ': { do: 'toggle' },
  k: { do: 'toggle' },
  ArrowLeft: { seekBy: -5 },
  ArrowRight: { seekBy: 5 },
  'Shift+ArrowLeft': { seekByShare: -0.1 },
  'Shift+ArrowRight': { seekByShare: 0.1 },
  '[': { do: 'previous' },
  ']': { do: 'next' },
  Home: { seekToShare: 0 },
  End: { seekToShare: 1 },
  '<': { speedBy: -1 },
  '>': { speedBy: 1 },
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, tenth) => [String(tenth), { seekToShare: tenth / 10 }]),
  ),
};

/** Presenter remotes send PageDown, PageUp and a full stop or B. */
const stepping: Keys = {
  ...always,
  ' ': { do: 'next' },
  ArrowRight: { do: 'next' },
  ArrowDown: { do: 'next' },
  PageDown: { do: 'next' },
  ']': { do: 'next' },
  ArrowLeft: { do: 'previous' },
  ArrowUp: { do: 'previous' },
  PageUp: { do: 'previous' },
  '[': { do: 'previous' },
  Home: { seekToShare: 0 },
  End: { seekToShare: 1 },
  b: { do: 'blank' },
  '.': { do: 'blank' },
};

const keysOf: Readonly<Record<Mode, Keys>> = { watch: watching, step: stepping, type: always };

/** What a pressed key asks for in a mode; undefined when it is no key of ours and the browser may have it. */
export function wishOf(event: KeyboardEvent, mode: Mode): Wish | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const { target } = event;
  // A button answers the space bar itself, a list of choices its arrows and letters, a sheet all of its keys.
  if (event.key === ' ' && target instanceof HTMLButtonElement) return undefined;
  if (target instanceof HTMLSelectElement) return undefined;
  if (target instanceof Element && target.closest('dialog') !== null) return undefined;
  // A terminal that takes keys has a stop of the Tab key.
  if (target instanceof HTMLTextAreaElement && target.tabIndex === 0) return undefined;
  const isArrow = event.key.startsWith('Arrow');
  const name = event.shiftKey && isArrow ? `Shift+${event.key}` : event.key;
  return keysOf[mode][name.length === 1 ? name.toLowerCase() : name];
}
