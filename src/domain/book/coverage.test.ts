import { describe, expect, test } from 'vitest';
import { coverageReport, type CoverageRow } from './coverage.ts';

const row = (id: string, nonblank: number, chapter: string): CoverageRow => ({
  id,
  note: id.slice(0, 3),
  lines: id.slice(4),
  nonblank,
  heading: '',
  chapter,
  carries: '',
});
const rows = [
  row('000:1-4', 3, 'swarm/create'),
  row('000:5-9', 1, 'swarm/pki'),
  row('001:1-2', 2, 'swarm/create'),
];

describe('coverageReport', () => {
  test('gives for each note the share of its non-blank lines that chapters claim', () => {
    const { notes, total } = coverageReport(rows, [{ chapter: 'swarm/create', rows: ['000:1-4'] }]);
    expect(notes).toEqual([
      { note: '000', rows: 2, claimedRows: 1, lines: 4, claimedLines: 3, share: 0.75 },
      { note: '001', rows: 1, claimedRows: 0, lines: 2, claimedLines: 0, share: 0 },
    ]);
    expect(total).toEqual({ rows: 3, claimedRows: 1, lines: 6, claimedLines: 3, share: 0.5 });
  });

  test('lists unclaimed rows under the chapter that owes them', () => {
    const { unclaimed } = coverageReport(rows, [{ chapter: 'start/lab', rows: ['000:1-4'] }]);
    expect(unclaimed.map(({ chapter, rows }) => [chapter, rows.map(({ id }) => id)])).toEqual([
      ['swarm/pki', ['000:5-9']],
      ['swarm/create', ['001:1-2']],
    ]);
  });

  test('lists the rows a chapter owes by note and first line', () => {
    const table = ['003:1-8', '003:14-17', '003:9-13', '001:100-120', '001:18-27'];
    const { unclaimed } = coverageReport(
      table.map((id) => row(id, 1, 'swarm/pki')),
      [],
    );
    expect(unclaimed[0]?.rows.map(({ id }) => id)).toEqual([
      '001:18-27',
      '001:100-120',
      '003:1-8',
      '003:9-13',
      '003:14-17',
    ]);
  });

  test('counts a row once and an unknown row not at all', () => {
    const { total } = coverageReport(rows, [
      { chapter: 'a', rows: ['000:1-4', '999:1-1'] },
      { chapter: 'b', rows: ['000:1-4'] },
    ]);
    expect(total.claimedLines).toBe(3);
  });

  test('gives a table without rows a share of 1', () => {
    expect(coverageReport([], []).total.share).toBe(1);
  });
});
