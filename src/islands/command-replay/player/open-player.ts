import { required } from '~/browser/required.ts';
import { readSession } from './load-session.ts';
import { frameMarkup } from './frame.ts';
import { Player } from './player.ts';

type TerminalModule = typeof import('~/browser/terminal.ts');

/**
 * Opens the player in an island whose HTML CommandReplay.astro wrote.
 *
 * @param files - The answers to the requests for the session and for the cast of each host, in the page's order.
 * @throws {Unplayable} when a file did not come or cannot be read.
 */
export async function openPlayer(
  island: HTMLElement,
  terminals: TerminalModule,
  files: readonly PromiseSettledResult<Response>[],
): Promise<Player> {
  const links = [...island.querySelectorAll<HTMLElement>('a[data-cast]')];
  const hosts = links.map(({ dataset }) => dataset['cast'] ?? '');
  const { session, casts } = await readSession(files, hosts);
  const frame = required(island, '[data-player]');
  measureFont(island);
  frame.innerHTML = frameMarkup(hosts).toString();
  return new Player({ island, frame, session, casts, terminals });
}

/** Tells the style sheet how wide and how high a character of the terminal is, for a font size of 1. */
function measureFont(island: HTMLElement): void {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return; // The style sheet guesses.
  context.font = `100px ${getComputedStyle(required(island, '.shell')).fontFamily}`;
  const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('0');
  const height = (fontBoundingBoxAscent + fontBoundingBoxDescent) / 100;
  island.style.setProperty('--character', String(width / 100));
  island.style.setProperty('--row', String(Math.max(1.3, height)));
}
