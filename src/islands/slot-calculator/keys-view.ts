import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import { judgeCommand } from '~/domain/redis-cluster/command-keys.ts';
import { nobody, type Cluster } from '~/domain/redis-cluster/cluster.ts';
import { readWords } from '~/domain/redis-cluster/command-words.ts';
import {
  bytesOf,
  readKeyList,
  spreadOf,
  type KeyList,
  type ListedKey,
} from '~/domain/redis-cluster/key-list.ts';
import { explainKeySlot, type KeyWorking } from '~/domain/redis-cluster/key-slot.ts';
import { quoteKey } from '~/domain/redis-cluster/key-text.ts';
import { html, type Html } from './markup.ts';
import { grouped, rounded } from './numbers.ts';
import { field, masterName, table } from './pieces.ts';
import { commandProblemText } from './problem-words.ts';
import { hex4, keyWords as words, signed } from './view-words.ts';

/** Bytes whose working is shown before the middle is left out. */
const mostSteps = 24;
/** Groups of keys that share a slot, shown at most. */
const mostGroups = 20;
const buckets = 64;

/** The fields of the view, as they are typed. */
export function keysForm({ form }: Calculation, id: string): Html {
  return html`<div class="fields">
    ${field({
      id: `${id}-keys`,
      name: 'keys',
      label: words.field,
      hint: words.hint,
      control: (attributes) =>
        html`<textarea ${attributes} rows="5" wrap="off">${`\n${form.keys}`}</textarea>`,
    })}
    <label class="file"
      >${words.file} <input type="file" data-file accept="text/*,.txt,.csv,.log"
    /></label>
    ${field({
      id: `${id}-command`,
      name: 'command',
      label: words.command,
      hint: words.commandHint,
      control: (attributes) => html`<input ${attributes} type="text" value="${form.command}" />`,
    })}
    <p data-out="command" role="status"></p>
  </div>`;
}

/** What the view says of the keys. `shown`: how many rows of a long list. */
export function keysResult(calculation: Calculation, list: KeyList, shown: number): Html {
  const cluster = calculation.clusters.at(-1);
  const [only] = list.keys;
  if (only === undefined) return html`<p class="quiet">${words.nothing}</p>`;
  return html`${
    list.keys.length === 1
      ? working(calculation, cluster, explainKeySlot(bytesOf(only)))
      : many(calculation, cluster, list, shown)
  }`;
}

/** What there is to say of a command. */
export interface CommandResult {
  readonly text: string;
  /** It cannot be judged; the cluster refuses it; the cluster runs it. */
  readonly kind: 'problem' | 'refusal' | 'fine';
}

/** What the cluster says to the command that is typed; no text when none is. */
export function commandResult(calculation: Calculation): CommandResult {
  const cluster = calculation.clusters.at(-1);
  const typed = calculation.form.command.trim();
  if (typed === '') return { text: '', kind: 'fine' };
  const read = readWords(typed);
  if (read === undefined) return { text: commandProblemText('quotes', ''), kind: 'problem' };
  const verdict = judgeCommand(read);
  if ('problem' in verdict) {
    const name = new TextDecoder().decode(read[0]).toUpperCase();
    return { text: commandProblemText(verdict.problem, name), kind: 'problem' };
  }
  const { keys, slots, isCrossSlot } = verdict;
  const [slot] = slots;
  if (slot === undefined) return { text: words.verdict.none, kind: 'fine' };
  const text = isCrossSlot
    ? words.verdict.cross(keys.length, new Set(slots).size)
    : words.verdict.one(slot, ownerAddress(cluster, slot) ?? words.unserved);
  return { text, kind: isCrossSlot ? 'refusal' : 'fine' };
}

