/** Serves each session's commands with their times and states under /recordings/, for the player. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import type { Session } from '~/domain/replay/session.ts';

export const prerender = true;

export const getStaticPaths = (async () => {
  const recordings = await getCollection('recordings');
  return recordings.map(({ data }) => {
    const { id, screenRows, idleTimeLimitSeconds, commands } = data;
    const size = { cols: data.size.cols, rows: screenRows };
    const session: Session = { id, size, idleTimeLimitSeconds, commands };
    return { params: { path: id }, props: { text: JSON.stringify(session) } };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/json' } });
