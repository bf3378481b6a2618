import { describe, expect, test } from 'vitest';
import { editDistance, nearest, nearestRemedy } from './nearest.ts';

describe('nearest', () => {
  test.each([
    ['swarm/pkj', ['swarm/pki', 'swarm/raft'], 'swarm/pki'],
    ['CommandReply', ['CommandReplay', 'Correction'], 'CommandReplay'],
    ['gaol', ['goal', 'title'], 'goal'],
    ['titel', ['title', 'goal'], 'title'],
    ['join-tokens', ['join-token', 'raft'], 'join-token'],
    ['000:655-683', ['000:655-682', '000:1-4'], '000:655-682'],
    ['dokcer2', ['docker1', 'docker2'], 'docker2'],
  ])('gives for %s among %j: %s', (name, known, near) => {
    expect(nearest(name, known)).toBe(near);
  });

  test('gives nothing when nothing is near', () => {
    expect(nearest('/nope/', ['/compose/', '/swarm/create/'])).toBeUndefined();
    expect(nearest('swarm/create/join', ['swarm/create/roles'])).toBeUndefined();
    expect(nearest('xyz', ['swarm-join'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });

  test('takes one number for no misspelling of another', () => {
    expect(nearest('E999', ['E099', 'E024'])).toBeUndefined();
    expect(nearest('E24', ['E024'])).toBeUndefined();
  });

  test('finds a path that ends alike in another folder, if there is only one', () => {
    const known = ['/swarm/create/', '/appendix/glossary/'];
    expect(nearest('/swarm/glossary/', known)).toBe('/appendix/glossary/');
    expect(nearest('/swarm/glossary/', [...known, '/build-and-ship/glossary/'])).toBeUndefined();
  });
});

test('nearestRemedy says where names stand, after the nearest one where there is one', () => {
  const home = 'They live in content/flows/.';
  expect(nearestRemedy('tls', ['tlss', 'swarm-join'], home)).toBe(`Nearest: "tlss". ${home}`);
  expect(nearestRemedy('zzz', ['tlss', 'swarm-join'], home)).toBe(home);
});

describe('editDistance', () => {
  test('counts insertions, deletions, replacements and swaps', () => {
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('pkj', 'pki')).toBe(1);
    expect(editDistance('titel', 'title')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
  });
});
