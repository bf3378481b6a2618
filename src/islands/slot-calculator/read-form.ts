import { emptyStep, type CalculatorForm, type StepForm } from '~/domain/redis-cluster/form.ts';

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * The form as its fields stand on the page, word for word. What has no field now (the other kind of step, the
 * other way to begin) keeps what was typed before.
 */
export function readForm(root: Element, before: CalculatorForm): CalculatorForm {
  const fields: Record<string, string> = {};
  for (const each of fieldsIn(root)) {
    if (each.closest('[data-step]') !== null) continue;
    const { field = '' } = each.dataset;
    if (each instanceof HTMLInputElement && each.type === 'radio' && !each.checked) continue;
    fields[field] = each.value;
  }
  const steps = [...root.querySelectorAll<HTMLElement>('[data-step]')].map((step, index) =>
    readStep(step, before.steps[index] ?? emptyStep),
  );
  return { ...before, ...fields, steps };
}

function readStep(step: HTMLElement, before: StepForm): StepForm {
  const fields: Record<string, string> = {};
  for (const each of fieldsIn(step)) {
    const { field = '' } = each.dataset;
    const isOff = each instanceof HTMLInputElement && each.type === 'checkbox' && !each.checked;
    fields[field] = isOff ? '' : each.value;
  }
  const sources = [...step.querySelectorAll<HTMLInputElement>('[data-from]')];
  if (sources.length > 0) {
    fields['from'] = sources
      .filter(({ checked }) => checked)
      .map(({ value }) => value)
      .join(' ');
  }
  const weights = [...step.querySelectorAll<HTMLInputElement>('[data-weight]')];
  if (weights.length > 0) {
    // 1 is what redis-cli takes where nothing is said; an empty field is something said wrong.
    fields['weights'] = weights
      .filter(({ value }) => value.trim() !== '1')
      .map(
        ({ value, dataset }) => `${dataset['weight'] ?? ''}=${value.trim().replace(/\s+/g, '_')}`,
      )
      .join(' ');
  }
  return { ...before, ...fields };
}

function fieldsIn(root: Element): readonly Typed[] {
  return [...root.querySelectorAll<Typed>('[data-field]')];
}
