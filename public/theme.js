// Runs before the first paint. src/islands/theme-select writes what it reads.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('dockside-theme');
  } catch {
    // Storage is forbidden.
  }
  if (chosen === 'light' || chosen === 'dark') root.dataset.chosen = chosen;
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'dark' : 'light';
})();
