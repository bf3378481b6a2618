import type { ReferenceTarget } from '../../authoring.ts';
import type { PlacedRow } from '../../domain/book/coverage-table.ts';
import type { ReadChapter } from './mdx.ts';

/** What chapters can refer to, as the source checks see it; read from disk by read-book.ts. */
export interface Book {
  /** The chapters that could be read. */
  readonly chapters: readonly ReadChapter[];
  /** Slugs of chapters that are there but could not be read: that is one finding, and links to them are none. */
  readonly unread: ReadonlySet<string>;
  /** The known ids of each collection; undefined where its file could not be read, so that nothing can be said. */
  readonly ids: Readonly<Record<ReferenceTarget, ReadonlySet<string> | undefined>>;
  /** Corrections that must not stand in a chapter yet, and why. */
  readonly notCitable: ReadonlyMap<string, string>;
  /** Slugs that content/data/chapters.yaml lists, written or not. */
  readonly planned: ReadonlySet<string>;
  /** Paths that exist beside the chapters, such as `/swarm/` and `/favicon.svg`. */
  readonly routes: ReadonlySet<string>;
  /** Pictures a chapter can show: files of public/ from `/`, those beside chapters from the repository root. */
  readonly pictures: ReadonlySet<string>;
  /** The questions of each quiz that could be read, by their ids. */
  readonly questions: ReadonlyMap<string, readonly string[]>;
  /** The rows of the notes; not whole when a line of the table could not be read. */
  readonly coverage: { readonly rows: readonly PlacedRow[]; readonly isWhole: boolean };
}
