import { emptyForm, emptyStep, stepKinds, type CalculatorForm, type StepForm } from './form.ts';

/** What the part of an address after # begins with when it holds a calculation; headings never look like this. */
export const linkPrefix = 'slots:';
/** Longer links are cut by chat programs and some servers' logs; what is typed stays on the device instead. */
export const longestLink = 6000;

const views: readonly CalculatorForm['view'][] = ['keys', 'create', 'scale', 'picture'];
const texts = ['keys', 'command', 'masters', 'replicas', 'hosts', 'port', 'nodes'] as const;
/** The fields of a step that each kind reads, in the order of the link. */
const fieldsOf: Readonly<Record<StepForm['kind'], readonly (keyof StepForm)[]>> = {
  add: ['address'],
  reshard: ['slots', 'to', 'from'],
  move: ['ranges', 'to', 'from'],
  rebalance: ['weights', 'threshold', 'empty'],
  remove: ['address'],
};

/**
 * A form as the part of an address after #, word for word; what is as in `emptyForm` is left out. It stays in the
 * browser: no server sees what follows #.
 *
 * @returns undefined when the link would be longer than `longestLink`.
 * @example linkOf({ ...emptyForm, view: 'create', masters: '4' }) // 'slots:view=create&masters=4'
 */
export function linkOf(form: CalculatorForm): string | undefined {
  // Escaped text is never shorter, so a long list is not worth escaping.
  if (form.keys.length + form.nodes.length > longestLink) return undefined;
  const fields = [
    ...(form.view === emptyForm.view ? [] : [['view', form.view] as const]),
    ...(form.start === emptyForm.start ? [] : [['start', form.start] as const]),
    ...texts.flatMap((name) =>
      form[name] === emptyForm[name] ? [] : [[name, escape(form[name])] as const],
    ),
    ...form.steps.map((step) => {
      const values = fieldsOf[step.kind].map((field) => escape(step[field]));
      return ['step', [step.kind, ...values].join('~')] as const;
    }),
  ];
  const link = linkPrefix + fields.map(([name, value]) => `${name}=${value}`).join('&');
  return link.length > longestLink ? undefined : link;
}

/**
 * The form in the part of an address after #. Names and steps it does not know are passed over, since a link may
 * come from an older or newer edition of the book.
 *
 * @param fragment - Without the #.
 * @returns undefined when it holds no calculation.
 */
export function formOfLink(fragment: string): CalculatorForm | undefined {
  if (!fragment.startsWith(linkPrefix)) return undefined;
  const pairs = fragment
    .slice(linkPrefix.length)
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')] as const;
    });
  const named = new Map(pairs);
  const view = views.find((each) => each === named.get('view')) ?? emptyForm.view;
  const typed = Object.fromEntries(
    texts.flatMap((name) => {
      const value = named.get(name);
      return value === undefined ? [] : [[name, unescape(value)]];
    }),
  );
  const steps = pairs.flatMap(([name, value]) => (name === 'step' ? stepOf(value) : []));
  const start = named.get('start') === 'nodes' ? 'nodes' : 'create';
  return { ...emptyForm, ...typed, view, start, steps };
}

/** Whether the part of an address after # is a calculation word for word: `formOfLink` passes over what it does not know. */
export function isWholeLink(fragment: string): boolean {
  const form = formOfLink(fragment);
  return form !== undefined && linkOf(form) === fragment;
}

function stepOf(text: string): readonly StepForm[] {
  const [name, ...values] = text.split('~');
  const kind = stepKinds.find((each) => each === name);
  if (kind === undefined) return [];
  const fields = fieldsOf[kind].map((field, index) => [field, unescape(values[index] ?? '')]);
  return [{ ...emptyStep, ...Object.fromEntries(fields), kind } as StepForm];
}

/** As encodeURIComponent(), but what may stand after # stays readable; ~ divides the fields of a step. */
function escape(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll('~', '%7E')
    .replace(/%(?:3A|2F|2C|40)/g, (code) => decodeURIComponent(code))
    .replaceAll('%20', '+');
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // A % that begins no escape: somebody wrote the link by hand.
  }
}
