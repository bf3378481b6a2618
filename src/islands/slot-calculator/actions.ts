import { announce } from '~/browser/announce.ts';
import { copyText } from '~/browser/copy-text.ts';
import type { CalculatorForm } from '~/domain/redis-cluster/form.ts';
import { linkOf } from '~/domain/redis-cluster/link.ts';
import { controlWords as words } from './view-words.ts';

/**
 * Puts a link to what is typed on the clipboard.
 *
 * @param page - The address of the calculator's own page.
 * @returns What to tell the reader.
 */
export async function shareForm(form: CalculatorForm, page: string): Promise<string> {
  const link = linkOf(form);
  if (link === undefined) return words.tooLong;
  const address = new URL(page, location.href);
  address.hash = link;
  return (await copyText(address.href)) ? words.shared : words.notShared;
}

/** Copies the commands beside a button, which says so for two seconds. */
export async function copyCommands(button: HTMLElement): Promise<void> {
  const code = button.parentElement?.querySelector('code')?.textContent ?? '';
  const isCopied = await copyText(code);
  announce(isCopied ? words.copied : words.notCopied);
  if (!isCopied) return;
  button.textContent = words.copied;
  setTimeout(() => (button.textContent = words.copy), 2000);
}

/** Lets what moved on the pictures move once more. */
export function replayMoves(root: Element) {
  for (const part of root.querySelectorAll('.was, .moved')) {
    for (const animation of part.getAnimations()) {
      animation.cancel();
      animation.play();
    }
  }
}

/** `all` and named sources shut each other out. */
export function onlyAllOrSome(changed: HTMLInputElement) {
  if (!changed.checked) return;
  const step = changed.closest('[data-step]');
  for (const each of step?.querySelectorAll<HTMLInputElement>('[data-from]') ?? []) {
    if ((each.value === 'all') !== (changed.value === 'all')) each.checked = false;
  }
}
