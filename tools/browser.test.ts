import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBrowser, findBrowser } from './browser.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tools-browser-'));
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

function program(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
  return path;
}

const noPlaywright = () => undefined;
const nowhere = { env: { PATH: '' }, playwrightPath: noPlaywright };

describe('findBrowser', () => {
  it('takes BROWSER_PATH before any other', () => {
    const named = program('my-browser');
    const own = program('chrome');
    const env = { BROWSER_PATH: named, PATH: folder };
    expect(findBrowser({ env, playwrightPath: () => own })).toBe(named);
  });

  it('takes the one of Playwright before one on PATH', () => {
    const own = program('playwright-chrome');
    program('chromium');
    expect(findBrowser({ env: { PATH: folder }, playwrightPath: () => own })).toBe(own);
  });

  it('takes one on PATH when Playwright has not loaded its own', () => {
    const system = program('google-chrome');
    const playwrightPath = () => join(folder, 'not-loaded');
    expect(findBrowser({ env: { PATH: `/none:${folder}` }, playwrightPath })).toBe(system);
  });

  it('says that BROWSER_PATH names nothing, though another browser is there', () => {
    program('chromium');
    const env = { BROWSER_PATH: '/nonexistent', PATH: folder };
    expect(() =>
      findBrowser({ env, playwrightPath: noPlaywright }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Problem: BROWSER_PATH names "/nonexistent", which is no program. Correct it, or unset it to use the browser that is installed.]`,
    );
  });

  it('says what to install when there is none', () => {
    expect(() => findBrowser(nowhere)).toThrowErrorMatchingInlineSnapshot(`
      [Problem: No browser for the tests was found. Install Chromium or Chrome (Debian: apt-get install chromium fonts-noto-cjk),
      or name one: BROWSER_PATH=/path/to/chrome npm test]
    `);
  });
});

describe('ensureBrowser', () => {
  it('installs nothing when a browser is there', async () => {
    const system = program('chromium');
    const attempt = vi.fn();
    const here = { env: { PATH: folder }, playwrightPath: noPlaywright };
    expect(await ensureBrowser(here, [{ name: 'apt-get install', attempt }])).toBe(system);
    expect(attempt).not.toHaveBeenCalled();
  });

  it('stops at the first way that brings one', async () => {
    const here = { env: { PATH: folder }, playwrightPath: noPlaywright };
    const debian = () => {
      program('chromium');
      return Promise.resolve({ code: 0, output: '' });
    };
    const download = vi.fn();
    const ways = [
      { name: 'apt-get install', attempt: debian },
      { name: 'playwright install chromium', attempt: download },
    ];
    expect(await ensureBrowser(here, ways)).toBe(join(folder, 'chromium'));
    expect(download).not.toHaveBeenCalled();
  });

  it('tells what each way printed when none brought one', async () => {
    const ways = [
      { name: 'apt-get install', attempt: () => Promise.resolve({ code: 100, output: 'E: no\n' }) },
      {
        name: 'playwright install chromium',
        attempt: () => Promise.resolve({ code: 137, output: 'It took more than two minutes.' }),
      },
    ];
    await expect(ensureBrowser(nowhere, ways)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Problem: E: no
      apt-get install failed (exit code 100).
      It took more than two minutes.
      playwright install chromium failed (exit code 137).
      No browser for the tests was found. Install Chromium or Chrome (Debian: apt-get install chromium fonts-noto-cjk),
      or name one: BROWSER_PATH=/path/to/chrome npm test]
    `);
  });
});
