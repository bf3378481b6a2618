/** On a narrow screen the open list lies over the text: it closes when one of its headings is pressed. */
const list = document.querySelector<HTMLDetailsElement>('.page-headings details');
list?.addEventListener('click', ({ target }) => {
  if (target instanceof HTMLAnchorElement) list.open = false;
});
