import type { z } from 'astro/zod';
import { nearest } from '../../domain/finding/nearest.ts';

/** What is wrong with one value, told by zod. */
export type Issue = z.core.$ZodIssue;

/**
 * What is wrong with a value, in a writer's words: what was expected and what is there. A schema that has words of its
 * own keeps them.
 *
 * @param found - The value that is there.
 * @returns A sentence that goes on after the value's name, ending with a full stop.
 */
export function wordsFor(issue: Issue, found: unknown): string {
  return (told(issue, found) ?? issue.message).replace(/\.?$/, '.');
}

function told(issue: Issue, found: unknown): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (!issue.message.startsWith('Invalid input')) return undefined;
      return `expected ${kinds[issue.expected] ?? issue.expected}, found ${shown(found)}${issue.expected === 'string' && isBare(found) ? ' (text needs quotes)' : ''}`;
    case 'invalid_value': {
      const values = issue.values.map(shownLiteral);
      const near = typeof found === 'string' ? nearest(shownLiteral(found), values) : undefined;
      const list = values.join(', ');
      return `expected ${values.length === 1 ? '' : 'one of '}${list}; found ${shown(found)}${near === undefined ? '' : `, nearest: ${near}`}`;
    }
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      if (issue.origin === 'array') return `needs at least ${entries(Number(issue.minimum))}`;
      return `must be at least ${String(issue.minimum)}; found ${shown(found)}`;
    case 'too_big':
      if (issue.origin === 'string') return `is longer than ${String(issue.maximum)} characters`;
      if (issue.origin === 'array') return `has more than ${entries(Number(issue.maximum))}`;
      return `must be at most ${String(issue.maximum)}; found ${shown(found)}`;
    case 'invalid_format':
      return issue.message.startsWith('Invalid')
        ? `${shown(found)} is not of the form ${issue.pattern ?? issue.format}`
        : undefined;
    default:
      return undefined;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields with values',
  record: 'fields with values',
  date: 'a date such as 2026-01-31',
};

function entries(count: number): string {
  return count === 1 ? 'one entry' : `${count} entries`;
}

/** What YAML takes for something else than text unless it is quoted. */
function isBare(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
}

function shownLiteral(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return `the date ${value.toISOString().slice(0, 10)}`;
  if (typeof value === 'object') return 'fields with values';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : typeof value;
  return `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
}
