/** How long the pointer rests before the meaning shows, and how long it may be away from both, in milliseconds. */
const showMs = 400;
const hideMs = 250;

/** Lets every term of the page show its meaning while the pointer or the focus is on it. */
export function followPointers() {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[interestfor]')) {
    const hint = document.getElementById(button.getAttribute('interestfor') ?? '');
    if (hint) followPointer(button, hint);
  }
}

/** Shows the hint while the pointer is on the word or on the hint; a press still opens and closes it. */
function followPointer(button: HTMLElement, hint: HTMLElement) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (ms: number, open: boolean) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (hint.matches(':popover-open') !== open) hint.togglePopover(open);
    }, ms);
  };
  for (const part of [button, hint]) {
    part.addEventListener('pointerenter', ({ pointerType }) => {
      if (pointerType === 'mouse') later(showMs, true);
    });
    part.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'mouse') later(hideMs, false);
    });
  }
  button.addEventListener('focus', () => {
    if (button.matches(':focus-visible')) later(showMs, true);
  });
  button.addEventListener('blur', () => {
    later(hideMs, false);
  });
}
