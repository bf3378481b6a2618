import { describe, expect, test } from 'vitest';
import { formatFindings } from '../finding/finding.ts';
import { parseCoverageTable } from './coverage-table.ts';

const file = 'content/data/coverage.tsv';
const head = 'id\tnote\tlines\tnonblank\theading\tchapter\tcarries';

describe('parseCoverageTable', () => {
  test('reads rows with the line each stands on', () => {
    const { rows, findings } = parseCoverageTable(
      `${head}\n000:1-4\t000\t1-4\t3\t标题\tswarm/create\t令牌\n`,
      file,
    );
    expect(findings).toEqual([]);
    expect(rows).toEqual([
      {
        id: '000:1-4',
        note: '000',
        lines: '1-4',
        nonblank: 3,
        heading: '标题',
        chapter: 'swarm/create',
        carries: '令牌',
        line: 2,
      },
    ]);
  });

  test('names each line that is not a row and keeps the others', () => {
    const { rows, findings } = parseCoverageTable(
      [
        head,
        '000:1-4\t000\t1-4\t3\t标题\tswarm/create\t令牌',
        '000:5-6\t000\t5-6\t1\t标题\tswarm/create',
        '000:7-8\t000\t7-8\tx\t标题\tswarm/create\t令牌',
        '000:1-4\t000\t1-4\t3\t标题\tswarm/create\t令牌',
        '000:9-9\t000\t9-9\t1\t标题\t\t令牌',
      ].join('\n'),
      file,
    );
    expect(rows.map(({ id }) => id)).toEqual(['000:1-4']);
    expect(formatFindings(findings)).toMatchInlineSnapshot(`
      "content/data/coverage.tsv:3: the row has 6 cells, expected 7.
        Part the cells by single tabs: id note lines nonblank heading chapter carries. [coverage/table]
      content/data/coverage.tsv:4: row 000:7-8 has "x" in the column nonblank, which is not a whole number.
        Write how many lines of the section are not blank. [coverage/table]
      content/data/coverage.tsv:5: row 000:1-4 stands already in line 2.
        Give each section of a note one row; a section in two halves gets a and b behind its id. [coverage/table]
      content/data/coverage.tsv:6: the row lacks its id, note, lines or chapter.
        Fill the empty cell. [coverage/table]"
    `);
  });

  test('refuses a table without its line of column names', () => {
    const { findings } = parseCoverageTable('000:1-4\t000\t1-4\t3\t标题\tswarm/create\t令牌', file);
    expect(findings.map(({ id, place }) => [id, place.line])).toEqual([['coverage/table', 1]]);
  });

  test('refuses a table without rows', () => {
    expect(parseCoverageTable(`${head}\n`, file).findings).toHaveLength(1);
  });
});
