import { describe, expect, test } from 'vitest';
import { chapterFacts } from './chapter-facts.ts';

describe('chapterFacts', () => {
  test('names recordings and corrections once, in the order of the page', () => {
    const body = `
<CommandReplay recording="swarm/create/join" />
<Correction id="E024" />
<CommandReplay
  recording="swarm/create/roles"
/>
<Correction id="F001">看实录。</Correction> <Correction id="E024" />`;
    expect(chapterFacts(body)).toMatchObject({
      recordings: ['swarm/create/join', 'swarm/create/roles'],
      corrections: ['E024', 'F001'],
    });
  });

  test('counts Han characters, words and recordings', () => {
    expect(chapterFacts('集'.repeat(900)).minutes).toBe(3);
    expect(chapterFacts('docker '.repeat(300)).minutes).toBe(2);
    expect(chapterFacts(`${'集'.repeat(600)}<CommandReplay recording="a/b" />`).minutes).toBe(3);
  });

  test('does not count what is no text: tags, and addresses of links', () => {
    const link = `[文档](https://docs.example.com/${'a/b-c '.repeat(400)})`;
    expect(chapterFacts(`${link}<Term id="${'x '.repeat(400)}">`).minutes).toBe(1);
  });

  test('is never less than a minute', () => {
    expect(chapterFacts('').minutes).toBe(1);
  });
});
