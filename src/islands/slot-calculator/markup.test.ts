import { describe, expect, test } from 'vitest';
import { html } from './markup.ts';

describe('html', () => {
  test('escapes text and keeps HTML', () => {
    const bold = html`<b title="${'"'}">${'<&'}</b>`;
    expect(String(bold)).toBe('<b title="&quot;">&lt;&amp;</b>');
    expect(String(html`<p>${bold}</p>`)).toBe('<p><b title="&quot;">&lt;&amp;</b></p>');
  });

  test('joins lists and shows nothing for nothing', () => {
    expect(String(html`${[html`<i></i>`, 'a', 1]}${undefined}${false}${0}`)).toBe('<i></i>a10');
  });
});
