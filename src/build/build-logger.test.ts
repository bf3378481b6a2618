import { describe, expect, test } from 'vitest';
import { buildLogger, isWorthPrinting } from './build-logger.ts';

const warn = (message: string) => isWorthPrinting({ level: 'warn', label: 'vite', message });

describe('isWorthPrinting', () => {
  test('keeps errors, and warnings that nobody expects', () => {
    expect(isWorthPrinting({ level: 'error', label: null, message: 'x' })).toBe(true);
    expect(warn('[MODULE_LEVEL_DIRECTIVE] the directive "use client" may not be preserved')).toBe(
      true,
    );
    expect(warn('The collection "recordings" does not exist or is empty.')).toBe(true);
  });

  test('leaves out progress and what is expected', () => {
    expect(isWorthPrinting({ level: 'info', label: 'build', message: 'x' })).toBe(false);
    expect(warn('The Sitemap integration requires the `site` astro.config option. Skipping.')).toBe(
      false,
    );
    expect(warn('[MODULE_LEVEL_DIRECTIVE] the directive "use astro:head-inject" may not')).toBe(
      false,
    );
  });
});

describe('buildLogger', () => {
  test('leaves other commands than build to Astro', () => {
    expect(buildLogger(['node', 'astro', 'dev'])).toEqual({});
    expect(buildLogger(['node', 'astro', 'build']).logger?.entrypoint).toMatch(/build-logger\.ts$/);
  });
});
