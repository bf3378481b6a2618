import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { everyConstruct } from '../../domain/flow/fixtures.ts';
import { numberedSteps } from '../../domain/flow/flow.ts';
import { circled, markedLabel } from '../../domain/flow/label.ts';
import { readPictures, splitPictureFile, tellingPicture } from './pictures.ts';
import { slimForm, slimPicture } from './slim.ts';
import { allElements, classesOf, parseSvg, textOf, writeSvg, type SvgElement } from './svg.ts';

/** Mermaid's own drawings, made by `node src/build/diagrams/fixtures/draw.ts`. */
const golden = (name: string): string =>
  readFileSync(new URL(`./fixtures/${name}.svg`, import.meta.url), 'utf8').trim();

const { plan } = tellingPicture(
  'content/flows/every/flow.yaml',
  'true',
  everyConstruct,
  () => undefined,
);
const slimFlow = (raw: string): SvgElement =>
  parseSvg(slimPicture(parseSvg(raw), { id: 'flow-every', plan }));
const flow = slimFlow(golden('every-construct'));
const graph = parseSvg(slimPicture(parseSvg(golden('roles')), { id: 'diagram-roles' }));
const all = (root: SvgElement, has: (each: SvgElement) => boolean) =>
  [...allElements(root)].filter(has);
const withClass = (root: SvgElement, name: string) =>
  all(root, (each) => classesOf(each).includes(name));
const lines = (group: SvgElement) =>
  all(group, ({ name }) => name === 'text')
    .map(textOf)
    .join('|');

describe.each([
  ['a flow', flow, 'flow-every'],
  ['a flowchart', graph, 'diagram-roles'],
])('slimPicture of %s', (_, picture, id) => {
  it('has no style, colour, font or script of its own, and nothing to fetch', () => {
    for (const { name, attributes } of allElements(picture)) {
      if (name === 'use') expect(attributes['href']).toBe('#flow-every-heads');
      expect(['style', 'script', 'foreignObject', 'image', 'a', 'filter']).not.toContain(name);
      expect(Object.keys(attributes).join(' ')).not.toMatch(
        name === 'use' ? /style|fill/ : /style|fill|stroke|color|font|href|^on/,
      );
    }
  });

  it('begins every id with its own, so that two pictures fit on a page', () => {
    const ids = all(picture, ({ attributes }) => 'id' in attributes).map(
      ({ attributes }) => attributes['id'],
    );
    expect(ids).toContain(`${id}-title`);
    for (const each of ids) expect(each).toMatch(new RegExp(`^${id}-`));
  });

  it('keeps width, height and viewBox, so that the page does not shift', () => {
    const { viewBox, width, height } = picture.attributes;
    expect(viewBox?.split(' ').slice(2)).toEqual([width, height]);
    expect(Number(width)).toBeGreaterThan(100);
  });

  it('keeps title and description and refers to them', () => {
    const byId = (name: string) =>
      all(picture, ({ attributes }) => attributes['id'] === `${id}-${name}`).map(textOf)[0];
    expect(picture.attributes['aria-labelledby']).toBe(`${id}-title`);
    expect(picture.attributes['aria-describedby']).toBe(`${id}-desc`);
    expect(byId('title')).toBe(id === 'flow-every' ? everyConstruct.title : '一个集群');
    expect(byId('desc')).toMatch(/。|done\.$/);
  });
});

