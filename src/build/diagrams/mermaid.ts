/** The one door to mermaid: its own drawing, made in a browser, with nothing asked of any network. */
import path from 'node:path';
import { chromium } from 'playwright';
import type { MermaidConfig } from 'mermaid';
import { mermaidSettings } from '../../domain/flow/mermaid-settings.ts';

/** Draws one diagram after another in one browser. */
export interface Artist {
  /**
   * Mermaid's SVG, as XML, without its stylesheet. Every line of text is one `<text>` whose x is its middle
   * and whose y is its baseline; data-width is how wide it is in the font that mermaid measured with.
   *
   * @throws {Error} with mermaid's message when the text is no diagram.
   */
  draw(text: string): Promise<string>;
  /** Ends the browser. */
  close(): Promise<void>;
}

/**
 * Starts a browser with mermaid in it.
 *
 * @param root - The project's folder.
 * @param executablePath - The browser, Chromium or Chrome.
 */
export async function startArtist(root: string, executablePath: string): Promise<Artist> {
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: asRoot ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    await page.route('**/*', (route) => route.abort());
    await page.setContent('<!doctype html><html lang="zh-CN"><body></body></html>');
    await page.evaluate(openLines, lineHeight);
    await page.addScriptTag({ path: path.join(root, 'node_modules/mermaid/dist/mermaid.min.js') });
    await page.evaluate((settings) => {
      mermaid.initialize(settings);
    }, mermaidSettings as MermaidConfig);
    return {
      draw: (text) => page.evaluate(drawInPage, text),
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** The height of a line in a box or on an edge, in em; mermaid's own is 1.1, in which Chinese lines touch. */
const lineHeight = 1.35;

/**
 * Runs in the page before mermaid. It has no setting for the height of a line (`createTspan` in its
 * createText.ts writes y = 1.1 n - 0.1 em for line n), so what it writes is opened here, before it measures
 * boxes with it. Lines of another form stay as they are.
 */
function openLines(height: number): void {
  const write = (tspan: Element, name: string, value: string): void => {
    Element.prototype.setAttribute.call(tspan, name, value);
  };
  SVGTSpanElement.prototype.setAttribute = function (name: string, value: unknown) {
    const text = String(value);
    const line = (Number.parseFloat(text) + 0.1) / 1.1;
    const opened =
      name === 'y' && text.endsWith('em') && this.classList.contains('text-outer-tspan');
    write(this, name, opened ? `${line * height - 0.1}em` : text);
  };
}

/** Runs in the page, where `mermaid` is a global: it may use nothing of this module. */
async function drawInPage(text: string): Promise<string> {
  const { svg } = await mermaid.render('diagram', text);
  document.body.innerHTML = svg;
  const picture = document.querySelector('svg');
  if (!picture) throw new Error('mermaid drew no SVG.');
  for (const whole of picture.querySelectorAll('text')) {
    const outer = [...whole.children].filter((child) => child.hasAttribute('x'));
    const lines = (outer.length > 0 ? outer : [whole]) as SVGTextContentElement[];
    const { dominantBaseline, fontSize } = getComputedStyle(whole);
    // Half the height of a Han character, or of a small letter, above the line it is centred on.
    const drop = { central: 0.36, middle: 0.26 }[dominantBaseline] ?? 0;
    // Stylesheets, baselines and em steps placed it; what is kept is where each line came to stand.
    const placed = lines.flatMap((line) => {
      const count = line.getNumberOfChars();
      if (count === 0) return [];
      const start = line.getStartPositionOfChar(0);
      const end = line.getEndPositionOfChar(count - 1);
      const made = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      made.setAttribute('class', whole.getAttribute('class') ?? '');
      made.setAttribute('x', String((start.x + end.x) / 2));
      made.setAttribute('y', String(start.y + drop * Number.parseFloat(fontSize)));
      made.setAttribute('data-width', line.getComputedTextLength().toFixed(1));
      made.textContent = line.textContent.trim();
      return [made];
    });
    whole.replaceWith(...placed);
  }
  picture.querySelector('style')?.remove();
  return new XMLSerializer().serializeToString(picture);
}

declare const mermaid: {
  initialize(settings: MermaidConfig): void;
  render(id: string, text: string): Promise<{ svg: string }>;
};
