import { hostColour } from '../host-colour.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { frameWords as words, helpWords } from './messages.ts';
import { speeds, idleLimits } from './preferences.ts';
import { practiceMarkup } from './practice/practice-markup.ts';

const icon = (path: string) =>
  html`<svg viewBox="0 0 12 12" aria-hidden="true"><path d="${path}" /></svg>`;

const iconButton = (name: string, label: string, path: string) =>
  html`<button type="button" data-do="${name}" aria-label="${label}" title="${label}">
    ${icon(path)}
  </button>`;

/** The player's HTML. It comes with the player, so that a page carries none of it before a press. */
export function frameMarkup(hosts: readonly string[]): Html {
  return html`
    <div class="guide">
      <span data-count></span>
      <p data-caption role="status"></p>
      ${practiceMarkup()}
    </div>
    <div class="main">
      ${tabs(hosts)}
      <div data-screens></div>
      ${controls()}
    </div>
    <div data-state></div>
    ${helpSheet()}
    <p class="blank">${words.blank}</p>
  `;
}

function tabs(hosts: readonly string[]): Html {
  return html`<div class="hosts">
    <div role="group" aria-label="${words.hosts}">
      ${hosts.map(
        (host) =>
          html`<button
            type="button"
            style="--host: ${hostColour(host)}"
            data-tab="${host}"
            aria-pressed="false"
          >
            ${host}<span data-running></span>
          </button>`,
      )}
    </div>
    ${
      hosts.length > 1 &&
      html`<button
          type="button"
          data-do="pin"
          aria-pressed="false"
          title="${words.pin}"
          aria-label="${words.pin}"
        >
          ${icon('M4 1h4v4l1.5 2H6.5v4h-1V7h-3L4 5z')}
        </button>
        <button type="button" data-do="panes" aria-pressed="false">
          ${icon('M1 2h4.4v8H1zM6.6 2H11v8H6.6z')} ${words.panes}
        </button>`
    }
    ${iconButton('full', words.fullWindow, 'M1 1h4v1.4H2.4V5H1zM7 1h4v4H9.6V2.4H7zM1 7h1.4v2.6H5V11H1zM9.6 7H11v4H7V9.6h2.6z')}
  </div>`;
}

function controls(): Html {
  return html`<div class="controls">
      ${iconButton('restart', words.restart, 'M1 1h1.8v10H1zM11 1v10L3.6 6z')}
      ${iconButton('previous', words.previous, 'M10 1v10L2 6z')}
      <button type="button" data-do="toggle" class="watching">
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path class="when-still" d="M2.5 1v10l8-5z" />
          <path class="when-playing" d="M2 1h3v10H2zM7 1h3v10H7z" />
        </svg>
        <span data-toggle-label>${words.play}</span>
      </button>
      <button type="button" data-do="next">
        ${icon('M1.5 1v10l7-5zM9 1h1.8v10H9z')} <span data-next-label>${words.next}</span>
      </button>
      <span class="bar">
        <input type="range" min="0" value="0" step="any" aria-label="${words.seek}" />
        <span data-ticks aria-hidden="true"></span>
      </span>
      <span data-time></span>
    </div>
    <div class="controls extras">
      <select data-choose="speed" aria-label="${words.speed}" class="watching">
        ${speeds.map((speed) => html`<option value="${speed}">${words.speedOf(speed)}</option>`)}
      </select>
      <select data-choose="idle" aria-label="${words.idle}" class="watching">
        ${idleLimits.map((limit) => html`<option value="${limit}">${words.idleOf(limit)}</option>`)}
      </select>
      <span class="gap"></span>
      <button type="button" data-do="copy-command">${words.copyCommand}</button>
      <button type="button" data-do="copy-output">${words.copyOutput}</button>
      <button type="button" data-do="copy-link">${words.copyLink}</button>
      <button type="button" data-do="help">${words.help}</button>
    </div>
    <p class="reduced">${words.still}</p>`;
}

function helpSheet(): Html {
  const list = (keys: readonly (readonly string[])[]) =>
    html`<dl>
      ${keys.map(
        ([key = '', effect = '']) =>
          html`<div>
            <dt><kbd>${key}</kbd></dt>
            <dd>${effect}</dd>
          </div>`,
      )}
    </dl>`;
  return html`<dialog aria-label="${helpWords.title}">
    <h3>${helpWords.title}</h3>
    ${list(helpWords.watch)}
    <h3>${helpWords.stepTitle}</h3>
    ${list(helpWords.step)}
    <h3>${helpWords.typeTitle}</h3>
    ${list(helpWords.type)}
    <form method="dialog"><button>${words.close}</button></form>
  </dialog>`;
}
