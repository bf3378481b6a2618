/** Serves the scenario that made a recording as text under /recordings/, for readers who want to know how. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { APIRoute, GetStaticPaths } from 'astro';
import { root } from 'astro:config/server';
import { getCollection } from 'astro:content';

export const prerender = true;

export const getStaticPaths = (async () => {
  const recordings = await getCollection('recordings');
  return recordings.map(({ data }) => ({
    params: { path: data.id },
    props: { file: data.scenario },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: string }> = async ({ props }) => {
  const text = await readFile(join(fileURLToPath(root), props.file));
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
