import { required } from '~/browser/required.ts';
import { loadSession } from './load-session.ts';
import { frameMarkup } from './frame.ts';
import { Player } from './player.ts';

type TerminalModule = typeof import('~/browser/terminal.ts');

/**
 * Opens the player in an island whose HTML CommandReplay.astro wrote.
 *
 * @param terminals - The module of the terminal, on its way.
 * @throws {Unplayable} when a file does not come or cannot be read; Error when the terminal does not.
 */
export async function openPlayer(
  island: HTMLElement,
  frame: HTMLElement,
  terminals: Promise<TerminalModule>,
): Promise<Player> {
  const links = [...island.querySelectorAll<HTMLAnchorElement>('a[data-cast]')];
  const addresses = {
    session: island.dataset['session'] ?? '',
    casts: new Map(links.map((link) => [link.dataset['cast'] ?? '', link.href])),
  };
  const styles = terminals.then((module) => module.loadTerminalStyles());
  const [{ session, casts }, module] = await Promise.all([
    loadSession(addresses),
    terminals,
    styles,
  ]);
  measureFont(island);
  frame.innerHTML = frameMarkup(casts.map(({ host }) => host)).toString();
  return new Player({ island, frame, session, casts, terminals: module });
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
