/** Serves every cast as a file under /recordings/, for the player and to take home. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { APIRoute, GetStaticPaths } from 'astro';
import { root } from 'astro:config/server';
import { getCollection } from 'astro:content';

export const prerender = true;

export const getStaticPaths = (async () => {
  const recordings = await getCollection('recordings');
  return recordings.flatMap(({ data }) =>
    data.casts.map(({ path, file }) => ({
      params: { path: path.replace(/\.cast$/, '') },
      props: { file },
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: string }> = async ({ props }) => {
  const cast = await readFile(join(fileURLToPath(root), props.file));
  return new Response(cast, { headers: { 'content-type': 'application/x-asciicast' } });
};