describe('slimPicture of a flow', () => {
  const steps = all(flow, ({ attributes }) => 'data-step' in attributes);

  it('marks the shapes of every step with its number', () => {
    const found = new Map(steps.map((step) => [Number(step.attributes['data-step']), step]));
    const numbered = numberedSteps(everyConstruct);
    expect([...found.keys()].sort((a, b) => a - b)).toEqual(numbered.map(({ number }) => number));
    for (const { number, step } of numbered) {
      const group = found.get(number);
      if (!group) throw new Error(`no step ${number}`);
      expect(lines(group)).toBe(`${circled(number)} ${markedLabel(step).replace('<br/>', '|')}`);
      const shapes = group.children.map((child) => typeof child === 'object' && child.name);
      const ground = withClass(group, 'ground').length;
      expect(shapes.filter((name) => name !== 'text').slice(ground)).toEqual(
        { note: ['rect'], self: ['path', 'path'] }[step.kind as string] ?? ['path'],
      );
    }
  });

  it('draws each message where its sender and receiver stand', () => {
    const middle = (name: string) => {
      const who = withClass(flow, 'who').find((each) => lines(each).includes(name));
      const rect = who?.children.find((child) => typeof child === 'object');
      return Number(rect?.attributes['x']) + Number(rect?.attributes['width']) / 2;
    };
    const first = steps.find(({ attributes }) => attributes['data-step'] === '1') ?? flow;
    const line = all(first, ({ name }) => name === 'path')[0]?.attributes['d'] ?? '';
    const [, from, to] = /^M([\d.]+) [\d.]+H([\d.]+)m0-4l8 4 -8 4z$/.exec(line) ?? [];
    expect(Math.abs(Number(from) - middle('管理员'))).toBeLessThan(3);
    expect(Math.abs(Number(to) + 8 - middle('docker4'))).toBeLessThan(3);
  });

  it('puts a ground behind words that a life line would run through, and behind no others', () => {
    const life = withClass(flow, 'life')[0]?.attributes['d'] ?? '';
    const columns = [...life.matchAll(/M([\d.]+) /g)].map(([, x]) => Number(x));
    const grounds = withClass(flow, 'ground').map(({ attributes }) => {
      const [left, width] = [Number(attributes['x']), Number(attributes['width'])];
      return columns.filter((x) => x > left && x < left + width).length;
    });
    expect(columns).toHaveLength(3);
    expect(Math.min(...grounds)).toBeGreaterThan(0);
    const grounded = steps.filter((step) => withClass(step, 'ground').length > 0);
    expect(grounded.map(lines)).toMatchInlineSnapshot(`
      [
        "② 拆开令牌，|得到三段",
      ]
    `);
  });

  it('sets the words of a note in the middle of its box', () => {
    for (const note of withClass(flow, 'note')) {
      const [rect, words] = note.children as SvgElement[];
      const middle = Number(rect?.attributes['y']) + Number(rect?.attributes['height']) / 2;
      expect(Math.abs(Number(words?.attributes['y']) - 5 - middle)).toBeLessThan(1);
    }
  });

  it('makes every band as wide as the widest', () => {
    const widths = withClass(flow, 'band').map(({ attributes }) => attributes['width']);
    expect(new Set(widths).size).toBe(1);
  });

  it('draws the participants once, in order, with the colours of their hosts, and repeats them at the foot', () => {
    const heads = withClass(flow, 'who').map((who) => [lines(who), who.attributes['class']]);
    expect(heads).toEqual([
      ['你（管理员）', 'who'],
      ['新节点|docker4', 'who host-4'],
      ['管理节点 <docker1>', 'who host-1'],
    ]);
    const foot = all(flow, ({ name }) => name === 'use').map(({ attributes }) => attributes);
    expect(foot).toEqual([{ href: '#flow-every-heads', y: '644' }]);
  });

  it('marks a step that the two tellings have differently, by sign and by class', () => {
    expect(withClass(flow, 'differs').map(lines)).toEqual(['⑤ ≠ wrap: 拒绝 & 关闭']);
  });

  it('tells replies, notes, stages and frames apart', () => {
    expect(withClass(flow, 'reply').map((step) => step.attributes['data-step'])).toEqual([
      '4',
      '5',
    ]);
    expect(withClass(flow, 'note').map((step) => step.attributes['data-step'])).toEqual(['6', '7']);
    expect(withClass(flow, 'stage').map(lines)).toEqual(['先问']);
    expect(withClass(flow, 'frame').map(lines)).toEqual([
      '循环|直到有答复',
      '若|令牌对|令牌不对',
      '仅当|角色是管理节点',
    ]);
  });

  it('refuses a drawing whose labels are not those of the steps', () => {
    const other = golden('every-construct').replace('① docker swarm join', '① docker swarm leave');
    expect(() => slimFlow(other)).toThrow(/where step 1 is "① docker swarm join/);
  });

  it('refuses a drawing with a message or a note too few', () => {
    const raw = golden('every-construct');
    expect(() => slimFlow(raw.replace(/data-et="message" data-id="i17"/, ''))).toThrow(
      'mermaid drew 5 messages, not 6.',
    );
    expect(() => slimFlow(raw.replace('data-et="note" data-id="i15"', ''))).toThrow(
      'mermaid drew 2 notes, not 3.',
    );
  });

  it('refuses a loop of another form than mermaid 12 draws', () => {
    const curved = golden('every-construct').replace(/d="M {2}\d+,/, 'd="M 1,1 C 2,');
    expect(() => slimFlow(curved)).toThrow(/mermaid drew a message as "M 1,1 C/);
  });
});

describe('slimPicture of a flowchart', () => {
  it('keeps the text, with its line breaks as lines', () => {
    expect(withClass(graph, 'node').map(lines)).toEqual(
      expect.arrayContaining(['★ docker1|领导者', 'docker2', 'docker4', '还在？']),
    );
    expect(withClass(graph, 'cluster').map(lines)).toEqual(['管理节点']);
    expect(withClass(graph, 'edge-label').map(lines).sort()).toEqual(['Raft', '取任务']);
  });

  it('gives two lines of a box room between them, and a box that holds them', () => {
    const node = withClass(graph, 'host-1')[0];
    const [rect] = all(node ?? graph, ({ name }) => name === 'rect');
    const [first, second] = all(node ?? graph, ({ name }) => name === 'text').map(
      ({ attributes }) => Number(attributes['y']),
    );
    expect(((second ?? 0) - (first ?? 0)) / 14).toBeCloseTo(1.35, 1);
    expect(Number(rect?.attributes['height'])).toBeGreaterThan(2 * 1.35 * 14);
  });

  it('puts one ground behind a whole label of an edge', () => {
    const labels = withClass(graph, 'edge-label');
    for (const label of labels) {
      expect(all(label, ({ name }) => name === 'rect')).toHaveLength(1);
    }
    expect(all(graph, ({ name }) => name === 'rect')).toHaveLength(
      labels.length + withClass(graph, 'cluster').length + ['docker1', 'docker2', 'docker4'].length,
    );
  });

  it('sets the title of a cluster in the corner of its box, away from the arrows', () => {
    const [rect, title] = (withClass(graph, 'cluster')[0]?.children ?? []) as SvgElement[];
    expect(Number(title?.attributes['x']) - Number(rect?.attributes['x'])).toBe(12);
  });

  it('keeps the classes that mean something, the author’s included', () => {
    expect(withClass(graph, 'host-1').map(lines)).toEqual(['★ docker1|领导者']);
    expect(withClass(graph, 'quiet').map(lines)).toEqual(['docker4']);
    expect(withClass(graph, 'edge')).toHaveLength(3);
    expect(withClass(graph, 'dotted')).toHaveLength(1);
    expect(withClass(graph, 'thick')).toHaveLength(1);
  });

  it('keeps only the arrowheads that are used', () => {
    const markers = all(graph, ({ name }) => name === 'marker').map(
      ({ attributes }) => attributes['id'],
    );
    expect(markers.sort()).toEqual(['diagram-roles-pointEnd', 'diagram-roles-pointStart']);
  });

  it('leaves out a link that only places its nodes', () => {
    const link = 'class="edge-thickness-normal edge-pattern-dotted';
    expect(golden('roles')).toContain(link);
    const hidden = golden('roles').replace(link, 'class="edge-thickness-invisible');
    const picture = parseSvg(slimPicture(parseSvg(hidden), { id: 'x' }));
    expect(all(picture, ({ name }) => name === 'path')).toHaveLength(
      all(graph, ({ name }) => name === 'path').length - 1,
    );
  });

  it('refuses a diagram without accDescr', () => {
    const raw = parseSvg(golden('roles').replace(/<desc.*?<\/desc>/, ''));
    expect(() => slimPicture(raw, { id: 'x' })).toThrow('it has no accDescr.');
  });
});

describe('slimForm', () => {
  it('is raised whenever pictures are written differently, so that the committed ones count as stale', () => {
    const written = createHash('sha256').update(writeSvg(flow)).update(writeSvg(graph));
    // When the second changes, raise slimForm, run npm run diagrams, and put both here.
    expect([slimForm, written.digest('hex').slice(0, 16)]).toEqual([3, '124995caf94db8e0']);
  });
});

describe('the flows of the book', () => {
  const root = new URL('../../..', import.meta.url).pathname;
  const flows = readPictures(root).pictures.filter(({ telling }) => telling !== undefined);

  it.each(flows.map((picture) => [picture.svgFile, picture] as const))(
    '%s has a picture of at most 3.5 kB (gzip)',
    (_, { svg }) => {
      expect(gzipSync(splitPictureFile(svg ?? '').svg).length).toBeLessThan(3500);
    },
  );
});
