// Runs before the first paint: applies the theme the reader chose in the page head, if any.
// localStorage['dockside-theme'] holds 'light' or 'dark'; absent, the page follows the system.
// Written by src/islands/theme-select. Starlight's own styles ask for data-theme, ours for data-chosen.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('dockside-theme');
  } catch {
    // Storage is forbidden to this page: follow the system.
  }
  if (chosen === 'light' || chosen === 'dark') root.dataset.chosen = chosen;
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'dark' : 'light';
})();
