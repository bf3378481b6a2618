import { messages } from './messages.ts';

/** How long the button says what happened, in milliseconds. */
const sayMs = 1500;

// A listing is plain HTML that Markdown made, so there is no element of ours to upgrade: each gets its button here.
for (const listing of document.querySelectorAll<HTMLElement>('pre.astro-code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-code print:hidden';
  button.textContent = messages.copy;
  button.addEventListener('click', () => void copy(listing.innerText, button));
  const frame = document.createElement('div');
  frame.className = 'listing';
  listing.before(frame);
  frame.append(listing, button);
}

async function copy(text: string, button: HTMLButtonElement) {
  try {
    await navigator.clipboard.writeText(text.replace(/\n$/, ''));
    button.textContent = messages.copied;
  } catch {
    // The browser refuses the clipboard: an insecure address, or the reader said no.
    button.textContent = messages.failed;
  }
  setTimeout(() => (button.textContent = messages.copy), sayMs);
}
