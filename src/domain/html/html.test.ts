import { describe, expect, test } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  test('escapes text, in quotes too, and keeps HTML', () => {
    const inner = html`<b>${'<web> & "app"'}</b>`;
    expect(String(html`<p title="${"it's"}">${inner}</p>`)).toBe(
      '<p title="it&#39;s"><b>&#60;web&#62; &#38; &#34;app&#34;</b></p>',
    );
  });

  test('joins lists, and leaves out what is not there', () => {
    expect(String(html`${[html`<i></i>`, 'a', 1]}${undefined}${false}${0}`)).toBe('<i></i>a10');
  });
});
