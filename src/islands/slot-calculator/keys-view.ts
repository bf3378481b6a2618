import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import { judgeCommand } from '~/domain/redis-cluster/command-keys.ts';
import { readWords } from '~/domain/redis-cluster/command-words.ts';
import { bytesOf, readKeyList, type KeyList } from '~/domain/redis-cluster/key-list.ts';
import { explainKeySlot } from '~/domain/redis-cluster/key-slot.ts';
import { keyList } from './key-list-view.ts';
import { keyWorking } from './key-working.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { ownerAddress } from './owner.ts';
import { field } from './pieces.ts';
import { commandProblemText } from './problem-words.ts';
import { keyWords as words } from './view-words.ts';

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
  if (only === undefined) {
    // With nothing but broken lines, the field says what is wrong.
    return list.problems.length > 0 ? html`` : html`<p class="quiet">${words.nothing}</p>`;
  }
  return html`${
    list.keys.length === 1
      ? keyWorking(calculation, cluster, explainKeySlot(bytesOf(only)))
      : keyList(calculation, cluster, list, shown)
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

/** The list that a form holds; read once for the result and for what is wrong with it. */
export function listOf({ form }: Calculation): KeyList {
  return readKeyList(form.keys);
}
