import { describe, expect, test } from 'vitest';
import { parseCoverageTable } from '../../domain/book/coverage-table.ts';
import { formatFindings } from '../../domain/finding/finding.ts';
import { checkCoverage, checkCoverageTable, claimsOf } from './coverage.ts';
import { brief, chapterOf } from './fixtures.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';

const { rows } = parseCoverageTable(
  [
    'id\tnote\tlines\tnonblank\theading\tchapter\tcarries',
    '000:655-682\t000\t655-682\t20\t令牌\tswarm/create\tx',
    '000:684-697\t000\t684-697\t10\t角色\tswarm/create\tx',
    '000:700-710\t000\t700-710\t10\t证书\tswarm/pki\tx',
  ].join('\n'),
  'content/data/coverage.tsv',
);

function page(slug: string, ...lines: string[]): Frontmatter {
  const read = readFrontmatter(
    chapterOf(slug, '---', 'title: 标题', 'description: 描述', ...lines, '---'),
  );
  if (!('data' in read)) throw new Error(formatFindings(read));
  return read;
}

describe('checkCoverage', () => {
  test('says nothing when each row is claimed once and a moved one is explained', () => {
    const pages = [
      page(
        'swarm/create',
        'notes: [000:655-682, 000:700-710]',
        'moved:',
        '  - { row: 000:700-710, why: 证书在这里第一次出现 }',
      ),
      page('swarm/services'),
    ];
    expect(checkCoverage({ rows, isWhole: true }, pages)).toEqual([]);
    expect(claimsOf(pages)).toEqual([
      { chapter: 'swarm/create', rows: ['000:655-682', '000:700-710'] },
      { chapter: 'swarm/services', rows: [] },
    ]);
  });

  test('names rows that are unknown, claimed twice, moved in silence or explained for nothing', () => {
    const findings = checkCoverage({ rows, isWhole: true }, [
      page(
        'swarm/create',
        'notes:',
        '  - 000:655-682',
        '  - 000:655-683',
        '  - 000:700-710',
        'moved:',
        '  - row: 000:655-682',
        '    why: 无',
        '  - row: 000:684-697',
        '    why: 无',
        '  - row: 001:1-2',
        '    why: 无',
      ),
      page('swarm/pki', 'notes:', '  - 000:655-682', '  - 000:700-710'),
    ]);
    expect(brief(findings)).toEqual([
      'content/docs/swarm/create.mdx:6 coverage/unknown-row',
      'content/docs/swarm/create.mdx:7 coverage/moved',
      'content/docs/swarm/create.mdx:9 coverage/not-moved',
      'content/docs/swarm/create.mdx:11 coverage/not-moved',
      'content/docs/swarm/create.mdx:13 coverage/not-moved',
      'content/docs/swarm/pki.mdx:5 coverage/claimed-twice',
      'content/docs/swarm/pki.mdx:6 coverage/claimed-twice',
    ]);
    expect(formatFindings(findings.slice(0, 2))).toMatchInlineSnapshot(`
      "content/docs/swarm/create.mdx:6: notes claims "000:655-683", which is no row of the notes.
        Nearest: "000:655-682". The rows stand in content/data/coverage.tsv. [coverage/unknown-row]
      content/docs/swarm/create.mdx:7: row 000:700-710 belongs to swarm/pki by the table, and no line says why it stands here.
        Add to moved: { row: "000:700-710", why: … }. [coverage/moved]"
    `);
  });

  test('says nothing of rows when a line of the table could not be read', () => {
    const pages = [page('swarm/create', 'notes: [000:655-683]')];
    expect(checkCoverage({ rows, isWhole: false }, pages)).toEqual([]);
  });
});

describe('checkCoverageTable', () => {
  test('names chapters and notes that the lists do not have, with the line of the row', () => {
    const planned = new Set(['swarm/create']);
    const file = 'content/data/coverage.tsv';
    expect(brief(checkCoverageTable(rows, file, planned, new Set(['000'])))).toEqual([
      `${file}:4 chapter/unknown`,
    ]);
    expect(
      brief(checkCoverageTable(rows.slice(0, 1), file, planned, new Set(['001_a.txt']))),
    ).toEqual([`${file}:2 coverage/unknown-note`]);
    expect(checkCoverageTable(rows, file, new Set(), undefined)).toEqual([]);
  });
});
