// A browser with interest invokers shows the meaning of a term on hover and focus by itself.
if (
  !('interestForElement' in HTMLButtonElement.prototype) &&
  document.querySelector('[interestfor]')
) {
  void import('./hover.ts').then(({ followPointers }) => followPointers());
}
