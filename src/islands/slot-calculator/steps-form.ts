import { mastersOf, type Cluster } from '~/domain/redis-cluster/cluster.ts';
import { stepKinds, wordsOf, type StepForm } from '~/domain/redis-cluster/form.ts';
import { shortName, type Calculation } from '~/domain/redis-cluster/calculation.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { field } from './pieces.ts';
import { scaleWords as words } from './view-words.ts';

/** Every step with its fields; results are put into `[data-result]` of each. */
export function stepsForm(calculation: Calculation, id: string): Html {
  return html`${calculation.form.steps.map((step, index) => {
    const cluster = clusterBefore(calculation, index);
    return stepFieldset({ calculation, cluster, step, index, id: `${id}-step-${index}` });
  })}`;
}

/** Which fields and choices the steps have: as long as it stays, none has to be written anew. */
export function stepsShape(calculation: Calculation): string {
  const shapes = calculation.form.steps.map((step, index) => [
    step.kind,
    step.to,
    ...mastersIn({ cluster: clusterBefore(calculation, index) }),
  ]);
  return JSON.stringify(shapes);
}

/** A step that could not be tried still offers the masters of the last cluster there is. */
function clusterBefore({ steps, clusters }: Calculation, index: number): Cluster | undefined {
  return steps[index]?.before ?? clusters.at(-1);
}

interface StepContext {
  readonly calculation: Calculation;
  readonly cluster: Cluster | undefined;
  readonly step: StepForm;
  readonly index: number;
  readonly id: string;
}

function stepFieldset(context: StepContext): Html {
  const { step, index, id } = context;
  return html`<fieldset class="step" data-step="${index}">
    <legend>${words.step(index + 1)}</legend>
    <div class="row">
      ${choice(
        `${id}-kind`,
        'kind',
        words.kind,
        step.kind,
        stepKinds.map((kind) => [kind, words.kinds[kind]]),
      )}
      ${fieldsOf[step.kind](context)}
    </div>
    <button
      type="button"
      class="quiet-button"
      data-remove-step="${index}"
      aria-label="${`${words.removeStep}：${words.step(index + 1)}`}"
    >
      ${words.removeStep}
    </button>
    <div data-result="${index}"></div>
  </fieldset>`;
}

const fieldsOf: Readonly<Record<StepForm['kind'], (context: StepContext) => Html>> = {
  add: ({ step, id }) => text(id, 'address', words.address, step, words.addressHint),
  reshard: (context) =>
    html`${number(context, 'slots', words.slots)} ${master(context, 'to', words.to)}
    ${sources(context)}`,
  move: (context) =>
    html`${text(context.id, 'ranges', words.ranges, context.step, words.rangesHint)}
    ${master(context, 'from', words.from)} ${master(context, 'to', words.to)}`,
  rebalance: (context) =>
    html`${number(context, 'threshold', words.threshold)} ${weights(context)}
      <div class="field checks">
        <label
          ><input
            type="checkbox"
            data-field="empty"
            value="yes"
            ${context.step.empty === 'yes' && html` checked`}
          />
          ${words.empty}</label
        >
      </div>`,
  remove: (context) => master(context, 'address', words.remove),
};

type TextField = 'address' | 'slots' | 'ranges' | 'threshold';

function text(id: string, name: TextField, label: string, step: StepForm, hint?: string): Html {
  return field({
    id: `${id}-${name}`,
    name,
    label,
    hint,
    control: (attributes) => html`<input ${attributes} type="text" value="${step[name]}" />`,
  });
}

function number({ id, step }: StepContext, name: TextField, label: string): Html {
  return field({
    id: `${id}-${name}`,
    name,
    label,
    control: (attributes) =>
      html`<input ${attributes} type="text" inputmode="decimal" size="6" value="${step[name]}" />`,
  });
}

/** A master to choose; one that has gone stays in the list, so that nothing chosen is lost. */
function master(context: StepContext, name: 'to' | 'from' | 'address', label: string): Html {
  const { id, step } = context;
  const masters = mastersIn(context);
  const chosen = name === 'from' && step.from === 'all' ? '' : step[name].trim();
  const isGone = chosen !== '' && !masters.includes(chosen);
  const options: Option[] = [
    ['', words.choose],
    ...masters.map((address): Option => [address, nameIn(context, address)]),
    ...(isGone ? [[chosen, words.gone(nameIn(context, chosen))] satisfies Option] : []),
  ];
  return choice(`${id}-${name}`, name, label, chosen, options);
}

function sources(context: StepContext): Html {
  const { id, step } = context;
  const isAll = step.from.trim() === 'all';
  const chosen = isAll ? [] : wordsOf(step.from);
  const masters = mastersIn(context).filter((address) => address !== step.to.trim());
  const all = [...masters, ...chosen.filter((address) => !masters.includes(address))];
  const check = (value: string, label: string, isChecked: boolean) =>
    html`<label
      ><input type="checkbox" data-from value="${value}" ${isChecked && html` checked`} />
      ${label}</label
    > `;
  return html`<fieldset class="field checks" data-of="from" aria-describedby="${id}-from-problem">
    <legend>${words.from}</legend>
    ${check('all', words.fromAll, isAll)}
    ${all.map((address) =>
      check(
        address,
        masters.includes(address) ? nameIn(context, address) : words.gone(nameIn(context, address)),
        chosen.includes(address),
      ),
    )}
    <p class="problem" id="${id}-from-problem" data-problem="from"></p>
  </fieldset>`;
}

function weights(context: StepContext): Html {
  const { id, step } = context;
  const typed = new Map(
    wordsOf(step.weights).map((word) => {
      const at = word.lastIndexOf('=');
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
  return html`<fieldset class="field checks" data-of="weights">
    <legend>${words.weights}</legend>
    ${mastersIn(context).map(
      (address) =>
        html`<label
          >${nameIn(context, address)}
          <input
            type="text"
            inputmode="decimal"
            size="4"
            data-weight="${address}"
            aria-label="${words.weightOf(nameIn(context, address))}"
            aria-describedby="${id}-weights-problem"
            value="${typed.get(address) ?? '1'}"
            autocomplete="off"
        /></label> `,
    )}
    <p class="problem" id="${id}-weights-problem" data-problem="weights"></p>
  </fieldset>`;
}

type Option = readonly [value: string, label: string];

function choice(
  id: string,
  name: string,
  label: string,
  chosen: string,
  options: readonly Option[],
): Html {
  return field({
    id,
    name,
    label,
    control: (attributes) =>
      html`<select ${attributes}>
        ${options.map(
          ([value, text]) =>
            html`<option value="${value}" ${value === chosen && html` selected`}>${text}</option>`,
        )}
      </select>`,
  });
}

function mastersIn({ cluster }: Pick<StepContext, 'cluster'>): readonly string[] {
  if (cluster === undefined) return [];
  return mastersOf(cluster).map((node) => cluster.nodes[node]?.address ?? '');
}

function nameIn({ calculation }: StepContext, address: string): string {
  return shortName(address, calculation.masters);
}
