import { antiAffinityScore, sameAsMaster } from '~/domain/redis-cluster/anti-affinity.ts';
import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import {
  mastersOf,
  rangesOfNode,
  slotCounts,
  type Cluster,
} from '~/domain/redis-cluster/cluster.ts';
import { createCommand } from '~/domain/redis-cluster/redis-cli-commands.ts';
import type { Created } from '~/domain/redis-cluster/start.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { commands, field, masterName, rangeList, table, type Place } from './pieces.ts';
import { axis, strip } from './strip.ts';
import { createWords as words } from './view-words.ts';

/** The fields of the view, as they are typed. */
export function createForm({ form }: Calculation, id: string): Html {
  const choice = (value: 'create' | 'nodes', label: string) =>
    html`<label
      ><input
        type="radio"
        name="${id}-start"
        data-field="start"
        value="${value}"
        ${form.start === value && html` checked`}
      />
      ${label}</label
    >`;
  const short = (name: 'masters' | 'replicas' | 'port', label: string) =>
    field({
      id: `${id}-${name}`,
      name,
      label,
      control: (attributes) =>
        html`<input ${attributes} type="text" inputmode="numeric" value="${form[name]}" />`,
    });
  return html`<div class="fields">
    <fieldset class="choices">
      <legend>${words.start}</legend>
      ${choice('create', words.byCreate)} ${choice('nodes', words.byNodes)}
    </fieldset>
    <div class="row" data-start="create">
      ${short('masters', words.masters)} ${short('replicas', words.replicas)}
      ${field({
        id: `${id}-hosts`,
        name: 'hosts',
        label: words.hosts,
        hint: words.hostsHint,
        control: (attributes) => html`<input ${attributes} type="text" value="${form.hosts}" />`,
      })}
      ${short('port', words.port)}
    </div>
    <div data-start="nodes">
      ${field({
        id: `${id}-nodes`,
        name: 'nodes',
        label: words.nodes,
        hint: words.nodesHint,
        control: (attributes) =>
          html`<textarea ${attributes} rows="8" wrap="off">${`\n${form.nodes}`}</textarea>`,
      })}
    </div>
  </div>`;
}

/** The cluster that the fields give; empty while they give none. */
export function createResult(calculation: Calculation, place: Place): Html {
  const { cluster, created } = calculation.start;
  if (cluster === undefined) return html``;
  return html`<div class="picture">${strip(cluster, calculation.masters)}${axis()}</div>
    ${created === undefined ? readNote(cluster) : html`<p class="title">${words.ranges}</p>`}
    ${rangesTable(calculation, cluster)} ${created !== undefined && placementNotes(created)}
    ${
      created !== undefined &&
      html`<p class="title">${words.command}</p>
        ${commands(createCommand(created), place)}`
    }`;
}

function rangesTable(calculation: Calculation, cluster: Cluster): Html {
  const counts = slotCounts(cluster);
  return table(
    words.rangeHead,
    mastersOf(cluster).map((node) => {
      const { address, id } = cluster.nodes[node] ?? {};
      const replicas = cluster.nodes.filter(({ replicates }) => replicates === id);
      return [
        masterName(calculation, address),
        html`<code class="whole">${address}</code>`,
        rangeList(rangesOfNode(cluster, node)),
        counts[node] ?? 0,
        replicas.length === 0
          ? '—'
          : replicas.map((replica) => html`<code class="whole">${replica.address}</code> `),
      ];
    }),
  );
}

function readNote(cluster: Cluster): Html {
  const masters = mastersOf(cluster).length;
  return html`<p class="answer">${words.read(masters, cluster.nodes.length - masters)}</p>`;
}

function placementNotes({
  hosts,
  masters,
  final,
  firstScore,
  finalScore,
  addresses,
}: Created): Html {
  if (final.length === 0) return html``;
  const same = Math.floor(antiAffinityScore(hosts, final) / sameAsMaster);
  const unplaced = addresses.length - masters.length - final.length;
  return html`<p>${words.score(firstScore, finalScore)}</p>
    ${same > 0 && html`<p class="refusal">${words.sameHost(same)}</p>`}
    ${same === 0 && finalScore > 0 && html`<p class="refusal">${words.sharedHost}</p>`}
    ${unplaced > 0 && html`<p class="refusal">${words.unplaced(unplaced)}</p>`}`;
}
