/** The mermaid text of every telling, for the editor: fetched when a reader asks for it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';

export const prerender = true;

export const getStaticPaths = (async () => {
  const flows = await getCollection('flows');
  return flows.flatMap(({ id, data: { source, notesSource } }) => [
    { params: { name: id }, props: { source } },
    ...(notesSource === undefined
      ? []
      : [{ params: { name: `${id}.notes` }, props: { source: notesSource } }]),
  ]);
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ source: string }> = ({ props }) =>
  new Response(props.source, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
