import { describe, expect, it } from 'vitest';
import { allElements, element, parseSvg, textOf, writeSvg } from './svg.ts';

describe('parseSvg', () => {
  it('reads elements, attributes and text, and writeSvg writes them back', () => {
    const xml =
      '<svg viewBox="0 0 1 2"><title>“a” &amp; &lt;b&gt;</title><g class="x y"><rect/>文</g></svg>';
    expect(writeSvg(parseSvg(xml))).toBe(xml);
  });

  it('resolves entities by name and by number', () => {
    expect(textOf(parseSvg('<t a="&quot;">&#20013;&#x6587; &apos;</t>'))).toBe("中文 '");
  });

  it.each([
    ['an element that is never closed', '<svg><g></svg>'],
    ['text beside the element', '<svg/> <!-- x -->'],
    ['nothing', ''],
  ])('refuses %s', (_, xml) => {
    expect(() => parseSvg(xml)).toThrow(SyntaxError);
  });
});

describe('element', () => {
  it('rounds numbers to a tenth and leaves out what has no value', () => {
    expect(writeSvg(element('rect', { x: 1.26, y: -0.04, rx: undefined, class: 'a"b' }))).toBe(
      '<rect x="1.3" y="0" class="a&quot;b"/>',
    );
  });
});

describe('allElements', () => {
  it('goes through all of them, outer ones first', () => {
    const names = [...allElements(parseSvg('<a><b><c/></b>x<d/></a>'))].map(({ name }) => name);
    expect(names).toEqual(['a', 'b', 'c', 'd']);
  });
});
