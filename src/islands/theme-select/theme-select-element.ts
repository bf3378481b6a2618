import { required } from '~/browser/required.ts';

type Theme = 'auto' | 'light' | 'dark';

/**
 * localStorage key: 'light' or 'dark'; absent, the page follows the system. public/theme.js reads it before the
 * first paint. Starlight's own styles ask for data-theme, ours for data-chosen.
 */
const storageKey = 'dockside-theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** Shows the chosen theme and applies a new choice to the page and to every other choice on it. */
export class ThemeSelectElement extends HTMLElement {
  #listening: AbortController | undefined;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const select = required(this, 'select', HTMLSelectElement);
    select.value = chosenTheme();
    select.addEventListener('change', () => choose(select.value as Theme), { signal });
    prefersDark.addEventListener('change', () => apply(chosenTheme()), { signal });
  }
  disconnectedCallback() {
    this.#listening?.abort();
  }
}

function chosenTheme(): Theme {
  const { chosen } = document.documentElement.dataset;
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

function choose(theme: Theme) {
  try {
    if (theme === 'auto') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Storage is forbidden or full: the choice holds for this page only.
  }
  apply(theme);
  for (const other of document.querySelectorAll<HTMLSelectElement>('theme-select select')) {
    other.value = theme;
  }
}

function apply(theme: Theme) {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset['chosen'];
  else dataset['chosen'] = theme;
  dataset['theme'] = theme === 'auto' ? (prefersDark.matches ? 'dark' : 'light') : theme;
}

customElements.define('theme-select', ThemeSelectElement);