function working(
  calculation: Calculation,
  cluster: Cluster | undefined,
  { bytes, rule, start, end, steps, crc, slot }: KeyWorking,
): Html {
  const head = steps.length > mostSteps ? steps.slice(0, mostSteps - 4) : steps;
  const tail = steps.length > mostSteps ? steps.slice(-4) : [];
  const row = (step: (typeof steps)[number]) => [
    html`<code>${quoteKey(Uint8Array.of(step.byte)).slice(1, -1)}</code> 0x${hex2(step.byte)}`,
    hex4(step.before),
    step.index,
    hex4(step.after),
  ];
  return html`<p class="answer">
      <strong>${words.slot(slot)}</strong>
      <span>${words.owner} ${ownerName(calculation, cluster, slot)}</span>
    </p>
    <p class="title">${words.working}</p>
    <ol class="working">
      <li>
        ${words.bytes}
        <span class="bytes"
          >${[...bytes.subarray(0, 256)].map((byte, at) =>
            at >= start && at < end
              ? html`<b>${hex2(byte)}</b> `
              : html`<span>${hex2(byte)}</span> `,
          )}${bytes.length > 256 && '…'}</span
        >
      </li>
      <li>
        ${words.rules[rule]} ${words.hashed} <code>${quoteKey(bytes.subarray(start, end))}</code>
      </li>
      <li>
        ${words.crcSteps} ${table(words.stepHead, head.map(row))}
        ${
          tail.length > 0 &&
          html`<p class="quiet">${words.moreBytes(steps.length - mostSteps)}</p>
            ${table(words.stepHead, tail.map(row))}`
        }
      </li>
      <li>${words.modulo(crc, slot)}</li>
    </ol>`;
}

function many(
  calculation: Calculation,
  cluster: Cluster | undefined,
  { keys, left }: KeyList,
  shown: number,
): Html {
  const slots = keys.map(({ slot }) => slot);
  const used = new Set(slots);
  const [one] = used;
  return html`<p class="answer"><strong>${words.count(keys.length, used.size)}</strong></p>
    ${left > 0 && html`<p class="quiet">${words.left(left)}</p>`}
    <p class="${used.size > 1 ? 'refusal' : 'fine'}">
      ${used.size > 1 ? words.crossSlot(used.size) : words.oneSlot(one ?? 0)}
    </p>
    ${cluster !== undefined && spread(calculation, cluster, slots)}
    ${used.size > 1 && used.size < keys.length && groups(calculation, cluster, keys)}
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

function spread(calculation: Calculation, cluster: Cluster, slots: readonly number[]): Html {
  const { masters, buckets: columns, fullest } = spreadOf(slots, cluster, buckets);
  const most = Math.max(...masters.map(({ keys, expected }) => Math.max(keys, expected)), 1);
  const highest = Math.max(...columns, 1);
  return html`<p class="title">${words.spread}</p>
    ${table(
      words.spreadHead,
      masters.map(({ node, keys, expected }) => [
        masterName(calculation, cluster.nodes[node]?.address),
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
  const bySlot = new Map<number, ListedKey[]>();
  for (const key of keys) {
    const together = bySlot.get(key.slot);
    if (together === undefined) bySlot.set(key.slot, [key]);
    else together.push(key);
  }
  const shared = [...bySlot].filter(([, together]) => together.length > 1).slice(0, mostGroups);
  if (shared.length === 0) return undefined;
  return html`<p class="title">${words.groups}</p>
    ${table(
      words.groupHead,
      shared.map(([slot, together]) => [
        slot,
        ownerName(calculation, cluster, slot),
        html`${together.slice(0, 8).map(({ text }) => html`<code>${shorten(text)}</code> `)}${
          together.length > 8 && `… ${together.length} 个`
        }`,
      ]),
    )}`;
}

function ownerName(calculation: Calculation, cluster: Cluster | undefined, slot: number): Html {
  return masterName(calculation, ownerAddress(cluster, slot));
}

function ownerAddress(cluster: Cluster | undefined, slot: number): string | undefined {
  return cluster?.nodes[cluster.owners[slot] ?? nobody]?.address;
}

/** The list that a form holds; read once for the result and for what is wrong with it. */
export function listOf({ form }: Calculation): KeyList {
  return readKeyList(form.keys);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function hex2(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function percent(share: number): string {
  return `${(100 * Math.min(1, share)).toFixed(2)}%`;
}
