import type { Part } from '../../schemas/parts.ts';
import { isWritten, readParts } from './parts.ts';

/** A group of Starlight's sidebar: the part's page, then its chapters. */
export interface SidebarGroup {
  label: string;
  items: ({ label: string; link: string } | { slug: string })[];
}

/**
 * One group for each part that has a written chapter, in reading order. Empty when the list of parts is not of
 * its form: Astro reads its settings before any check runs, and the check then says what is wrong and where.
 */
export function sidebar(root: string): SidebarGroup[] {
  return partsOrNone(root).flatMap((part) => {
    const written = part.chapters.filter((chapter) => isWritten(root, chapter.slug));
    if (written.length === 0) return [];
    return [
      {
        label: part.title,
        items: [
          { label: part.title, link: `/${part.slug}/` },
          ...written.map(({ slug }) => ({ slug })),
        ],
      },
    ];
  });
}

function partsOrNone(root: string): readonly Part[] {
  try {
    return readParts(root);
  } catch {
    return []; // The file is missing or broken; the source check reports it with its line.
  }
}
