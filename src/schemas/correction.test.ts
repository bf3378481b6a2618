import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { correction } from './correction.ts';

const good = {
  id: 'E024',
  note: '000',
  lines: '689',
  chapter: 'swarm/create',
  kind: 'misleading',
  claim: '`docker swarm init` 不带 `--advertise-addr`',
  truth: '主机有多个地址时必须指定。',
  sources: [{ url: 'https://docs.docker.com/engine/swarm/admin_guide/', note: '固定 IP 一节' }],
  see: '在双网卡主机上直接 `docker swarm init`，看报错',
  citable: 'yes',
};

/** What the schema says about a correction that differs from the good one in the given fields. */
function complaints(changes: Record<string, unknown>): string[] {
  const result = correction.safeParse({ ...good, ...changes });
  return result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('correction', () => {
  it('accepts a correction with each kind of source', () => {
    const sources = [
      { url: 'https://docs.docker.com/' },
      { text: 'RFC 9846 §4.4' },
      { seen: 'Docker CLI 28.2.2：报 `unknown flag`' },
      { 'note-lines': '000: 612, 1275; 003: 155', note: '两处说法相反' },
    ];
    expect(complaints({ sources, see: null })).toEqual([]);
  });

  it('accepts the lines of other notes after those of its own', () => {
    expect(complaints({ id: 'F028', note: '001', lines: '95, 151-157; 004: 195' })).toEqual([]);
  });

  it('wants a reason where the correction cannot be cited, and takes one where it can', () => {
    expect(complaints({ citable: 'check-first' })).toMatchInlineSnapshot(`
      [
        "cite-note: Expected the reason why it cannot be cited as it is.",
      ]
    `);
    expect(complaints({ citable: 'no', sources: [], 'cite-note': '没有找到出处' })).toEqual([]);
    expect(complaints({ 'cite-note': '有一句没有找到出处，不在这里' })).toEqual([]);
  });

  it('wants a source unless the correction cannot be cited at all', () => {
    expect(complaints({ sources: [] })).toMatchInlineSnapshot(`
      [
        "sources: Expected at least one source; without one, citable must be no.",
      ]
    `);
  });

  it('names the field that is unknown, missing or out of its set', () => {
    expect(complaints({ source: 'x' })).toMatchInlineSnapshot(`
      [
        ": Unrecognized key: "source"",
      ]
    `);
    expect(complaints({ see: undefined })).toMatchInlineSnapshot(`
      [
        "see: Invalid input: expected string, received undefined",
      ]
    `);
    expect(complaints({ kind: 'mistake' })).toMatchInlineSnapshot(`
      [
        "kind: Invalid option: expected one of "wrong"|"misleading"|"inconsistent"|"obsolete"|"hazard"",
      ]
    `);
  });

  it('keeps E for note 000 and F for the others', () => {
    expect(complaints({ note: '001' })).toMatchInlineSnapshot(`
      [
        "note: E… belongs to note 000, F… to notes 001 to 004.",
      ]
    `);
    expect(complaints({ id: 'F024' })).toHaveLength(1);
    expect(complaints({ id: 'e24' })).toMatchInlineSnapshot(`
      [
        "id: Expected E or F and three digits, as in "E024".",
      ]
    `);
  });

  it.each([['17–28'], ['7,17'], ['000: 7'], ['7; 17'], ['7; 005: 17'], ['']])(
    'refuses the lines "%s"',
    (lines) => {
      expect(complaints({ lines })).toContain('lines: Expected lines as in "7, 17-28; 003: 155".');
    },
  );

  it.each([['28-17'], ['17-28, 7'], ['7, 7'], ['7-17, 17'], ['7; 003: 9, 8']])(
    'refuses the lines "%s", which do not ascend',
    (lines) => {
      expect(complaints({ lines })).toEqual([
        'lines: Lines of a note must ascend and not overlap, as in "7, 17-28; 003: 155".',
      ]);
    },
  );

  it('refuses a source of no known form', () => {
    const forms =
      'sources.0: Expected one of { url, note? }, { text }, { seen }, { note-lines, note? } and nothing else.';
    for (const source of ['https://docs.docker.com/', {}, { link: 'https://docs.docker.com/' }]) {
      expect(complaints({ sources: [source] })).toEqual([forms]);
    }
    expect(complaints({ sources: [{ url: 'https://docs.docker.com/', seen: '试过' }] })).toEqual([
      forms,
    ]);
  });

  it.each([['docs.docker.com'], ['ftp://docs.docker.com/'], ['/engine/swarm/']])(
    'refuses the address %s',
    (url) => {
      expect(complaints({ sources: [{ url }] })).toEqual([
        'sources.0.url: Expected an address that begins with https://.',
      ]);
    },
  );

  it('wants the note before the lines where the notes contradict themselves', () => {
    expect(complaints({ sources: [{ 'note-lines': '612, 1275' }] })).toMatchInlineSnapshot(`
      [
        "sources.0.note-lines: Expected lines as in "000: 612, 1275; 003: 524".",
      ]
    `);
  });

  it('holds the form of claim, truth and chapter', () => {
    expect(complaints({ claim: '不带选项。' })).toMatchInlineSnapshot(`
      [
        "claim: A claim is a phrase and ends without a full stop.",
      ]
    `);
    expect(complaints({ truth: '必须指定' })).toMatchInlineSnapshot(`
      [
        "truth: The truth is told in sentences and ends with 。.",
      ]
    `);
    expect(complaints({ see: '看 `docker info' })).toMatchInlineSnapshot(`
      [
        "see: A backtick is not closed.",
      ]
    `);
    expect(complaints({ see: '第一行\n第二行' })).toHaveLength(1);
    expect(complaints({ chapter: 'swarm' })).toMatchInlineSnapshot(`
      [
        "chapter: Expected part/chapter, as in "swarm/create".",
      ]
    `);
  });
});

describe('content/data/corrections.yaml', () => {
  const text = readFileSync(
    new URL('../../content/data/corrections.yaml', import.meta.url),
    'utf8',
  );
  const corrections = correction.array().parse(parse(text));

  it('holds every mistake found in the notes, each once and in order', () => {
    const found = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => letter + String(index + 1).padStart(3, '0'));
    const ids = corrections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...found('E', 139), ...found('F', 250)]));
    expect(ids).toEqual([...ids].sort());
  });

  it('names no private mailbox and no public address of a host', () => {
    const withoutAddresses = text.replace(/https?:\/\/\S+/g, '');
    expect(withoutAddresses.match(/[\w.+-]+@(?!192\.0\.2\.)[\w-]+\.[\w.]+/g)).toBeNull();
    const hosts = withoutAddresses.match(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g) ?? [];
    const forBooks =
      /^(?:0\.0\.0\.0|10\.|127\.|172\.(?:1[6-9]|2\d|3[01]|38)\.|192\.168\.|192\.0\.2\.|255\.)/;
    expect(hosts.filter((host) => !forBooks.test(host))).toEqual([]);
  });
});
