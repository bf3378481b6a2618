import { shortName, type Calculation } from '~/domain/redis-cluster/calculation.ts';
import type { Cluster } from '~/domain/redis-cluster/cluster.ts';
import { formatRange, sizeOf } from '~/domain/redis-cluster/ranges.ts';
import { changedRanges, comparedRanges, comparison, type ComparedRange } from './comparison.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { grouped } from './numbers.ts';
import { masterName, table, type Place } from './pieces.ts';
import { ring } from './ring.ts';
import { pictureWords as words } from './view-words.ts';

/** Rows of the table of ranges; a cluster cut up finer is still read range by range with the keys. */
const mostRows = 300;

/** The cluster before and after as a ring and as strips, and every range in a table. */
export function pictureResult(
  calculation: Calculation,
  before: Cluster,
  after: Cluster,
  place: Place,
): Html {
  const { masters } = calculation;
  const runs = comparedRanges(before, after);
  return html`<div class="pictures">
      <div class="ringed">
        ${ring({ before, after, moved: changedRanges(before, after), masters })}
        <div class="legend">${masters.map((address) => masterName(calculation, address))}</div>
      </div>
      ${comparison(calculation, before, after)}
    </div>
    ${place === 'calculator' && html`<p class="buttons"><button type="button" data-replay>${words.replay}</button></p>`}
    <p class="title">${words.table}</p>
    ${table(
      words.tableHead,
      runs
        .slice(0, mostRows)
        .map((run) => [
          formatRange(run),
          grouped(sizeOf(run)),
          masterName(calculation, run.before),
          run.before === run.after
            ? masterName(calculation, run.after)
            : html`<span class="changed">→ ${masterName(calculation, run.after)}</span>`,
        ]),
    )}
    ${runs.length > mostRows && html`<p class="quiet">${words.rest(runs.length - mostRows)}</p>`}`;
}

/** A range in words, for the reader's line and for people who listen. */
export function readingOf({ masters }: Calculation, run: ComparedRange): string {
  const name = (address: string | undefined) =>
    address === undefined ? words.nobody : shortName(address, masters);
  return words.reading({
    range: formatRange(run),
    size: sizeOf(run),
    owner: name(run.after),
    before: name(run.before),
  });
}
