import {
  emptyForm,
  emptyStep,
  stepKinds,
  type CalculatorForm,
} from '~/domain/redis-cluster/form.ts';
import { formOfLink, linkOf } from '~/domain/redis-cluster/link.ts';

/**
 * localStorage['dockside-slot-calculator'] holds `{ version: 1, form }`, the CalculatorForm of the calculator's own
 * page, as typed. Only that page reads and writes it, so it stays when other chapters move. Anything else in it
 * is passed over.
 */
const storageKey = 'dockside-slot-calculator';

/** The form in the page's address, else the one this device remembers. */
export function keptForm(): CalculatorForm | undefined {
  return formOfLink(location.hash.slice(1)) ?? storedForm();
}

/**
 * Keeps a form in the page's address at once, and on the device a moment after the last change.
 *
 * @returns false when it is too long for an address; the device still has it.
 */
export function keepForm(form: CalculatorForm): boolean {
  const link = linkOf(form);
  history.replaceState(
    history.state,
    '',
    link === undefined ? location.pathname + location.search : `#${link}`,
  );
  clearTimeout(waiting);
  unsaved = form;
  waiting = setTimeout(saveForm, 300);
  return link !== undefined;
}

/** Puts what waits onto the device now: the page may be about to go. */
export function saveForm() {
  clearTimeout(waiting);
  if (unsaved === undefined) return;
  const form = unsaved;
  unsaved = undefined;
  try {
    localStorage.setItem(storageKey, JSON.stringify({ version: 1, form }));
  } catch {
    // Private windows and full devices refuse: the address still has it.
  }
}

let waiting: ReturnType<typeof setTimeout> | undefined;
let unsaved: CalculatorForm | undefined;

/** Forgets what address and device hold. */
export function forgetForm() {
  clearTimeout(waiting);
  unsaved = undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Private windows refuse; then nothing was kept either.
  }
}

function storedForm(): CalculatorForm | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (!isRecord(kept) || kept['version'] !== 1 || !isRecord(kept['form'])) return undefined;
    const { steps } = kept['form'];
    return {
      ...withTexts(emptyForm, kept['form']),
      steps: (Array.isArray(steps) ? steps : [])
        .filter(isRecord)
        .map((step) => withTexts(emptyStep, step)),
    };
  } catch {
    return undefined; // Somebody else wrote there, or the browser refuses.
  }
}

/** A form with the texts that were kept for its fields; where one may only be a few words, with those alone. */
function withTexts<Form extends object>(form: Form, kept: Record<string, unknown>): Form {
  const texts = Object.keys(form).flatMap((name) => {
    const value = kept[name];
    if (typeof value !== 'string') return [];
    const allowed = choices[name];
    return allowed === undefined || allowed.includes(value) ? [[name, value] as const] : [];
  });
  return { ...form, ...Object.fromEntries(texts) };
}

const choices: Readonly<Record<string, readonly string[]>> = {
  view: ['keys', 'create', 'scale', 'picture'],
  start: ['create', 'nodes'],
  kind: stepKinds,
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
