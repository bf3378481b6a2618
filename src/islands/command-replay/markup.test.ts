import { expect, test } from 'vitest';
import { html } from './markup.ts';

test('html escapes text, takes markup as it is, joins lists and leaves out what is not there', () => {
  const inner = html`<b>${'<web> & "app"'}</b>`;
  expect(html`<p title="${"it's"}">${[inner, 1]}${undefined}${false}</p>`.toString()).toBe(
    '<p title="it&#39;s"><b>&#60;web&#62; &#38; &#34;app&#34;</b>1</p>',
  );
});
