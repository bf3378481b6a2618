import type { ReferenceTarget } from '../../authoring.ts';
import type { PlacedRow } from '../../domain/book/coverage-table.ts';
import type { ReadChapter } from './mdx.ts';

/** What chapters can refer to, as the source checks see it; read from disk by read-book.ts. */
export interface Book {
  /** The chapters that could be read. */
  readonly chapters: readonly ReadChapter[];
  /** The known ids of each collection. */
  readonly ids: Readonly<Record<ReferenceTarget, ReadonlySet<string>>>;
  /** Corrections that must not stand in a chapter yet, and why. */
  readonly notCitable: ReadonlyMap<string, string>;
  /** Slugs that content/data/chapters.yaml lists, written or not. */
  readonly planned: ReadonlySet<string>;
  /** Paths that exist beside the chapters, such as `/swarm/` and `/favicon.svg`. */
  readonly routes: ReadonlySet<string>;
  /** The questions of each quiz, by their ids. */
  readonly questions: ReadonlyMap<string, readonly string[]>;
  readonly coverage: readonly PlacedRow[];
}
