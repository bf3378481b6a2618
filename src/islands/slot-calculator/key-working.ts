import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import type { Cluster } from '~/domain/redis-cluster/cluster.ts';
import type { KeyWorking } from '~/domain/redis-cluster/key-slot.ts';
import { quoteKey } from '~/domain/redis-cluster/key-text.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { ownerName } from './owner.ts';
import { table } from './pieces.ts';
import { hex4, keyWords as words } from './view-words.ts';

/** Bytes whose working is shown before the middle is left out. */
const mostSteps = 24;

/** One key's way to its slot, step by step. */
export function keyWorking(
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

function hex2(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
