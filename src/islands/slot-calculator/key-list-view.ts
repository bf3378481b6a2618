import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import type { Cluster } from '~/domain/redis-cluster/cluster.ts';
import {
  bytesOf,
  sharedSlots,
  spreadOf,
  type KeyList,
  type KeySpread,
  type ListedKey,
} from '~/domain/redis-cluster/key-list.ts';
import { explainKeySlot } from '~/domain/redis-cluster/key-slot.ts';
import { quoteKey } from '~/domain/redis-cluster/key-text.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { grouped, rounded } from './numbers.ts';
import { ownerName } from './owner.ts';
import { masterName, table } from './pieces.ts';
import { keyWords as words, signed } from './view-words.ts';

/** Groups of keys that share a slot, shown at most. */
const mostGroups = 20;
const buckets = 64;

/** A list of keys: how it spreads, what of it may stand in one command, and its keys. */
export function keyList(
  calculation: Calculation,
  cluster: Cluster | undefined,
  { keys, left }: KeyList,
  shown: number,
): Html {
  const spread = spreadOf(keys, cluster, buckets);
  const isOne = spread.slots === 1;
  return html`<p class="answer"><strong>${words.count(keys.length, spread.slots)}</strong></p>
    ${left > 0 && html`<p class="quiet">${words.left(left)}</p>`}
    <p class="${isOne ? 'fine' : 'refusal'}">
      ${isOne ? words.oneSlot(spread.fullest.slot) : words.crossSlot(spread.slots)}
    </p>
    ${plots(calculation, cluster, spread)} ${!isOne && groups(calculation, cluster, keys)}
    ${table(
      words.head,
      keys.slice(0, shown).map((key) => keyRow(calculation, cluster, key)),
      'tall',
    )}
    ${keys.length > shown && html`<button type="button" data-more>${words.more(Math.min(200, keys.length - shown))}</button>`}`;
}

function keyRow(calculation: Calculation, cluster: Cluster | undefined, key: ListedKey) {
  const bytes = bytesOf(key);
  const { start, end, rule } = explainKeySlot(bytes);
  const part = rule === 'tag' ? quoteKey(bytes.subarray(start, end)) : undefined;
  return [
    html`<code>${shorten(key.text)}</code>`,
    html`<code>${shorten(part === undefined ? key.text : readable(key, start, end))}</code>`,
    key.slot,
    ownerName(calculation, cluster, key.slot),
  ];
}

/** The hashed part as it was typed where it was typed plainly. */
function readable(key: ListedKey, start: number, end: number): string {
  const part = bytesOf(key).subarray(start, end);
  return key.bytes === undefined ? new TextDecoder().decode(part) : quoteKey(part);
}

function plots(
  calculation: Calculation,
  cluster: Cluster | undefined,
  { masters, buckets: columns, fullest }: KeySpread,
): Html {
  const most = Math.max(...masters.map(({ keys, expected }) => Math.max(keys, expected)), 1);
  const highest = Math.max(...columns, 1);
  return html`<p class="title">${words.spread}</p>
    ${table(
      words.spreadHead,
      masters.map(({ node, keys, expected }) => [
        masterName(calculation, cluster?.nodes[node]?.address),
        html`<span class="amount"
          ><svg width="100%" height="14" aria-hidden="true">
            <rect class="filled" width="${percent(keys / most)}" height="14" />
            <line
              x1="${percent(expected / most)}"
              x2="${percent(expected / most)}"
              y1="0"
              y2="14"
            /></svg
          >${grouped(keys)}</span
        >`,
        rounded(expected),
        signed(keys - expected),
      ]),
    )}
    <p class="title">${words.histogram}</p>
    <svg
      class="histogram"
      viewBox="0 0 ${buckets} 20"
      preserveAspectRatio="none"
      width="100%"
      height="72"
      aria-hidden="true"
    >
      ${columns.map(
        (keys, at) =>
          html`<rect
            x="${at + 0.08}"
            width="0.84"
            y="${(20 - (20 * keys) / highest).toFixed(2)}"
            height="${((20 * keys) / highest).toFixed(2)}"
          />`,
      )}
    </svg>
    <p class="quiet">
      ${words.histogramNote(buckets, highest)}${words.fullest(fullest.slot, fullest.keys)}
    </p>`;
}

function groups(
  calculation: Calculation,
  cluster: Cluster | undefined,
  keys: readonly ListedKey[],
): Html | undefined {
  const shared = sharedSlots(keys, mostGroups);
  if (shared.length === 0) return undefined;
  return html`<p class="title">${words.groups}</p>
    ${table(
      words.groupHead,
      shared.map(({ slot, keys: together }) => [
        slot,
        ownerName(calculation, cluster, slot),
        html`${together.slice(0, 8).map(({ text }) => html`<code>${shorten(text)}</code> `)}${
          together.length > 8 && `… ${together.length} 个`
        }`,
      ]),
    )}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function percent(share: number): string {
  return `${(100 * Math.min(1, share)).toFixed(2)}%`;
}
