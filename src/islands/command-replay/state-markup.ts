import { hostsToTell } from '~/domain/lab-state/picture.ts';
import type { Chip, HostPicture, MasterPicture, Picture } from '~/domain/lab-state/picture.ts';
import { colourOfPlace, hostColour } from './host-colour.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { changeWords, nodeText, stateText, stateWords as words } from './state-messages.ts';

/**
 * The picture of a cluster, and the same as a table for people who do not see it. The build writes the final
 * state with it, the player each one.
 *
 * @param active - The hosts whose own containers, networks and volumes are told.
 */
export function stateMarkup(picture: Picture, active: readonly string[]): Html {
  const { hosts, unplaced, masters } = picture;
  const hasSwarm = hosts.some(({ node, isOutside }) => node !== undefined || isOutside);
  return html`<div class="cluster" aria-hidden="true">
      ${hasSwarm && html`<div class="nodes">${hosts.map(hostMarkup)}</div>`}
      ${chipList(words.unplaced, unplaced)}
      ${
        masters.length > 0 &&
        html`${slotBar(masters)}
          <div class="nodes" style="--wide: 12rem">${masters.map(masterMarkup)}</div>`
      }
      ${hostsToTell(picture, active).map(engineMarkup)}
    </div>
    ${table(picture)}`;
}

function hostMarkup({ name, node, change, tasks, isOutside }: HostPicture): Html {
  const place = node === undefined ? words.outside : nodeText(node);
  return html`<div class="${change} ${isOutside && 'outside'}" style="--host: ${hostColour(name)}">
    <b>${name}</b> ${mark(change)}
    <p>${place}</p>
    ${chipList('', tasks)}
  </div>`;
}

/** What one host's own engine holds, as one line. */
function engineMarkup({ name, containers, networks, volumes }: HostPicture): Html {
  return html`<div style="--host: ${hostColour(name)}">
    <b>${name}</b> ${chipList(words.containers, containers)} ${chipList(words.networks, networks)}
    ${chipList(words.volumes, volumes)}
  </div>`;
}

function mark(change: Chip['change']): Html | undefined {
  return change === undefined ? undefined : html`<em>${changeWords[change]}</em>`;
}

function chipList(title: string, chips: readonly Chip[]): Html | undefined {
  if (chips.length === 0) return undefined;
  return html`<p>
    ${title !== '' && html`<i>${title}</i>`}
    ${chips.map(
      ({ name, state, tone, change }) =>
        html`<span class="${tone} ${change}"
          >${shortName(name)} ${stateText(state)} ${mark(change)}</span
        >`,
    )}
  </p>`;
}

/** The 16384 slots as one bar, each master's ranges in its colour. */
function slotBar(masters: readonly MasterPicture[]): Html {
  const bars = masters.flatMap(({ slots }, index) =>
    slots.map(
      ([first, last]) =>
        html`<rect
          x="${first}"
          width="${last - first + 1}"
          height="600"
          fill="${colourOfPlace(index)}"
        />`,
    ),
  );
  return html`<svg width="100%" height="20" viewBox="0 0 16384 600" preserveAspectRatio="none">
    ${bars}
  </svg>`;
}

function masterMarkup(master: MasterPicture, index: number): Html {
  const { name, slots, count, moving, replicas, change, health } = master;
  return html`<div class="${change}" style="--host: ${colourOfPlace(index)}">
    <b>${name}</b> ${mark(change)}
    <p>${words.master}${health !== 'ok' && `，${stateText(health)}`}</p>
    <p>${ranges(slots)}（${words.slotCount(count)}${moving > 0 && words.moving(moving)}）</p>
    ${chipList(words.replicas, replicas)}
  </div>`;
}

function ranges(slots: MasterPicture['slots']): string {
  const texts = slots.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
  return texts.join('、') || words.none;
}

function table({ hosts, masters }: Picture): Html {
  const row = (cells: readonly string[]) =>
    html`<tr>
      ${cells.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}
    </tr>`;
  const head = (cells: readonly string[]) =>
    html`<tr>
      ${cells.map((cell) => html`<th scope="col">${cell}</th>`)}
    </tr>`;
  return html`<div class="sr-only">
    <table>
      ${head([words.host, words.role, words.tasks, words.containers, words.networks, words.volumes])}
      ${hosts.map(({ name, node, change, tasks, containers, networks, volumes, isOutside }) =>
        row([
          name,
          told(
            node === undefined ? (isOutside ? words.outside : words.none) : nodeText(node),
            change,
          ),
          ...[tasks, containers, networks, volumes].map(chipsText),
        ]),
      )}
    </table>
    ${
      masters.length > 0 &&
      html`<table>
        ${head([words.master, words.slots, words.replicas])}
        ${masters.map(({ name, slots, replicas, change }) =>
          row([told(name, change), ranges(slots), chipsText(replicas)]),
        )}
      </table>`
    }
  </div>`;
}

/** A volume without a name has a hash of 64 digits. */
function shortName(name: string): string {
  return name.replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1…');
}

function chipsText(chips: readonly Chip[]): string {
  const texts = chips.map(({ name, state, change }) =>
    told(`${shortName(name)} ${stateText(state)}`.trim(), change),
  );
  return texts.join('；') || words.none;
}

function told(text: string, change: Chip['change']): string {
  return change === undefined ? text : `${text}（${changeWords[change]}）`;
}
