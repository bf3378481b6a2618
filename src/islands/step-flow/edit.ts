import mermaid from 'mermaid';
import { announce } from '~/browser/announce.ts';
import { copyText } from '~/browser/copy-text.ts';
import { required } from '~/browser/required.ts';
import { loadStylesheet } from '~/browser/stylesheet.ts';
import { readMermaidError } from '~/domain/flow/mermaid-error.ts';
import { mermaidSettings } from '~/domain/flow/mermaid-settings.ts';
import { editWords as words } from './edit-messages.ts';
import editStyles from './edit.css?url';

/** A flow's source beside the picture that mermaid makes of it, as the reader types. */
export interface Editor {
  /** Shows the source of the telling that the reader sees. */
  open(): Promise<void>;
  /** Puts the editor away; what was typed is kept until the page is left. */
  close(): void;
}

/** How long typing must pause before the text is drawn. */
const pauseMs = 250;
/** Mermaid draws at one go, some 4 ms a message, and again after every pause: more would hold the page up. */
const mostLines = 300;
let drawings = 0;

/**
 * Makes the editor of a flow. The text comes from the site, `<flow>.mmd`.
 *
 * @throws Error when its styles do not come.
 */
export async function openEditor(flow: HTMLElement): Promise<Editor> {
  await loadStylesheet(editStyles);
  const panel = makePanel();
  const area = required(panel, 'textarea', HTMLTextAreaElement);
  const picture = required(panel, '[data-picture]');
  const trouble = required(panel, '[data-trouble]');
  const jump = required(panel, '[data-jump]');
  let original = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let brokenLine: number | undefined;

  area.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void draw(), pauseMs);
  });
  panel.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === null) return;
    if ('reset' in button.dataset) {
      area.value = original;
      void draw();
    } else if ('copy' in button.dataset) {
      void copyText(area.value).then((isCopied) => {
        announce(isCopied ? words.copied : words.notCopied);
        if (!isCopied) area.select();
      });
    } else if ('jump' in button.dataset) selectLine(area, brokenLine ?? 1);
    else if ('close' in button.dataset) {
      close();
      required(flow, '[data-edit]').focus();
    }
  });

  return { open, close };

  async function open(): Promise<void> {
    const notes = flow.querySelector<HTMLInputElement>('[value=notes]')?.checked === true;
    const { flow: name = '', sources = '' } = flow.dataset;
    const answer = await fetch(`${sources}${name}${notes ? '.notes' : ''}.mmd`);
    if (!answer.ok) throw new Error(`The source of ${name} did not come: ${answer.status}.`);
    const text = await answer.text();
    if (text !== original) area.value = original = text;
    flow.dataset['editing'] = '';
    required(flow, 'header').after(panel);
    area.focus();
    area.setSelectionRange(0, 0);
    area.scrollTop = 0;
    await draw();
  }

  function close(): void {
    clearTimeout(waiting);
    delete flow.dataset['editing'];
    panel.remove();
  }

  async function draw(): Promise<void> {
    const text = area.value;
    const refusal = refuse(text);
    if (refusal !== undefined) {
      brokenLine = undefined;
      tell(refusal, '');
      return;
    }
    mermaid.initialize({ ...mermaidSettings, ...colours(flow) });
    try {
      const { svg } = await mermaid.render(`edited-${(drawings += 1)}`, text);
      if (text !== area.value) return; // The reader has typed on: the next drawing counts.
      picture.innerHTML = svg;
      keepReadable(required(picture, 'svg', SVGSVGElement));
      tell(undefined, '');
    } catch (error) {
      if (text !== area.value) return;
      const { line, detail } = readMermaidError(error instanceof Error ? error.message : '');
      brokenLine = line;
      tell(words.broken(line), detail);
    }
  }

  /** Shows what is wrong, or that nothing is. */
  function tell(problem: string | undefined, detail: string): void {
    if (problem === undefined && !trouble.hidden) announce(words.drawn);
    trouble.hidden = problem === undefined;
    required(trouble, 'strong').textContent = problem ?? '';
    required(trouble, 'pre').textContent = detail;
    required(trouble, 'pre').hidden = detail === '';
    jump.hidden = problem === undefined || brokenLine === undefined;
    jump.textContent = brokenLine === undefined ? '' : words.goTo(brokenLine);
    area.setAttribute('aria-invalid', String(problem !== undefined));
    picture.dataset['stale'] = String(problem !== undefined);
  }
}

/** Why a text is not given to mermaid at all; undefined when it is. */
function refuse(text: string): string | undefined {
  if (text.trim() === '') return words.empty;
  return text.split('\n').length > mostLines ? words.long(mostLines) : undefined;
}

/** The page's own colours, as mermaid takes them: in the theme that the reader has. */
function colours(flow: HTMLElement): object {
  const probe = document.createElement('i');
  flow.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const [paper, surface, ink, soft] = ['paper', 'surface', 'ink', 'ink-2'].map(colour);
  probe.remove();
  return {
    theme: 'base',
    suppressErrorRendering: true,
    themeVariables: {
      ...mermaidSettings.themeVariables,
      background: paper,
      primaryColor: paper,
      primaryTextColor: ink,
      primaryBorderColor: soft,
      lineColor: soft,
      textColor: ink,
      actorBkg: paper,
      actorBorder: soft,
      actorTextColor: ink,
      actorLineColor: soft,
      signalColor: soft,
      signalTextColor: ink,
      labelBoxBkgColor: surface,
      labelBoxBorderColor: soft,
      labelTextColor: ink,
      loopTextColor: ink,
      noteBkgColor: surface,
      noteBorderColor: soft,
      noteTextColor: ink,
    },
  };
}

/** As wide as drawn, and on a phone not narrower than one can read. */
function keepReadable(svg: SVGSVGElement): void {
  svg.style.minWidth = `${Math.min(svg.viewBox.baseVal.width, 600)}px`;
}

function selectLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
}

function makePanel(): HTMLElement {
  const panel = document.createElement('div');
  panel.className = 'edit';
  panel.setAttribute('role', 'group');
  panel.setAttribute('aria-label', words.panel);
  panel.innerHTML = `<p>${words.hint}</p><textarea aria-label="${words.source}" spellcheck="false" autocapitalize="off" rows="16"></textarea><div><div data-trouble role="alert" hidden><strong></strong> <button type="button" data-jump></button><pre></pre></div><div data-picture role="region" tabindex="0" aria-label="${words.picture}"></div></div><p><button type="button" data-reset>${words.reset}</button> <button type="button" data-copy>${words.copy}</button> <button type="button" data-close>${words.close}</button></p>`;
  return panel;
}
