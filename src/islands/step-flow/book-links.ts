import { getCollection } from 'astro:content';

/**
 * Where a correction stands: on the page itself, else on the chapter that places it, else on the flow's own page.
 *
 * @param flow - The name of the flow that cites it.
 * @param here - The address of the page being made.
 */
export async function correctionLink(id: string, flow: string, here: URL): Promise<string> {
  const anchor = `#correction-${id}`;
  const pages = await pagesWith(`<Correction id="${id}"`);
  const own = addressOf(`appendix/flows/${flow}`);
  const current = here.pathname.replace(/\/?$/, '/');
  if (current === own || pages.includes(current)) return anchor;
  return `${pages[0] ?? own}${anchor}`;
}

/** The first page that plays a recording; undefined when none does yet. */
export async function recordingLink(id: string): Promise<string | undefined> {
  const [page] = await pagesWith(`<CommandReplay recording="${id}"`);
  return page;
}

async function pagesWith(text: string): Promise<readonly string[]> {
  const pages = await getCollection('docs', ({ body }) => body?.includes(text) === true);
  return pages.map((page) => addressOf(page.id));
}

function addressOf(slug: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${slug}/`;
}
