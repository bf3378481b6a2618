import type { Loader } from 'astro/loaders';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCoverageTable } from '../../domain/book/coverage-table.ts';
import { FormatError } from '../../domain/finding/finding.ts';
import { coverageRow } from '../../schemas/coverage.ts';

const coveragePath = 'content/data/coverage.tsv';

/**
 * The collection `coverage`: one entry for each row of content/data/coverage.tsv.
 *
 * @throws {FormatError} the first thing that is wrong with the table; the source check names all of them.
 */
export function coverageLoader(): Loader & { schema: typeof coverageRow } {
  return {
    name: 'coverage',
    schema: coverageRow,
    load: async ({ config, generateDigest, meta, parseData, store }) => {
      const text = readFileSync(fileURLToPath(new URL(coveragePath, config.root)), 'utf8');
      const digest = generateDigest(text);
      if (meta.get('digest') === digest) return;
      const { rows, findings } = parseCoverageTable(text, coveragePath);
      if (findings[0]) throw new FormatError(findings[0]);
      store.clear();
      for (const { line: _line, ...row } of rows) {
        store.set({ id: row.id, data: await parseData({ id: row.id, data: row }) });
      }
      meta.set('digest', digest);
    },
  };
}
