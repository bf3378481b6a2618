import {
  mastersWithCounts,
  shortName,
  type Calculation,
} from '~/domain/redis-cluster/calculation.ts';
import { rangesOfNode, slotsOf, type Cluster } from '~/domain/redis-cluster/cluster.ts';
import { rangesOf } from '~/domain/redis-cluster/ranges.ts';
import { reshardAnswers, stepCommands } from '~/domain/redis-cluster/redis-cli-commands.ts';
import type { SourceShare } from '~/domain/redis-cluster/reshard.ts';
import type { StepOutcome } from '~/domain/redis-cluster/step.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { roundedApart } from './numbers.ts';
import { comparison } from './comparison.ts';
import { commands, masterName, nameOf, rangeList, table, type Place } from './pieces.ts';
import { scaleWords as words } from './view-words.ts';

/** What one step does: its plan and its commands. */
export function stepResult(calculation: Calculation, outcome: StepOutcome, place: Place): Html {
  if (outcome.after === undefined) return html``;
  return html`${doneBy[outcome.form.kind](calculation, outcome)}
  ${outcome.reshard !== undefined && reshardNotes(outcome)}
  ${commands(stepCommands(outcome), place)} ${outcome.reshard !== undefined && answers(outcome)}`;
}

/** What all steps together did to the cluster. */
export function scaleResult(calculation: Calculation): Html {
  const [before] = calculation.clusters;
  const after = calculation.clusters.at(-1);
  if (before === undefined || after === undefined)
    return html`<p class="quiet">${words.noStart}</p>`;
  if (calculation.form.steps.length === 0) return html`<p class="quiet">${words.nothing}</p>`;
  const broken = brokenStep(calculation);
  return html`<p class="title">${words.result}</p>
    ${broken !== undefined && html`<p class="refusal">${words.broken(broken)}</p>`}
    ${comparison(calculation, before, after)} ${resultTable(calculation, before, after)}`;
}

/** The end in one sentence, for people who listen. */
export function scaleSummary(calculation: Calculation): string {
  const after = calculation.clusters.at(-1);
  if (after === undefined) return words.noStart;
  const broken = brokenStep(calculation);
  if (broken !== undefined) return words.broken(broken);
  const names = mastersWithCounts(after).map(
    ({ address, owned }) => `${shortName(address, calculation.masters)} ${owned} 个槽`,
  );
  return words.summary(names.length > 12 ? `${names.length} 个主节点` : names.join('，'));
}

/** The number of the step that cannot be done; the first is 1. */
function brokenStep({ steps }: Calculation): number | undefined {
  return steps.at(-1)?.problems.length ? steps.length : undefined;
}

/** The steps without fields, for a page without script. */
export function stepList(calculation: Calculation): Html {
  return html`<ol class="steps">
    ${calculation.steps.map(
      (outcome) =>
        html`<li>
          <p class="title">${words.kinds[outcome.form.kind]}</p>
          ${stepResult(calculation, outcome, 'page')}
        </li>`,
    )}
  </ol>`;
}

const doneBy: Readonly<
  Record<StepOutcome['form']['kind'], (calculation: Calculation, outcome: StepOutcome) => Html>
> = {
  add: (calculation, { form }) =>
    html`<p>${words.added(shortName(form.address.trim(), calculation.masters))}</p>`,
  remove: (calculation, { form }) =>
    html`<p>${words.removed(shortName(form.address.trim(), calculation.masters))}</p>`,
  reshard: sharesTable,
  rebalance: transfersTable,
  move: (calculation, { moves, before }) => {
    const [move] = moves;
    const name = (node: number | undefined) => nameOf(calculation, before, node ?? -1);
    return html`<p>
      ${words.moved(moves.length, name(move?.from), name(move?.to))}${words.moveNote}
    </p>`;
  },
};

function sharesTable(calculation: Calculation, { before, reshard }: StepOutcome): Html {
  if (reshard === undefined) return html``;
  let at = 0;
  const rows = reshard.shares.map(({ from, owned, exact, gives }) => {
    const slots = reshard.moves.slice(at, (at += gives)).map(({ slot }) => slot);
    return [
      masterName(calculation, before.nodes[from]?.address),
      owned,
      roundedApart(exact),
      html`<strong>${gives}</strong>`,
      rangeList(rangesOf(slots)),
    ];
  });
  return table(words.sharesHead, rows);
}

function reshardNotes({ reshard, moves }: StepOutcome): Html {
  if (reshard === undefined) return html``;
  const owned = reshard.shares.map((share) => share.owned);
  const total = owned.reduce((sum, each) => sum + each, 0);
  const isShort = moves.length < reshard.asked;
  return html`<p class="quiet">
      ${words.sharesNote}${new Set(owned).size < owned.length && tiesNote(reshard.shares)}
    </p>
    ${
      isShort &&
      html`<p class="refusal">
        ${
          moves.length === total
            ? words.exhausted(reshard.asked, total)
            : words.short(reshard.asked, moves.length)
        }
      </p>`
    }`;
}

/** Sources that own as much as the first may stand first in a real cluster, and then give what is rounded up. */
function tiesNote([first, second]: readonly SourceShare[]): string {
  const isFirstTied = first !== undefined && first.owned === second?.owned;
  return isFirstTied && first.gives !== second.gives ? words.tiesWithFirst : words.ties;
}

function answers(outcome: StepOutcome): Html {
  return html`<details>
    <summary>${words.answers}</summary>
    ${table(
      words.answersHead,
      reshardAnswers(outcome).map(({ question, answer }) => [
        html`<code>${question}</code>`,
        html`<code>${answer}</code>`,
      ]),
    )}
  </details>`;
}

function transfersTable(calculation: Calculation, { form, before, rebalance }: StepOutcome): Html {
  if (rebalance === undefined) return html``;
  if (rebalance.problem !== undefined) {
    return html`<p>
      ${words.balanced(form.threshold.trim())}${Number(form.threshold) === 0 && words.zeroThreshold}
    </p>`;
  }
  return table(
    words.transfersHead,
    rebalance.transfers.map(({ from, to, slots }, index) => [
      index + 1,
      masterName(calculation, before.nodes[from]?.address),
      masterName(calculation, before.nodes[to]?.address),
      slots.length,
      rangeList(rangesOf(slots)),
    ]),
  );
}

function resultTable(calculation: Calculation, before: Cluster, after: Cluster): Html {
  return table(
    words.resultHead,
    calculation.masters.flatMap((address) => {
      const [was, is] = [before, after].map((cluster) => ({
        cluster,
        node: cluster.nodes.findIndex((node) => node.address === address),
      }));
      if (was === undefined || is === undefined) return [];
      const [had, has] = [was, is].map(({ cluster, node }) =>
        node === -1 ? 0 : slotsOf(cluster, node).length,
      );
      const change = (has ?? 0) - (had ?? 0);
      return [
        [
          masterName(calculation, address),
          was.node === -1 ? '—' : (had ?? 0),
          is.node === -1 ? '—' : (has ?? 0),
          change > 0 ? `+${change}` : String(change).replace('-', '−'),
          is.node === -1 ? '—' : rangeList(rangesOfNode(after, is.node)),
        ],
      ];
    }),
  );
}
