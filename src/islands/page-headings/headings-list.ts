/**
 * The list of a page's headings. It marks the one that is read: the last whose heading has come into the upper
 * third of the window, and at the page's end the last of all. On a narrow screen the open list lies over the
 * text: it closes when one of its headings is pressed.
 */
const list = document.querySelector<HTMLDetailsElement>('.page-headings details');
if (list) {
  const links = [...list.querySelectorAll('a')];
  const headings = links.map(({ hash }) => document.getElementById(decodeURI(hash.slice(1))));
  let marked: HTMLAnchorElement | undefined;
  const mark = () => {
    const isAtEnd = scrollY + innerHeight > document.body.scrollHeight - 2;
    const line = isAtEnd ? Infinity : innerHeight / 3;
    const current = headings.findLastIndex(
      (heading) => heading && heading.getBoundingClientRect().top < line,
    );
    const link = links[current];
    if (link === marked) return;
    if (marked) marked.ariaCurrent = null;
    if (link) link.ariaCurrent = 'location';
    marked = link;
  };
  addEventListener('scroll', mark, { passive: true });
  requestAnimationFrame(mark); // The page is laid out then; asked for now, it would be laid out twice.
  list.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement) list.open = false;
  });
}
