import { pageKeysAreOn, turnPageKeys } from '~/browser/page-keys.ts';
import { required } from '~/browser/required.ts';
import { loadStylesheet } from '~/browser/stylesheet.ts';
import sheetStyles from './key-sheet.css?url';
import { messages } from './messages.ts';

let sheet: HTMLDialogElement | undefined;

/** Shows all keys of the page in a dialog, and lets the reader turn them off; Esc closes it. */
export async function showKeySheet(): Promise<void> {
  await loadStylesheet(sheetStyles);
  sheet ??= makeSheet();
  if (!sheet.open) sheet.showModal();
}

function makeSheet(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'key-sheet';
  dialog.setAttribute('aria-labelledby', 'key-sheet-title');
  const rows = messages.keys.map(
    ([key, meaning]) => `<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`,
  );
  dialog.innerHTML = `<h2 id="key-sheet-title">${messages.title}</h2>
    <dl>${rows.join('')}</dl>
    <p>${messages.islands}</p>
    <form method="dialog">
      <label><input type="checkbox"> ${messages.turnOn}</label>
      <button>${messages.close}</button>
    </form>`;
  const box = required(dialog, 'input', HTMLInputElement);
  box.checked = pageKeysAreOn();
  box.addEventListener('change', () => turnPageKeys(box.checked));
  document.body.append(dialog);
  return dialog;
}
